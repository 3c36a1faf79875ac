"""Who meets whom in the rounds of an event: proposed, shown to members, taken back, removed. For Search staff.

A change of places by hand is in ``places``. Everything here holds the event's lock, as marking two to be kept apart
does, and makes the pairing's ``version`` grow.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from cop_portal.mail import run_later
from cop_portal.refusals import Refused
from events import emails
from events.models import Event, Pairing, PairingMeeting, PairingParticipant
from events.pairing import Schedule, pair
from events.schedule.ground import bounds_of, in_order, languages_of, talk_of
from events.schedule.standing import Standing, standing_of
from events.schedule.times import fits_the_day, minutes_in_all
from members.actions.editing import RemovedMeanwhile
from members.actions.recorded import recorded
from members.models import Organization, User

from .acquaintances import lock_event
from .common import require_staff

MOST_ROUNDS = 12
LEAST_MINUTES, MOST_MINUTES = 3, 60
MOST_PAUSE = 60
MOST_PARTICIPANTS = 200


class PairingChanged(Refused):
    """Another has changed the schedule since the page was shown; ``pairing`` is how it stands now."""

    def __init__(self, pairing: Pairing) -> None:
        super().__init__(
            _("Somebody changed the schedule meanwhile, so nothing was saved. This is how it is now."),
            code="changed_meanwhile",
        )
        self.pairing = pairing


@recorded
def make_pairing(
    *,
    event: Event,
    by: User,
    organizations: Iterable[Organization],
    rounds: int,
    minutes: int,
    pause: int = 0,
    day: datetime.date | None = None,
    starts_at: datetime.time | None = None,
    replaces: Pairing | None = None,
    seen_version: int | None = None,
) -> Pairing:
    """Propose who of ``organizations`` meets whom in so many rounds, each of so many minutes with a pause after it.

    Only staff see it until it is published, also where it takes the place of a published one. ``replaces`` is the
    pairing that the person was shown, and ``seen_version`` the version of it: where there is another by now,
    PairingChanged. It has fewer rounds than asked for where nobody is left to meet.
    """
    require_staff(by)
    _refuse_numbers(rounds, minutes, pause)
    day = day or event.starts_on
    if starts_at is not None and not fits_the_day(starts_at, minutes_in_all(rounds, minutes, pause)):
        raise Refused(
            _("The last round would end after midnight. Begin earlier, or with fewer or shorter rounds."),
            field="starts_at",
            code="past_midnight",
        )
    with transaction.atomic():
        event = lock_event(event)
        refuse_pairing(event)
        if not event.starts_on <= day <= event.ends_on:
            raise Refused(_("Choose a day of the event."), field="day", code="day")
        current = Pairing.objects.filter(event=event).first()
        if current is not None and not _is_as_seen(current, replaces, seen_version):
            raise PairingChanged(current)
        standing = standing_of(event)
        chosen = _chosen(standing, organizations)
        schedule = _proposed(standing, chosen, rounds)
        facts = {"minutes": minutes, "pause": pause, "day": day, "starts_at": starts_at}
        return _write(current or Pairing(event=event), chosen, schedule, by, facts)


@recorded
def publish_pairing(*, pairing: Pairing, by: User, seen_version: int | None = None) -> Pairing:
    """Let each organization that takes part see its own rounds, and tell its people once that these are ready.

    Published already, nothing happens. PairingChanged where another has changed it since it was seen.
    """
    require_staff(by)
    with transaction.atomic():
        event = lock_event(pairing.event)
        refuse_pairing(event)
        now = pairing_now(pairing)
        if now.published_at is not None:
            return now
        refuse_changed(now, seen_version)
        if event.state == "draft":
            raise Refused(
                _("This event is not announced, so nobody would see the schedule. Announce it first."),
                code="draft",
            )
        now.published_at = timezone.now()
        _save(now, "published_at")
        run_later(emails.tell_of_schedule, event.pk, now.published_at.isoformat())
    return now


@recorded
def unpublish_pairing(*, pairing: Pairing, by: User) -> Pairing:
    """Only staff see it again. Done again, nothing happens."""
    require_staff(by)
    with transaction.atomic():
        lock_event(pairing.event)
        now = pairing_now(pairing)
        if now.published_at is not None:
            now.published_at = None
            _save(now, "published_at")
    return now


@recorded
def remove_pairing(*, pairing: Pairing, by: User, seen_version: int | None = None) -> None:
    """There are no rounds any more. PairingChanged where another has changed them since they were seen."""
    require_staff(by)
    with transaction.atomic():
        lock_event(pairing.event)
        now = pairing_now(pairing)
        refuse_changed(now, seen_version)
        now.delete()


# -- what is asked first ----------------------------------------------------------------------------------------------


def refuse_pairing(event: Event) -> None:
    """Raise Refused where who meets whom at ``event`` is not arranged any more."""
    if event.cancelled_on is not None:
        raise Refused(_("This event was cancelled, so nobody meets there."), code="cancelled")
    if event.closed_on is not None or event.ends_on < today():
        raise Refused(_("This event is over. Who was to meet whom stays as it was."), code="over")


def pairing_now(pairing: Pairing) -> Pairing:
    """The pairing as it stands now; call it under the event's lock. Raises RemovedMeanwhile where it is gone."""
    found = Pairing.objects.select_related("event").filter(pk=pairing.pk).first()
    if found is None:
        raise RemovedMeanwhile(pairing)
    return found


def refuse_changed(now: Pairing, seen_version: int | None) -> None:
    """Raise PairingChanged where ``now`` is not the version that was seen."""
    if seen_version is not None and now.version != seen_version:
        raise PairingChanged(now)


def _is_as_seen(current: Pairing, replaces: Pairing | None, seen_version: int | None) -> bool:
    if replaces is None or replaces.pk != current.pk:
        return False
    return seen_version is None or current.version == seen_version


def _refuse_numbers(rounds: int, minutes: int, pause: int) -> None:
    """Raise Refused for numbers with which nobody can hold a conversation."""
    wrong: list[tuple[bool, str, Any, dict[str, int]]] = [
        (
            1 <= rounds <= MOST_ROUNDS,
            "rounds",
            _("Choose from 1 to %(most)s rounds."),
            {"most": MOST_ROUNDS},
        ),
        (
            LEAST_MINUTES <= minutes <= MOST_MINUTES,
            "minutes",
            _("A round lasts from %(least)s to %(most)s minutes."),
            {"least": LEAST_MINUTES, "most": MOST_MINUTES},
        ),
        (
            0 <= pause <= MOST_PAUSE,
            "pause",
            _("A pause lasts at most %(most)s minutes."),
            {"most": MOST_PAUSE},
        ),
    ]
    for is_right, field, words, numbers in wrong:
        if not is_right:
            raise Refused(words % numbers, field=field, code=field)


def _chosen(standing: Standing, organizations: Iterable[Organization]) -> list[int]:
    """The ids of those chosen, each once. Raises Refused for who cannot take part, too few and too many."""
    chosen = {one.pk: one for one in organizations}
    if len(chosen) > MOST_PARTICIPANTS:
        words = _("Choose at most %(most)s organizations.") % {"most": MOST_PARTICIPANTS}
        raise Refused(words, field="organizations", code="too_many")
    stranger = next((one for pk, one in chosen.items() if not standing.takes_part(pk)), None)
    if stranger is not None:
        words = gettext("%(name)s cannot be chosen any more. Look at the list again.")
        raise Refused(words % {"name": stranger.name}, field="organizations", code="does_not_come")
    languages = languages_of(chosen)
    silent = next((one for pk, one in chosen.items() if pk not in languages), None)
    if silent is not None:
        words = gettext(
            "The profile of %(name)s names no language, so nobody can tell with whom it can talk. Leave it out, or "
            "have its languages added first."
        )
        raise Refused(words % {"name": silent.name}, field="organizations", code="no_language")
    if len(chosen) < 2:
        raise Refused(_("Choose two organizations or more."), field="organizations", code="too_few")
    return sorted(chosen)


# -- writing ----------------------------------------------------------------------------------------------------------


def _proposed(standing: Standing, chosen: list[int], rounds: int) -> Schedule:
    bounds, talk = bounds_of(standing, chosen), talk_of(chosen)
    schedule = pair(bounds.participants, talk.score, bounds.avoid, bounds.keep_apart, rounds)
    if not schedule.rounds:
        raise Refused(
            _("No two of these organizations can be put together. Choose others as well."),
            field="organizations",
            code="nobody_meets",
        )
    return schedule


def _write(
    pairing: Pairing, chosen: list[int], schedule: Schedule, by: User, facts: dict[str, Any]
) -> Pairing:
    """Save ``pairing`` as a draft with these participants and meetings, whatever it had before."""
    for name, value in facts.items():
        setattr(pairing, name, value)
    pairing.rounds = len(schedule.rounds)
    pairing.published_at, pairing.made_by, pairing.made_at = None, by, timezone.now()
    if pairing.pk is not None:
        pairing.version += 1
    pairing.save()
    pairing.meetings.all().delete()
    pairing.participants.all().delete()
    PairingParticipant.objects.bulk_create(
        PairingParticipant(pairing=pairing, organization_id=pk) for pk in chosen
    )
    PairingMeeting.objects.bulk_create(
        PairingMeeting(
            pairing=pairing,
            round=number,
            table=table,
            organization_low_id=in_order(two)[0],
            organization_high_id=in_order(two)[1],
        )
        for number, one in enumerate(schedule.rounds, start=1)
        for table, two in enumerate(one.pairs, start=1)
    )
    return pairing


def _save(pairing: Pairing, *fields: str) -> None:
    pairing.version += 1
    pairing.save(update_fields=[*fields, "version"])

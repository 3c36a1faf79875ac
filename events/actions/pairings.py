"""Who meets whom in the rounds of an event: proposed, shown to members, taken back, removed. For Search staff.

A change of places by hand is in ``places``, telling of such changes in ``telling``; how rounds are worked out and
written in ``rounds``. Everything here holds the event's lock, as marking two to be kept apart does, and makes the
pairing's ``version`` grow.
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
from events.models import Event, Pairing
from events.schedule.ground import languages_of
from events.schedule.standing import Standing, standing_of
from events.schedule.times import fits_the_day, minutes_in_all
from members.actions.editing import RemovedMeanwhile
from members.actions.recorded import recorded
from members.models import Organization, User

from .acquaintances import lock_event
from .common import require_staff
from .rounds import beginning, kept_rounds, past_midnight, proposed, remember_told, write

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
    keep: int = 0,
    replaces: Pairing | None = None,
    seen_version: int | None = None,
) -> Pairing:
    """Propose who of ``organizations`` meets whom in so many rounds, each of so many minutes with a pause after it.

    Only staff see it until it is published, also where it takes the place of a published one. ``replaces`` is the
    pairing that the person was shown, and ``seen_version`` the version of it: where there is another by now,
    PairingChanged. It has fewer rounds than asked for where nobody is left to meet.

    The first ``keep`` of ``rounds`` stay as they were held, and members see of them what they saw; the others follow
    them, from ``starts_at`` on or without delay. Nobody meets again whom they met there, and who rested there is not
    the next to rest.
    """
    require_staff(by)
    _refuse_numbers(rounds, minutes, pause)
    with transaction.atomic():
        event = lock_event(event)
        refuse_pairing(event)
        day = day or event.starts_on
        if not event.starts_on <= day <= event.ends_on:
            raise Refused(_("Choose a day of the event."), field="day", code="day")
        current = Pairing.objects.filter(event=event).first()
        if current is not None and not _is_as_seen(current, replaces, seen_version):
            raise PairingChanged(current)
        _refuse_keeping(keep, current, rounds)
        facts = {"minutes": minutes, "pause": pause, "day": day, "starts_at": starts_at}
        facts["starts_at"] = begins = beginning(event, current, keep, facts)
        if begins is not None and not fits_the_day(begins, minutes_in_all(rounds - keep, minutes, pause)):
            raise past_midnight()
        standing = standing_of(event)
        chosen = _chosen(standing, organizations)
        kept = kept_rounds(current, keep, standing, chosen)
        schedule = proposed(standing, chosen, rounds - keep, kept)
        return write(current or Pairing(event=event), chosen, schedule, by, facts, keep)


@recorded
def publish_pairing(*, pairing: Pairing, by: User, seen_version: int | None = None) -> Pairing:
    """Let each organization that takes part see its own rounds, and tell its people once that these are ready.

    Published already, all of it, nothing happens. PairingChanged where another has changed it since it was seen.
    """
    require_staff(by)
    with transaction.atomic():
        event = lock_event(pairing.event)
        refuse_pairing(event)
        now = pairing_now(pairing)
        if not now.is_draft:
            return now
        refuse_changed(now, seen_version)
        if event.state == "draft":
            raise Refused(
                _("This event is not announced, so nobody would see the schedule. Announce it first."),
                code="draft",
            )
        now.published_at, now.draft_from = timezone.now(), None
        _save(now, "published_at", "draft_from")
        remember_told(now, now.participants.all(), standing_of(event))
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
            now.published_at = now.draft_from = None
            _save(now, "published_at", "draft_from")
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


def _refuse_keeping(keep: int, current: Pairing | None, rounds: int) -> None:
    """Raise Refused where so many rounds are not there to be kept, or none would follow them."""
    there = current.rounds if current else 0
    if not 0 <= keep <= there:
        words = gettext("You can keep from 0 to %(most)s rounds.")
        raise Refused(words % {"most": there}, field="keep", code="keep")
    if rounds <= keep:
        words = gettext("No round would follow those that you keep. Choose %(least)s or more, or keep fewer.")
        raise Refused(words % {"least": keep + 1}, field="rounds", code="none_new")


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


def _save(pairing: Pairing, *fields: str) -> None:
    pairing.version += 1
    pairing.save(update_fields=[*fields, "version"])

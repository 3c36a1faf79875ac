"""Logging who came."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from cop_portal.refusals import Refused
from events.models import Event, Presence, PresentPerson
from members.actions.recorded import recorded
from members.models import Membership, Organization, User

from .acquaintances import lock_event, refresh_acquaintances
from .common import require_staff


@recorded
def log_presence(
    *,
    event: Event,
    by: User,
    organization: Organization | None = None,
    walk_in_name: str = "",
    people: Iterable[tuple[str, str, str]] = (),
    women: int = 0,
    men: int = 0,
    not_stated: int = 0,
) -> Presence:
    """Record that ``organization`` (or a walk-in that is no member yet) was at ``event``.

    ``people`` are (name, sex, e-mail address), sex one of ``woman``, ``man`` and the empty text; where they are listed
    the counts are theirs, and ``women``, ``men``, ``not_stated`` are not read. Said again, it replaces what was said.
    """
    require_staff(by)
    walk_in_name = " ".join(walk_in_name.split())
    if (organization is None) == (not walk_in_name):
        raise Refused(
            _("Choose an organization, or write the name of a walk-in; not both."),
            code="organization_or_walk_in",
        )
    people = [(" ".join(name.split()), sex, email.strip().lower()) for name, sex, email in people]
    if any(not name for name, _sex, _email in people):
        raise Refused(_("Every person on the list needs a name."), field="people", code="name")
    with transaction.atomic():
        event = lock_event(event)
        refuse_presence(event)
        presence, _made = Presence.objects.update_or_create(
            event=event,
            organization=organization,
            walk_in_name=walk_in_name,
            defaults={"women": women, "men": men, "not_stated": not_stated},
        )
        _list_people(presence, people)
        count_people(presence)
        refresh_acquaintances(event)
    return presence


@recorded
def remove_presence(*, presence: Presence, by: User) -> None:
    """Take back that somebody came, with the people listed for it. Done again, it does nothing."""
    require_staff(by)
    with transaction.atomic():
        event = lock_event(presence.event)
        Presence.objects.filter(pk=presence.pk).delete()
        refresh_acquaintances(event)


def refuse_presence(event: Event) -> None:
    """Raise ``Refused`` where nobody can have come to ``event``: it was cancelled, is closed, or is still to come."""
    if event.cancelled_on is not None:
        raise Refused(_("This event was cancelled, so nobody can have come to it."), code="cancelled")
    if event.closed_on is not None:
        raise Refused(_("This event is closed. Open it again to change who came."), code="closed")
    if event.starts_on > today():
        raise Refused(_("This event has not begun. Record who came from its first day on."), code="not_begun")


def count_people(presence: Presence) -> None:
    """Where people are listed, make the counts of ``presence`` theirs."""
    sexes = [person.sex for person in presence.people.all()]
    if not sexes:
        return
    Sex = PresentPerson.Sex
    counts = (sexes.count(Sex.WOMAN), sexes.count(Sex.MAN), sexes.count(Sex.NOT_STATED))
    if counts != (presence.women, presence.men, presence.not_stated):
        presence.women, presence.men, presence.not_stated = counts
        presence.save(update_fields=["women", "men", "not_stated"])


def _list_people(presence: Presence, people: list[tuple[str, str, str]]) -> None:
    """Make the list of people what it was said to be, keeping rows that are right already."""
    wanted = list(people)
    for row in presence.people.all():
        fact = (row.name, row.sex, row.email)
        if fact in wanted:
            wanted.remove(fact)
        else:
            row.delete()
    PresentPerson.objects.bulk_create(
        PresentPerson(presence=presence, name=name, sex=sex, email=email) for name, sex, email in wanted
    )
    tie_to_accounts(presence)


def tie_to_accounts(presence: Presence) -> None:
    """Tie people to the accounts of their organization that have the same e-mail address, and to no others."""
    accounts: dict[str, int] = {}
    if presence.organization_id is not None:
        accounts = dict(
            Membership.objects.filter(
                organization_id=presence.organization_id, until__isnull=True
            ).values_list("user__email", "user_id")
        )
    for person in presence.people.all():
        user_id = accounts.get(person.email.lower()) if person.email else None
        if user_id != person.user_id:
            person.user_id = user_id
            person.save(update_fields=["user"])

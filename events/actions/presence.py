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
        raise Refused(
            _("This event was cancelled, so nobody can be written down as having come."), code="cancelled"
        )
    if event.closed_on is not None:
        raise Refused(_("This event is closed. Open it again to change who came."), code="closed")
    if event.starts_on > today():
        raise Refused(_("This event has not begun. Record who came from its first day on."), code="not_begun")


def count_people(presence: Presence) -> None:
    """Where people are listed, make the counts of ``presence`` theirs."""
    people = list(presence.people.all())
    counts = counts_of(people)
    if not people or all(getattr(presence, name) == count for name, count in counts.items()):
        return
    for name, count in counts.items():
        setattr(presence, name, count)
    presence.save(update_fields=list(counts))


def counts_of(people: Iterable[PresentPerson]) -> dict[str, int]:
    """How many of ``people`` are women and men, and of how many it is not stated."""
    Sex = PresentPerson.Sex
    sexes = [person.sex for person in people]
    return {
        "women": sexes.count(Sex.WOMAN),
        "men": sexes.count(Sex.MAN),
        "not_stated": sexes.count(Sex.NOT_STATED),
    }


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
    owner = presence.organization_id
    accounts = accounts_of([owner] if owner is not None else [])
    for person in presence.people.all():
        user_id = accounts.get((owner, person.email.lower())) if person.email else None
        if user_id != person.user_id:
            person.user_id = user_id
            person.save(update_fields=["user"])


def accounts_of(organization_ids: Iterable[int]) -> dict[tuple[int | None, str], int]:
    """The accounts of the people of these organizations, by organization and e-mail address in small letters."""
    rows = Membership.objects.filter(organization_id__in=set(organization_ids), until__isnull=True)
    return {
        (organization, email.lower()): user
        for organization, email, user in rows.values_list("organization_id", "user__email", "user_id")
    }

"""Who is acquainted: the pairs of member organizations that were at the same event, or both said that they come to it,
until a year after it."""

from __future__ import annotations

import datetime
from itertools import combinations

from django.db import transaction
from django.db.models import QuerySet

from events.models import Event, Presence, Rsvp
from members.models import Acquaintance, Organization


def a_year_after(date: datetime.date) -> datetime.date:
    """The same day twelve months later; 28 February for the 29th."""
    try:
        return date.replace(year=date.year + 1)
    except ValueError:
        return date.replace(year=date.year + 1, day=28)


def lock_event(event: Event) -> Event:
    """``event`` as it stands now, and its row locked: two people who log who came to it take turns, so that neither
    misses the pairs that the other's organizations make with theirs. Call it in a transaction."""
    return Event.objects.select_for_update(no_key=True).get(pk=event.pk)


def acquaintances_of(event: Event) -> set[tuple[int, int, datetime.date, datetime.date]]:
    """What ``event`` makes true: (lower id, higher id, since, until) of each pair.

    Two that came are acquainted from its first day on; two that both said yes, from the day the later of them did,
    whether or not they came. A cancelled event makes nobody acquainted. The convenor is at every event and no member:
    it is left out. Whether a hidden or discreet organization may be seen is asked where it is shown, not here.
    """
    if event.cancelled_on is not None:
        return set()
    since: dict[tuple[int, int], datetime.date] = {}
    for (low, first), (high, second) in combinations(sorted(_said_yes(event).items()), 2):
        since[low, high] = max(first, second)
    for low, high in combinations(_came(event), 2):
        since[low, high] = min(event.starts_on, since.get((low, high), event.starts_on))
    until = a_year_after(event.ends_on)
    return {(low, high, day, until) for (low, high), day in since.items() if day <= until}


def _came(event: Event) -> list[int]:
    """The members that came, by id."""
    present = Presence.objects.filter(event=event, organization__isnull=False)
    return sorted(_members(present).values_list("organization_id", flat=True))


def _said_yes(event: Event) -> dict[int, datetime.date]:
    """The members that said yes, each with the day since when; nobody before the event is announced."""
    if event.announced_on is None:
        return {}
    rows = _members(Rsvp.objects.filter(event=event, yes_since__isnull=False))
    return {pk: max(day, event.announced_on) for pk, day in rows.values_list("organization_id", "yes_since")}


def _members(rows: QuerySet) -> QuerySet:
    return rows.exclude(organization__kind=Organization.Kind.CONVENOR).order_by("organization_id")


def refresh_acquaintances(event: Event) -> None:
    """Make the stored acquaintances of ``event`` what follows from who came to it and when.

    Every change of presence, of an answer, of the event's days, or of whether it took place, calls this in its own
    transaction.
    """
    with transaction.atomic():
        event = lock_event(event)
        wanted = acquaintances_of(event)
        outdated = []
        for row in Acquaintance.objects.filter(event_key=event.public_id):
            fact = (row.organization_low_id, row.organization_high_id, row.since, row.until)
            if fact in wanted:
                wanted.remove(fact)
            else:
                outdated.append(row.pk)
        if outdated:
            Acquaintance.objects.filter(pk__in=outdated).delete()
        Acquaintance.objects.bulk_create(
            Acquaintance(
                organization_low_id=low,
                organization_high_id=high,
                since=since,
                until=until,
                event_key=event.public_id,
            )
            for low, high, since, until in sorted(wanted)
        )

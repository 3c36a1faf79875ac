"""Who works together: ``members.Partnership`` rows, worked out from collaborations' facts.

Two organizations are partners while both are accepted parties of a collaboration where a follow-up meeting was held or
a memorandum concluded, and which is not concluded itself; a pause changes nothing. Taken up again, it makes them
partners anew, from that day, once both have said that they are in again. Lower rooms ask the rows; actions call
``refresh_partnerships`` in their own transaction.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Mapping

from django.db.models import Min, Q

from cop_portal.dates import today
from members.models import Organization, Partnership

from .models import Collaboration, FollowUpMeeting, MouVersion, Party, Rest

Pair = tuple[int, int]


def refresh_partnerships(
    collaboration: Collaboration,
    on: datetime.date | None = None,
    *,
    mistaken: Mapping[Pair, datetime.date] | None = None,
) -> None:
    """Open, keep or end the partnerships of everybody who is or was a party of ``collaboration``.

    ``on`` is the day of the fact that may end one. Call it inside the transaction of that fact, after its locks.
    Repeating it changes nothing. ``mistaken``: what was due before a date was corrected; a partnership that began on
    such a day begins on the right one, also where that is later, and was none where nothing else is due. The same
    holds for one that ended meanwhile.
    """
    is_corrected, mistaken = mistaken is not None, mistaken or {}
    on = on or today()
    organizations = set(
        Party.objects.filter(collaboration=collaboration).values_list("organization_id", flat=True)
    )
    # By id: two transactions about the same organizations wait for each other and never in a circle.
    keys = Organization.objects.select_for_update(no_key=True).filter(pk__in=organizations).order_by("pk")
    list(keys.values("pk"))
    # As of today also where the fact is older: what happened since has been recorded, too.
    due = partnerships_due(max(on, today()), organizations)
    pairs = {_ordered(*pair) for pair in itertools.combinations(organizations, 2)}
    rows = {
        (row.organization_low_id, row.organization_high_id): row
        for row in Partnership.objects.filter(
            until__isnull=True, organization_low__in=organizations, organization_high__in=organizations
        )
    }
    if is_corrected:
        _correct_ended(organizations)
    for pair in sorted(pairs):
        row, since = rows.get(pair), due.get(pair)
        if row is None and since is not None:
            low, high = pair
            Partnership.objects.create(organization_low_id=low, organization_high_id=high, since=since)
        elif row is not None and since is None and row.since == mistaken.get(pair):
            row.delete()  # what it began with never was
        elif row is not None and since is None:
            row.until = max(on, row.since)
            row.save(update_fields=["until"])
        elif row is not None and (since < row.since or row.since == mistaken.get(pair)):
            row.since = since
            row.save(update_fields=["since"])


def _correct_ended(organizations: Iterable[int]) -> None:
    """Of partnerships that have ended: those before whose end the two never worked together were none."""
    rows = list(
        Partnership.objects.filter(
            until__isnull=False, organization_low__in=organizations, organization_high__in=organizations
        )
    )
    began = _first_days(organizations) if rows else {}
    for row in rows:
        first = began.get((row.organization_low_id, row.organization_high_id))
        if first is None or first > row.until:
            row.delete()
        elif first > row.since:
            row.since = first
            row.save(update_fields=["since"])


def _first_days(organizations: Iterable[int]) -> dict[Pair, datetime.date]:
    """The first day on which each pair worked together, whatever has ended since, by the facts that stand."""
    joined: dict[int, dict[int, datetime.date]] = {}
    for party in Party.objects.filter(organization__in=list(organizations)):
        days = joined.setdefault(party.collaboration_id, {})
        known = days.get(party.organization_id, party.joined_on)
        days[party.organization_id] = min(known, party.joined_on)
    began = _working_since(list(joined), today())
    first: dict[Pair, datetime.date] = {}
    for collaboration_id, days in joined.items():
        if collaboration_id not in began:
            continue
        for one, other in itertools.combinations(days, 2):
            pair = _ordered(one, other)
            day = max(began[collaboration_id], days[one], days[other])
            first[pair] = min(first.get(pair, day), day)
    return first


def partnerships_due(
    on: datetime.date, organizations: Iterable[int] | None = None
) -> dict[Pair, datetime.date]:
    """Every pair that works together on ``on``, lower id first, with the day since when, from the facts alone.

    ``organizations`` limits it to pairs among them.
    """
    parties = Party.objects.filter(accepted_by__isnull=False, joined_on__lte=on).filter(
        Q(left_on__isnull=True) | Q(left_on__gt=on)
    )
    if organizations is not None:
        parties = parties.filter(organization__in=list(organizations))
    by_collaboration: dict[int, list[Party]] = {}
    for party in parties.order_by("collaboration_id", "pk"):
        by_collaboration.setdefault(party.collaboration_id, []).append(party)
    began = _working_since(list(by_collaboration), on)
    began = {pk: day for pk, day in _with_conclusions(began, on).items() if day is not None}
    due: dict[Pair, datetime.date] = {}
    for collaboration_id, members in by_collaboration.items():
        if collaboration_id not in began:
            continue
        for first, second in itertools.combinations(members, 2):
            pair = _ordered(first.organization_id, second.organization_id)
            since = max(began[collaboration_id], first.joined_on, second.joined_on)
            due[pair] = min(due.get(pair, since), since)
    return due


def _working_since(collaborations: list[int], on: datetime.date) -> dict[int, datetime.date]:
    """For each collaboration where they worked together by ``on``, the first day: a meeting held, an MoU concluded."""
    met = (
        FollowUpMeeting.objects.filter(collaboration__in=collaborations, held_on__lte=on)
        .order_by()
        .values_list("collaboration_id")
        .annotate(first=Min("held_on"))
    )
    signed = (
        MouVersion.objects.filter(mou__collaboration__in=collaborations, number=0, concluded_on__lte=on)
        .order_by()
        .values_list("mou__collaboration_id")
        .annotate(first=Min("concluded_on"))
    )
    began: dict[int, datetime.date] = {}
    for collaboration_id, date in itertools.chain(met, signed):
        began[collaboration_id] = min(began.get(collaboration_id, date), date)
    return began


def _with_conclusions(
    began: Mapping[int, datetime.date], on: datetime.date
) -> dict[int, datetime.date | None]:
    """The same after what was concluded: None while it is; since it was taken up again, where that is later."""
    days: dict[int, datetime.date | None] = dict(began)
    conclusions = Rest.objects.filter(
        collaboration__in=list(began), kind=Rest.Kind.CONCLUDED, since__lte=on
    ).order_by("since", "pk")
    for collaboration_id, until in conclusions.values_list("collaboration_id", "until"):
        day = days[collaboration_id]
        if until is None or until > on:
            days[collaboration_id] = None
        elif day is not None:
            days[collaboration_id] = max(day, until)
    return days


def _ordered(first: int, second: int) -> Pair:
    return (first, second) if first < second else (second, first)

"""An organization's own rounds: with whom it meets and why, and nobody else's."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q
from django.utils.safestring import SafeString

from events.company.facts import facts_for_reader
from events.company.reasons import reasons
from events.company.words import Names, sentence
from events.models import Event, Pairing
from events.visibility import organizations_at, pairings_visible_to
from members.directory.index import current_index
from members.directory.page import visibility_note
from members.models import Organization
from members.visibility import organizations_visible_to

from .standing import Standing, standing_of
from .times import Hours, day_of_rounds, has_ended, hours_of_round, hours_of_rounds

MOST_REASONS = 3


@dataclass
class OwnRound:
    """One round of an organization. Without a partner it rests, whatever the reason."""

    number: int
    hours: Hours | None
    has_ended: bool
    table: int | None = None
    partner: Organization | None = None
    # Whether the reader may open its profile; of whom they may not know outside the event nothing else is told.
    has_profile: bool = False
    note: str = ""
    reasons: list[SafeString] = field(default_factory=list)


@dataclass
class OwnSchedule:
    """The rounds of one organization of the reader's."""

    organization: Organization
    pairing: Pairing
    day: datetime.date | None
    hours: Hours | None
    rounds: list[OwnRound]

    @property
    def ahead(self) -> list[OwnRound]:
        """The rounds that are not over."""
        return [one for one in self.rounds if not one.has_ended]


def own_schedules(
    event: Event, user, own: Sequence[Organization], *, with_reasons: bool = True
) -> list[OwnSchedule]:
    """The schedule of each of ``user``'s ``own`` organizations that takes part in ``event``'s rounds, in their order;
    none before it is published, and of one whose last rounds are not, the others.

    Whoever no longer comes, or is hidden by now, is in no schedule: its partners rest, as if nobody had ever been meant
    to meet them. Its own people have none either, since nobody expects them.
    """
    if not own or (pairing := _published(event, user)) is None:
        return []
    standing = standing_of(event)
    asked = [one.pk for one in own if standing.takes_part(one.pk)]
    chosen = {
        one.organization_id: [
            number for number in range(1, pairing.shown_rounds + 1) if number not in one.absent_rounds
        ]
        for one in pairing.participants.filter(organization__in=asked)
    }
    ours = [one for one in own if chosen.get(one.pk)]
    if not ours:
        return []
    partners = _partners(pairing, set(chosen), standing)
    rows = _readable(event, user, {pk for _table, pk in partners.values()})
    day = day_of_rounds(event, pairing)
    schedules = [
        OwnSchedule(
            organization=one,
            pairing=pairing,
            day=day,
            hours=hours_of_rounds(pairing, chosen[one.pk]),
            rounds=[_round(pairing, one, number, day, partners, rows) for number in chosen[one.pk]],
        )
        for one in ours
    ]
    if with_reasons:
        _explain(schedules, user)
    return schedules


def _published(event: Event, user) -> Pairing | None:
    """The rounds that members may know of; of a draft nobody does, staff who are members too included."""
    return pairings_visible_to(user).filter(event=event, published_at__isnull=False).first()


# By organization and round: the table, and whom it meets.
_Partners = dict[tuple[int, int], tuple[int, int]]


def _partners(pairing: Pairing, ours: set[int], standing: Standing) -> _Partners:
    """Whom each of ``ours`` meets in which round: those that take part now, and may know that it is there."""
    found: _Partners = {}
    rows = pairing.meetings.filter(Q(organization_low__in=ours) | Q(organization_high__in=ours))
    for row in rows:
        low, high = row.organization_low_id, row.organization_high_id
        if standing.know_each_other(low, high):
            found[low, row.round] = row.table, high
            found[high, row.round] = row.table, low
    return found


def _readable(event: Event, user, ids: set[int]) -> dict[int, Organization]:
    """Of these organizations those that the reader may know to be there, with ``has_profile``."""
    if not ids:
        return {}
    visible = organizations_visible_to(user).filter(pk=OuterRef("pk"))
    found = organizations_at(user, event).filter(pk__in=ids).annotate(has_profile=Exists(visible))
    return {one.pk: one for one in found}


def _round(
    pairing: Pairing,
    ours: Organization,
    number: int,
    day: datetime.date | None,
    partners: _Partners,
    rows: dict[int, Organization],
) -> OwnRound:
    hours = hours_of_round(pairing, number)
    row = OwnRound(number, hours, has_ended(day, hours))
    table, pk = partners.get((ours.pk, number), (None, 0))
    partner = rows.get(pk)
    if partner is not None:
        row.table, row.partner, row.note = table, partner, visibility_note(partner)
        row.has_profile = partner.has_profile
    return row


def _explain(schedules: list[OwnSchedule], user) -> None:
    """Say of each meeting why the two have something to talk about, by what the reader may read."""
    told = {
        row.partner.pk
        for one in schedules
        for row in one.rounds
        if row.partner is not None and row.has_profile
    }
    facts = facts_for_reader({*told, *(one.organization.pk for one in schedules)}, user)
    # Read after the facts: it then knows every topic that they name.
    index = current_index()
    names = Names.of(index.topics, index.governorates)
    for one in schedules:
        ours = facts[one.organization.pk]
        for row in one.rounds:
            if row.partner is not None and row.partner.pk in told:
                found = reasons(ours, facts[row.partner.pk], index.taxonomy)
                row.reasons = [sentence(reason, names) for reason in found[:MOST_REASONS]]

"""The whole schedule of an event as staff see and print it: in as many questions for sixty organizations as for two."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from events.company.facts import Facts, facts_for_members
from events.company.reasons import reasons
from events.company.words import Names
from events.models import Event, Pairing, PairingMeeting
from events.visibility import pairings_visible_to
from members.complementarity import Taxonomy
from members.directory.index import current_index
from members.directory.order import name_order
from members.models import Organization

from .ground import languages_of
from .standing import Standing, standing_of
from .times import Hours, day_of_rounds, hours_of_all, hours_of_round, leaves_the_event, minutes_of_round
from .told import changed_since_told
from .words import told_of_two


@dataclass
class Table:
    """Two that meet. ``gone`` are those of them that no longer take part: then the other rests."""

    number: int
    first: Organization
    second: Organization
    gone: list[Organization] = field(default_factory=list)
    # The two come, and may no longer know of each other: one was there without an answer, the other answered only.
    is_unseen: bool = False
    why: SafeString | str = ""

    @property
    def is_on(self) -> bool:
        """Whether the two meet, as things are now."""
        return not self.gone and not self.is_unseen


@dataclass
class RoundRow:
    """One round: who was chosen for it, its tables, and who rests."""

    number: int
    hours: Hours | None
    chosen: list[Organization]
    tables: list[Table] = field(default_factory=list)
    # As things are now: those whose partner is gone too.
    resting: list[Organization] = field(default_factory=list)
    # More rest than must, and no two of them could meet instead (``events.schedule.rests``).
    is_stuck: bool = False

    @property
    def meeting(self) -> list[Table]:
        """The tables at which two meet as things are now."""
        return [table for table in self.tables if table.is_on]

    @property
    def reasoned(self) -> int:
        """At how many of these there is a reason to meet."""
        return sum(bool(table.why) for table in self.meeting)


@dataclass
class Board:
    """An event's rounds."""

    pairing: Pairing
    event: Event
    standing: Standing
    day: datetime.date | None
    hours: Hours | None
    leaves_the_event: bool
    # All that were chosen for any round, by name; those of them that take part now, and those of the last rounds that
    # no longer do.
    chosen: list[Organization]
    taking_part: list[Organization]
    gone: list[Organization]
    # Who could take part and was not chosen: they have said yes since, or were left out.
    others: list[Organization]
    # How many organizations have other rounds than their people were told of.
    untold: int = 0
    rounds: list[RoundRow] = field(default_factory=list)

    @property
    def minutes(self) -> int | None:
        """How long each round is; None where they differ."""
        lengths = {minutes_of_round(self.pairing, row.number) for row in self.rounds}
        return lengths.pop() if len(lengths) == 1 else None

    @property
    def pairs(self) -> int:
        """How often two meet in all rounds."""
        return sum(len(row.meeting) for row in self.rounds)

    @property
    def reasoned(self) -> int:
        """In how many of these meetings there is a reason to meet."""
        return sum(row.reasoned for row in self.rounds)


def pairing_of(event: Event, user) -> Pairing | None:
    """The rounds of ``event`` that ``user`` may know of."""
    return pairings_visible_to(user).select_related("event").filter(event=event).first()


def board_of(pairing: Pairing, *, with_reasons: bool = True) -> Board:
    """The schedule as things are now; ``with_reasons`` also why two meet."""
    event = pairing.event
    standing = standing_of(event)
    participants = list(pairing.participants.select_related("organization").order_by("pk"))
    rows = list(pairing.meetings.order_by("round", "table"))
    absent = {one.organization_id: one.absent_rounds for one in participants}
    chosen = by_name(one.organization for one in participants)
    ids = {one.pk for one in chosen}
    board = Board(
        pairing=pairing,
        event=event,
        standing=standing,
        day=day_of_rounds(event, pairing),
        hours=hours_of_all(pairing),
        leaves_the_event=leaves_the_event(pairing),
        chosen=chosen,
        taking_part=[one for one in chosen if standing.takes_part(one.pk)],
        gone=[
            one for one in chosen if not standing.takes_part(one.pk) and pairing.rounds not in absent[one.pk]
        ],
        others=by_name(one for pk, one in standing.organizations.items() if pk not in ids),
        untold=len(changed_since_told(pairing, participants, rows, standing)),
    )
    meetings: dict[int, list[PairingMeeting]] = defaultdict(list)
    for meeting in rows:
        meetings[meeting.round].append(meeting)
    for number in range(1, pairing.rounds + 1):
        here = [one for one in chosen if number not in absent[one.pk]]
        row = RoundRow(number, hours_of_round(pairing, number), here)
        board.rounds.append(_round(row, meetings[number], standing))
    if with_reasons:
        _explain(board)
    return board


def left_out(board: Board) -> list[Organization]:
    """Who could take part and does not, and is no riddle: its profile names a language."""
    spoken = languages_of(one.pk for one in board.others)
    return [one for one in board.others if one.pk in spoken]


def by_name(organizations) -> list[Organization]:
    """Organizations in the order of their names in the reader's language."""
    return sorted(organizations, key=lambda one: (name_order(one.name), one.pk))


def _round(row: RoundRow, meetings: list[PairingMeeting], standing: Standing) -> RoundRow:
    rows = {one.pk: one for one in row.chosen}
    busy = set()
    for meeting in meetings:
        two = by_name([rows[meeting.organization_low_id], rows[meeting.organization_high_id]])
        table = Table(
            number=meeting.table,
            first=two[0],
            second=two[1],
            gone=[one for one in two if not standing.takes_part(one.pk)],
        )
        table.is_unseen = not table.gone and not standing.know_each_other(two[0].pk, two[1].pk)
        row.tables.append(table)
        busy |= {one.pk for one in two} if table.is_on else set()
    row.resting = [one for one in row.chosen if one.pk not in busy and standing.takes_part(one.pk)]
    return row


def _explain(board: Board) -> None:
    """Say of each table why the two meet."""
    facts = facts_for_members(one.pk for one in board.chosen)
    # Read after the facts: it then knows every topic that they name.
    index = current_index()
    names = Names.of(index.topics, index.governorates)
    for row in board.rounds:
        for table in row.meeting:
            table.why = _why(table, facts, index.taxonomy, names)


def _why(table: Table, facts: dict[int, Facts], taxonomy: Taxonomy, names: Names) -> SafeString | str:
    found = reasons(facts[table.first.pk], facts[table.second.pk], taxonomy)
    return told_of_two(found[0], names, table.first, table.second) if found else ""

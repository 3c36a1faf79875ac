"""Cards to hand out: each organization's own rounds on paper."""

from __future__ import annotations

from dataclasses import dataclass

from members.models import Organization

from .board import Board
from .times import Hours


@dataclass
class CardRow:
    """One round on a card. Without a partner it is a rest."""

    number: int
    hours: Hours | None
    table: int | None = None
    partner: Organization | None = None


@dataclass
class Card:
    """What one organization is handed."""

    organization: Organization
    rows: list[CardRow]


def cards_of(board: Board) -> list[Card]:
    """A card for each organization that takes part now, by name, with the rounds that it is in. Who no longer does is
    on none."""
    cards = {one.pk: Card(one, []) for one in board.taking_part}
    for row in board.rounds:
        met = {}
        for table in row.meeting:
            met[table.first.pk] = table.number, table.second
            met[table.second.pk] = table.number, table.first
        for one in row.chosen:
            if one.pk in cards:
                table_number, partner = met.get(one.pk, (None, None))
                cards[one.pk].rows.append(CardRow(row.number, row.hours, table_number, partner))
    return list(cards.values())

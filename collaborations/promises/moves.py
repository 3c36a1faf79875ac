"""What a step in the history of an action point was, and whose affair."""

from __future__ import annotations

from collaborations.models import ActionPoint, ActionPointMove
from members.models import Organization


def is_inner(move: ActionPointMove) -> bool:
    """Whether it went from one person to another of the same organization: that organization's own affair."""
    return move.from_party_id == move.to_party_id and move.from_person_id != move.to_person_id


def moved_nothing(move: ActionPointMove) -> bool:
    """Whether it stayed where it was: taken back that it was done."""
    before = (move.from_party_id, move.from_person_id, move.from_due_on)
    return before == (move.to_party_id, move.to_person_id, move.to_due_on)


def own_moves(point: ActionPoint, organization: Organization) -> list[ActionPointMove]:
    """What ``organization`` changed of ``point``, the first one first: an address counts them, and tells nothing of
    what others changed."""
    rows = point.moves.filter(by_party__organization=organization).order_by("moved_on", "pk")
    return list(rows.select_related("by_party"))

"""Why more rest in a round than must: nobody is left whom they could meet. A language, a partner and a pair that is
kept apart are one answer here, so that nothing on the page tells the one from the other."""

from __future__ import annotations

from collections import Counter

from events.pairing import Key, Round, add_rests

from .board import Board, RoundRow
from .ground import bounds_of


def explain_rests(board: Board) -> None:
    """Set ``is_stuck`` of each round of ``board`` in which more rest than must, or somebody rests again before all have
    rested once, and nobody who rests could meet another.

    It is read to be shown, and so without the event's lock. Where all is as even as can be, nothing is asked.
    """
    uneven = _uneven(board)
    if not uneven:
        return
    ids = [one.pk for one in board.taking_part]
    rules = bounds_of(board.standing, ids).rules
    seated = {
        row.number: {frozenset((table.first.pk, table.second.pk)) for table in row.tables}
        for row in board.rounds
    }
    for row in uneven:
        met = {two for number, pairs in seated.items() if number != row.number for two in pairs}
        free = [one.pk for one in row.resting]
        row.is_stuck = not any(
            rules.can_meet(first, second) and frozenset((first, second)) not in met
            for place, first in enumerate(free)
            for second in free[place + 1 :]
        )


def _uneven(board: Board) -> list[RoundRow]:
    """The rounds in which more rest than must, or somebody rests twice before all have rested once; who was not chosen
    for a round counts as ``events.pairing`` has it."""
    everybody = [one.pk for one in board.taking_part]
    rests: Counter[Key] = Counter()
    found = []
    for row in board.rounds:
        pairs = tuple((table.first.pk, table.second.pk) for table in row.meeting)
        resting = tuple(one.pk for one in row.resting)
        add_rests(rests, Round(pairs, resting), everybody)
        there = [*resting, *(pk for two in pairs for pk in two)]
        least = min((rests[pk] for pk in there), default=0)
        again = any(rests[pk] > least + 1 for pk in resting)
        if len(resting) > len(there) % 2 or again:
            found.append(row)
    return found

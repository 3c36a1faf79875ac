"""A schedule: rounds of pairs, their order, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .rules import Key, Rules

Pair = tuple[Key, Key]


@dataclass(frozen=True)
class Round:
    """Who meets whom at once, and who rests. A pair keeps its place when another changes: its place is its table."""

    pairs: tuple[Pair, ...]
    resting: tuple[Key, ...]

    def partner_of(self, key: Key) -> Key | None:
        """Whom ``key`` meets; ``None`` if it rests or does not take part."""
        for first, second in self.pairs:
            if key == first:
                return second
            if key == second:
                return first
        return None


@dataclass(frozen=True)
class Schedule:
    """Rounds in their order, and the sum of the scores of all their meetings."""

    rounds: tuple[Round, ...]
    total: int


@dataclass(frozen=True)
class Violation:
    """What is wrong in a round (counted from 0), by its code (see ``check``), and whom it concerns."""

    round: int
    code: str
    keys: tuple[Key, ...]


def check(schedule: Schedule, rules: Rules) -> list[Violation]:
    """What in ``schedule`` breaks ``rules``, round by round; nothing if all is well. The codes:

    - ``not_possible``: two meet who cannot, without the reason; one of them may not take part (any more);
    - ``meets_twice``: two meet who met in a round before;
    - ``twice_in_round``: somebody has two places in a round;
    - ``missing``: somebody who takes part neither meets nor rests;
    - ``unknown``: somebody rests who does not take part.

    How rests are spread is not looked at: staff may have reasons of their own.
    """
    found: list[Violation] = []
    met: set[frozenset[Key]] = set()
    for number, one in enumerate(schedule.rounds):
        for two in one.pairs:
            if not rules.can_meet(*two):
                found.append(Violation(number, "not_possible", two))
            if frozenset(two) in met:
                found.append(Violation(number, "meets_twice", two))
        met.update(frozenset(two) for two in one.pairs)
        places = Counter([key for two in one.pairs for key in two] + list(one.resting))
        found += [Violation(number, "twice_in_round", (key,)) for key in places if places[key] > 1]
        found += [Violation(number, "missing", (key,)) for key in rules.keys if key not in places]
        found += [Violation(number, "unknown", (key,)) for key in one.resting if key not in rules.keys]
    return found


def in_fair_order(rounds: Sequence[Round], totals: Sequence[int]) -> tuple[Round, ...]:
    """``rounds`` in the order that is fairest to those who rest: next comes the round in which those rest who rested
    least often so far. Among equals the one with the most meetings comes first, then the one with the greatest of
    ``totals``."""
    left = list(range(len(rounds)))
    rests: Counter[Key] = Counter()
    ordered: list[Round] = []
    while left:
        chosen = min(
            left,
            key=lambda number: (
                sum(rests[key] for key in rounds[number].resting),
                -len(rounds[number].pairs),
                -totals[number],
                number,
            ),
        )
        left.remove(chosen)
        rests.update(rounds[chosen].resting)
        ordered.append(rounds[chosen])
    return tuple(ordered)

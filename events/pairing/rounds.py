"""A schedule: rounds of pairs, their order, who rested in them, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
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


def check(rounds: Iterable[Round], rules: Rules) -> list[Violation]:
    """What in ``rounds`` breaks ``rules``, round by round; nothing if all is well. The codes:

    - ``not_possible``: two meet who cannot, without the reason; one of them may not take part (any more);
    - ``meets_twice``: two meet who met in a round before;
    - ``twice_in_round``: somebody has two places in a round;
    - ``missing``: somebody who takes part neither meets nor rests;
    - ``unknown``: somebody rests who does not take part.

    How rests are spread is not looked at: staff may have reasons of their own.
    """
    found: list[Violation] = []
    met: set[frozenset[Key]] = set()
    for number, one in enumerate(rounds):
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


def rests_in(rounds: Iterable[Round], keys: Collection[Key]) -> Counter[Key]:
    """How often each of ``keys`` has rested in ``rounds`` that were held: what ``pair`` takes as ``rested``."""
    rests: Counter[Key] = Counter()
    for one in rounds:
        add_rests(rests, one, keys)
    return rests


def add_rests(rests: Counter[Key], one: Round, keys: Collection[Key]) -> None:
    """Add to ``rests`` those of ``keys`` in one more round.

    Who neither meets nor rests in it has missed it, and then counts as who has had their turn to rest: once more than
    whoever of ``keys`` was there and rested least often. So newcomers are not the next to rest, having met nobody yet;
    but once all others have had this turn too, they take turns like everybody, and nobody rests a third time because
    somebody else came late.
    """
    there = {*one.resting, *(key for two in one.pairs for key in two)}
    rests.update(key for key in one.resting if key in keys)
    least = min((rests[key] for key in keys if key in there), default=None)
    if least is not None:
        for key in keys:
            if key not in there:
                rests[key] = max(rests[key], least + 1)


def in_fair_order(
    rounds: Sequence[Round], totals: Sequence[int], rested: Mapping[Key, int] | None = None
) -> tuple[Round, ...]:
    """``rounds`` in the order that is fairest to those who rest: next comes the round in which those rest who rested
    least often so far, ``rested`` included. Among equals the one with the most meetings comes first, then the one with
    the greatest of ``totals``."""
    left = list(range(len(rounds)))
    rests: Counter[Key] = Counter(rested or {})
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

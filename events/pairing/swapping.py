"""A schedule changed by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .rounds import Round, Schedule
from .rules import Key, NotPossible, Rules


def swap(
    schedule: Schedule, number: int, a: Key, b: Key, rules: Rules, score: Callable[[Key, Key], int]
) -> Schedule:
    """``schedule`` in which ``a`` and ``b`` have changed places in round ``number`` (counted from 0): each meets the
    other's partner, or rests in the other's stead. All others stay at their tables.

    ``score`` is that of ``pair``. Raises ``NotPossible``. How rests are spread is not looked at: staff may have reasons
    of their own.
    """
    if not 0 <= number < len(schedule.rounds):
        raise NotPossible("not_possible")
    before = schedule.rounds[number]
    after = _exchanged(before, a, b, rules)
    changes = [(old, new) for old, new in zip(before.pairs, after.pairs, strict=True) if old != new]
    met = {
        frozenset(two) for index, one in enumerate(schedule.rounds) if index != number for two in one.pairs
    }
    if any(frozenset(new) in met for _old, new in changes):
        raise NotPossible("meets_twice")
    if not all(rules.can_meet(*new) for _old, new in changes):
        raise NotPossible("not_possible")
    total = schedule.total + sum(score(*new) - score(*old) for old, new in changes)
    rounds = (*schedule.rounds[:number], after, *schedule.rounds[number + 1 :])
    return replace(schedule, rounds=rounds, total=total)


def _exchanged(before: Round, a: Key, b: Key, rules: Rules) -> Round:
    """The round with the two in each other's places, whether or not all can meet then."""
    there = {*before.resting, *(key for two in before.pairs for key in two)}
    if a not in there or b not in there:
        raise NotPossible("not_possible")
    if a == b or before.partner_of(a) == b or {a, b} <= set(before.resting):
        raise NotPossible("same")
    other = {a: b, b: a}
    order = {key: index for index, key in enumerate(rules.keys)}

    def place(key: Key) -> int:
        return order.get(key, len(order))

    pairs = []
    for two in before.pairs:
        if other.keys().isdisjoint(two):
            pairs.append(two)
        else:
            first, second = sorted((other.get(key, key) for key in two), key=place)
            pairs.append((first, second))
    return Round(tuple(pairs), tuple(sorted((other.get(key, key) for key in before.resting), key=place)))

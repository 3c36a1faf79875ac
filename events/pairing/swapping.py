"""Rounds changed by hand."""

from __future__ import annotations

from collections.abc import Sequence

from .rounds import Round
from .rules import Key, NotPossible, Rules


def swap(rounds: Sequence[Round], number: int, a: Key, b: Key, rules: Rules) -> tuple[Round, ...]:
    """``rounds`` in which ``a`` and ``b`` have changed places in round ``number`` (counted from 0): each meets the
    other's partner, or rests in the other's stead. All others stay at their tables.

    Raises ``NotPossible``. How rests are spread is not looked at: staff may have reasons of their own.
    """
    if not 0 <= number < len(rounds):
        raise NotPossible("not_possible")
    before = rounds[number]
    after = _exchanged(before, a, b, rules)
    new = [now for old, now in zip(before.pairs, after.pairs, strict=True) if old != now]
    met = {frozenset(two): index for index, one in enumerate(rounds) if index != number for two in one.pairs}
    for two in new:
        if frozenset(two) in met:
            raise NotPossible("meets_twice", two, met[frozenset(two)])
    for two in new:
        rules.refuse(*two)
    return (*rounds[:number], after, *rounds[number + 1 :])


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

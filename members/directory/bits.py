"""Sets of organizations as whole numbers: bit ``n`` stands for the organization at place ``n`` of an order.

Python's numbers are as long as they need to be, so that "and", "or" and counting go over 64 organizations at a time and
all fifty thousand take microseconds. Nothing here knows what an organization is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

_ZERO, _ONE = b"0", ord("1")
# How many places are skipped by counting before they are walked one by one.
_STRIDE = 1024
# So many places are added one by one; of more the digits are written and read as a number.
_FEW = 32


def bits_of(places: Collection[int], size: int) -> int:
    """The set of ``places``, each below ``size``."""
    if len(places) <= _FEW:
        return union(1 << place for place in places)
    digits = bytearray(_ZERO) * (size or 1)
    for place in places:
        # The highest place is written first.
        digits[~place] = _ONE
    return int(digits, 2)


def union(sets: Iterable[int]) -> int:
    """What is in any of ``sets``."""
    everything = 0
    for one in sets:
        everything |= one
    return everything


def places_of(bits: int, start: int = 0, stop: int | None = None) -> list[int]:
    """The members of a set from the ``start``-th to before the ``stop``-th, in their order."""
    return list(_places(bits, start, bits.bit_count() if stop is None else stop))


def _places(bits: int, start: int, stop: int) -> Iterator[int]:
    digits = bin(bits)[:1:-1]  # the lowest place first
    place, passed = 0, 0
    while place < len(digits):
        ones = digits.count("1", place, place + _STRIDE)
        if passed + ones > start:
            break
        passed += ones
        place += _STRIDE
    for number in range(passed, min(stop, bits.bit_count())):
        place = digits.index("1", place) + 1
        if number >= start:
            yield place - 1


def by_how_many(found: int, sets: Iterable[int]) -> list[int]:
    """``found`` in parts: those that are in the most of ``sets`` first, those in none last.

    The sets are added up place by place, as one adds on paper: ``digits[0]`` has the ones of every place's sum,
    ``digits[1]`` the twos, ``digits[2]`` the fours.
    """
    digits: list[int] = []
    for one in sets:
        carry = one & found
        for power, digit in enumerate(digits):
            digits[power], carry = digit ^ carry, digit & carry
        if carry:
            digits.append(carry)
    parts = [found]
    for digit in reversed(digits):
        parts = [part for whole in parts for part in (whole & digit, whole & ~digit) if part]
    return parts


class InParts(Sequence[int]):
    """The places of several sets without a common member, one set after the other: what a paginator cuts pages of."""

    def __init__(self, parts: Iterable[int]) -> None:
        self.parts = [(part, part.bit_count()) for part in parts]
        self.length = sum(count for _part, count in self.parts)

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, which):
        if isinstance(which, int):
            return self[which : which + 1][0]
        start, stop, _step = which.indices(self.length)
        found: list[int] = []
        for part, count in self.parts:
            if start < count and stop > 0:
                found += places_of(part, max(start, 0), min(stop, count))
            start, stop = start - count, stop - count
        return found

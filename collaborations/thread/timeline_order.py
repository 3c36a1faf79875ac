"""The order of a timeline's entries: by their days, and on one day by the chain.

Where a party joined or left on a day on which more happened, it stands where it was written down: who joined once a
meeting was recorded was no party to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from collaborations.thread.timeline_entry import Entry


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """``entries``, the oldest first."""
    by_day = groupby(sorted(entries, key=lambda entry: (entry.on, entry.rank)), key=lambda entry: entry.on)
    return [entry for _day, of_one_day in by_day for entry in _of_one_day(list(of_one_day))]


def _of_one_day(entries: list[Entry]) -> list[Entry]:
    placed = [entry for entry in entries if not entry.moves]
    for entry in entries:
        if entry.moves:
            placed.insert(_place(entry, placed), entry)
    return placed


def _place(entry: Entry, among: list[Entry]) -> int:
    """Where ``entry`` goes: by its rank, but after all that was written down before it, and before what was after."""
    place = next((index for index, other in enumerate(among) if other.rank > entry.rank), len(among))
    if entry.at is None:
        return place
    for index, other in enumerate(among):
        if other.at is not None and other.at > entry.at:
            place = min(place, index)
    for index, other in enumerate(among):
        if other.at is not None and other.at < entry.at:
            place = max(place, index + 1)
    return place

"""The order of a timeline's entries: by their days, and on one day by the chain.

What was written down on its own day stands where it was written down; what was written down later, of a day that had
passed, by the chain. A party that joined or left always stands where it was written down: who joined once a meeting was
recorded was no party to it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from itertools import groupby

from django.utils import timezone

from collaborations.thread.timeline_entry import Entry

LAST = datetime.datetime.max.replace(tzinfo=datetime.UTC)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """``entries``, the oldest first."""
    by_day = groupby(sorted(entries, key=lambda entry: (entry.on, entry.rank)), key=lambda entry: entry.on)
    return [entry for _day, of_one_day in by_day for entry in _of_one_day(list(of_one_day))]


def _of_one_day(entries: list[Entry]) -> list[Entry]:
    placed = [entry for entry in entries if not _goes_by_hour(entry)]
    for entry in sorted(filter(_goes_by_hour, entries), key=lambda one: (one.at or LAST, one.rank)):
        placed.insert(_place(entry, placed), entry)
    return placed


def _goes_by_hour(entry: Entry) -> bool:
    return entry.moves or (entry.at is not None and timezone.localdate(entry.at) == entry.on)


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

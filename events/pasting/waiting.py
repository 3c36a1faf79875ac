"""Pasted lists that nobody has saved yet, as the page of who came tells of them."""

from __future__ import annotations

from dataclasses import dataclass

from events.models import AttendanceList, Event

from .reading import Ground, open_lists

# Each is read anew to count what it asks; of more than so many it is only told that they wait.
MOST_READ = 3


@dataclass(frozen=True)
class WaitingList:
    """A list that waits; ``lines`` want somebody's word, None where that was not counted."""

    pasted: AttendanceList
    lines: int | None


def waiting_lists(user, event: Event) -> list[WaitingList]:
    """The lists of ``event`` that wait, the newest first, as far as ``user`` may see them."""
    lists = list(open_lists(user, event))
    if not lists:
        return []
    ground = Ground(event)
    counted = [WaitingList(one, len(ground.review(one).waiting)) for one in lists[:MOST_READ]]
    return [*counted, *(WaitingList(one, None) for one in lists[MOST_READ:])]

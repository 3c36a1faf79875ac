"""How a collaboration came about: its dated facts, oldest first, with today and what is planned after it."""

from __future__ import annotations

from collaborations.thread.facts import Thread
from collaborations.thread.membership import founders
from collaborations.thread.timeline_entries import Entry, all_entries
from collaborations.thread.timeline_order import in_order
from collaborations.thread.timeline_today import today_entry
from collaborations.thread.words import DateWords, today_word


def timeline(thread: Thread) -> list[Entry]:
    """The entries for the thread's reader: parties read what was written, staff dates and steps."""
    entries = all_entries(thread)
    past = in_order(entry for entry in entries if entry.state != "ahead" or entry.last < thread.on)
    ahead = in_order(entry for entry in entries if entry.state == "ahead" and entry.last >= thread.on)
    every = [*past, today_entry(thread), *ahead]
    _draw(every, thread)
    _date(every)
    return every


def _draw(entries: list[Entry], thread: Thread) -> None:
    """Say for each entry what the thread looks like after it, and whose strands are in it."""
    if entries[0].state == "done":
        entries[0].state = "start"
    present = {party.organization_id: party for party in founders(thread)}
    kind = "parallel"
    seen_today = False
    for entry in entries:
        if entry.joins is not None:
            present[entry.joins.organization_id] = entry.joins
        if entry.leaves is not None:
            present.pop(entry.leaves.organization_id, None)
        entry.strands = sorted(thread.strand_of(party) for party in present.values())
        seen_today = seen_today or entry.state == "now"
        if entry.concludes:
            kind = "cord"
        entry.thread = _piece(entry, "dashed" if seen_today else kind)
    entries[-1].thread = ""


def _piece(entry: Entry, kind: str) -> str:
    if entry.state == "start":
        return "apart"
    if kind == "dashed" or len(entry.strands) > 1:
        return kind
    # One strand alone is twisted with nothing, and none is not there.
    return "parallel" if entry.strands else ""


def _date(entries: list[Entry]) -> None:
    words = DateWords()
    for entry in entries:
        if entry.state == "now":
            entry.date = today_word()
        elif entry.until is not None:
            entry.date = words.write_days(entry.on, entry.until)
        else:
            entry.date = words.write(entry.on, entry.precision)

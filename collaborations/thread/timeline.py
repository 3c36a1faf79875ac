"""How a collaboration came about: its dated facts, oldest first, with today and what is planned after it."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext, ngettext

from collaborations.stages import Stage
from collaborations.thread.facts import Thread
from collaborations.thread.timeline_entries import Entry, all_entries
from collaborations.thread.words import DateWords, full_years, sentences, today_word
from cop_portal.dates import format_date


def timeline(thread: Thread) -> list[Entry]:
    """The entries for the thread's reader: parties read what was written, staff dates and steps."""
    entries = all_entries(thread)
    past = sorted(
        (entry for entry in entries if entry.state != "ahead" or entry.last < thread.on),
        key=lambda entry: (entry.on, entry.rank),
    )
    ahead = sorted(
        (entry for entry in entries if entry.state == "ahead" and entry.last >= thread.on),
        key=lambda entry: (entry.on, entry.rank),
    )
    every = [*past, _today_entry(thread), *ahead]
    _draw(every)
    _date(every)
    return every


def _draw(entries: list[Entry]) -> None:
    """Say for each entry what the thread looks like after it."""
    if entries[0].state == "done":
        entries[0].state = "start"
    kind = "parallel"
    seen_today = False
    for entry in entries:
        seen_today = seen_today or entry.state == "now"
        if entry.concludes:
            kind = "cord"
        entry.thread = "apart" if entry.state == "start" else "dashed" if seen_today else kind
    entries[-1].thread = ""


def _date(entries: list[Entry]) -> None:
    words = DateWords()
    for entry in entries:
        if entry.state == "now":
            entry.date = today_word()
        elif entry.until is not None:
            entry.date = words.write_days(entry.on, entry.until)
        else:
            entry.date = words.write(entry.on, entry.precision)


# -- today ------------------------------------------------------------------------------------------------------------


def _today_entry(thread: Thread) -> Entry:
    text = sentences(_begins(thread), _so_far(thread), _promises(thread))
    return Entry(on=thread.on, title=today_title(thread), text=text, state="now")


def _so_far(thread: Thread) -> str:
    """How long it has stood where it stands: in days, from a year on in years."""
    since = _stage_since(thread)
    days = (thread.on - since).days if since is not None else 0
    if days <= 0:
        return ""
    if years := full_years(since, thread.on):
        return ngettext("%(years)s year so far.", "%(years)s years so far.", years) % {"years": years}
    return ngettext("%(days)s day so far.", "%(days)s days so far.", days) % {"days": days}


def _begins(thread: Thread) -> str:
    """A memorandum that is concluded and waits for its first day only: the stage's own name does not say so."""
    if not thread.is_open or thread.is_paused or thread.collaboration.stage != Stage.MOU_WITH_PARTIES:
        return ""
    begins_on = thread.mou_begins_on
    if begins_on is None:
        return ""
    return gettext("Concluded, begins on %(date)s.") % {"date": format_date(begins_on)}


def today_title(thread: Thread) -> str:
    """Where the thread stands, as a heading."""
    if not thread.has_company:
        return gettext("This collaboration has ended")
    if thread.is_concluded:
        return gettext("This collaboration is concluded")
    if thread.is_paused:
        return gettext("This collaboration is paused")
    titles = {
        Stage.INTRODUCED: gettext("You have been introduced") if thread.is_own else gettext("Introduced"),
        Stage.TALKING: gettext("Talking"),
        Stage.AGREED: gettext("Agreed on shared areas"),
        Stage.MOU_WITH_PARTIES: gettext("MoU with the parties"),
        Stage.IN_FORCE: gettext("MoU in force"),
        Stage.ACTIVE: gettext("Working together"),
    }
    return titles[Stage(thread.collaboration.stage)]


def _stage_since(thread: Thread) -> datetime.date | None:
    row = thread.collaboration
    if not thread.has_company:
        return max(party.left_on for party in thread.all_parties if party.left_on)
    if thread.rest is not None:
        return thread.rest.since
    return {
        Stage.INTRODUCED: row.introduced_on,
        Stage.TALKING: row.talking_on,
        Stage.AGREED: row.agreed_on,
        Stage.MOU_WITH_PARTIES: row.mou_frozen_on,
        Stage.IN_FORCE: row.in_force_on,
        Stage.ACTIVE: row.active_on,
    }[Stage(row.stage)]


def _promises(thread: Thread) -> str:
    """How the action points stand, for the parties."""
    if not thread.is_own:
        return ""
    points = [point for point in thread.collaboration.action_points.all() if point.dropped_on is None]
    if not points:
        return ""
    kept = sum(point.done_on is not None for point in points)
    late = sum(point.due_on is not None and point.due_on < thread.on for point in thread.open_promises)
    numbers = {"kept": kept, "open": len(points) - kept - late, "late": late}
    return gettext("Action points: %(kept)s kept, %(open)s open, %(late)s late.") % numbers

"""What a thread's timeline says of today: where it stands, since when, and how the action points do."""

from __future__ import annotations

import datetime

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from collaborations.stages import Stage
from collaborations.thread.facts import Thread
from collaborations.thread.mou_ended import is_being_signed, mou_ended_on
from collaborations.thread.timeline_entry import Entry
from collaborations.thread.timeline_mou_titles import add_draft, name_what_is_in_force
from collaborations.thread.words import full_years, sentences
from cop_portal.dates import format_date


def today_entry(thread: Thread) -> Entry:
    """The entry of today."""
    entry = Entry(on=thread.on, title=_title(thread), text=_text(thread), state="now")
    name_what_is_in_force(entry, thread)
    add_draft(entry, thread)
    return entry


def _title(thread: Thread) -> str:
    """Where the thread stands, as a heading."""
    if not thread.has_company:
        return gettext("This collaboration has ended")
    if thread.is_concluded:
        return _concluded(thread.rest.since, thread.on)
    if thread.is_paused:
        return _paused(thread.rest.since, thread.on)
    stage = Stage(thread.collaboration.stage)
    if stage == Stage.MOU_WITH_PARTIES and thread.mou_begins_on is None and is_being_signed(thread):
        return gettext("MoU being signed")
    if stage == Stage.IN_FORCE and mou_ended_on(thread) is not None:
        return gettext("The MoU has ended")
    titles = {
        Stage.INTRODUCED: gettext("No meeting yet"),
        Stage.TALKING: gettext("Talking"),
        Stage.AGREED: gettext("Agreed on shared areas"),
        Stage.MOU_WITH_PARTIES: gettext("MoU with the parties"),
        Stage.IN_FORCE: gettext("MoU in force"),
        Stage.ACTIVE: gettext("Working together"),
    }
    return titles[stage]


def _paused(since: datetime.date, on: datetime.date) -> str:
    if years := full_years(since, on):
        return ngettext("Paused for %(years)s year", "Paused for %(years)s years", years) % {"years": years}
    if days := (on - since).days:
        return ngettext("Paused for %(days)s day", "Paused for %(days)s days", days) % {"days": days}
    return gettext("Paused since today")


def _concluded(since: datetime.date, on: datetime.date) -> str:
    if years := full_years(since, on):
        return ngettext("Concluded %(years)s year ago", "Concluded %(years)s years ago", years) % {
            "years": years
        }
    if days := (on - since).days:
        return ngettext("Concluded %(days)s day ago", "Concluded %(days)s days ago", days) % {"days": days}
    return gettext("Concluded today")


def _text(thread: Thread) -> SafeString:
    goes_on = thread.has_company and thread.rest is None
    so_far = sentences(_begins(thread), _so_far(thread)) if goes_on else ""
    return sentences(so_far, _promises(thread))


def _begins(thread: Thread) -> str:
    """A memorandum that is concluded and waits for its first day only: the stage's own name does not say so."""
    if thread.collaboration.stage != Stage.MOU_WITH_PARTIES or thread.mou_begins_on is None:
        return ""
    return gettext("Concluded, begins on %(date)s.") % {"date": format_date(thread.mou_begins_on)}


def _so_far(thread: Thread) -> str:
    """How long it has stood where it stands: in days, from a year on in years."""
    since = _stage_since(thread)
    if since is None:
        return ""
    if years := full_years(since, thread.on):
        return ngettext("%(years)s year so far.", "%(years)s years so far.", years) % {"years": years}
    days = (thread.on - since).days
    if days <= 0:
        # Of two who were introduced today, that they have not met yet is nothing to count.
        is_new = thread.collaboration.stage == Stage.INTRODUCED
        return "" if is_new else gettext("Since today.")
    return ngettext("%(days)s day so far.", "%(days)s days so far.", days) % {"days": days}


def _stage_since(thread: Thread) -> datetime.date | None:
    row = thread.collaboration
    return {
        Stage.INTRODUCED: row.introduced_on,
        Stage.TALKING: row.talking_on,
        Stage.AGREED: row.agreed_on,
        Stage.MOU_WITH_PARTIES: row.mou_frozen_on,
        Stage.IN_FORCE: mou_ended_on(thread) or row.in_force_on,
        Stage.ACTIVE: row.active_on,
    }[Stage(row.stage)]


def _promises(thread: Thread) -> str:
    """How the action points stand, for the parties: no number that is none."""
    if not thread.is_own:
        return ""
    points = [point for point in thread.collaboration.action_points.all() if point.dropped_on is None]
    kept = sum(point.done_on is not None for point in points)
    late = sum(point.due_on is not None and point.due_on < thread.on for point in thread.open_promises)
    numbers = {"kept": kept, "open": len(points) - kept - late, "late": late}
    words = {
        ("kept",): gettext("Action points: %(kept)s kept."),
        ("open",): gettext("Action points: %(open)s open."),
        ("late",): gettext("Action points: %(late)s late."),
        ("kept", "open"): gettext("Action points: %(kept)s kept, %(open)s open."),
        ("kept", "late"): gettext("Action points: %(kept)s kept, %(late)s late."),
        ("open", "late"): gettext("Action points: %(open)s open, %(late)s late."),
        ("kept", "open", "late"): gettext("Action points: %(kept)s kept, %(open)s open, %(late)s late."),
    }
    return words.get(tuple(name for name, number in numbers.items() if number), "") % numbers

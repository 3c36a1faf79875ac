"""The seven knots of a collaboration: which are reached, since when, and what is planned next."""

from __future__ import annotations

import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext

from collaborations.activities.days import planned_days
from collaborations.stages import standing_words
from collaborations.thread.facts import Thread
from collaborations.thread.mou_ended import mou_ended_on
from collaborations.thread.words import DateWords, say
from cop_portal.dates import Precision
from cop_portal.ui.thread import Stage as Knot

# The position of the memorandum's knot, from 0.
MOU_KNOT = 4


def stage_line(thread: Thread) -> list[Knot]:
    """The knots for ``{% stage_line %}``: workshop, introduction, meeting, shared areas, MoU, joint work, story."""
    row = thread.collaboration
    words = DateWords()
    knots = [
        _event_knot(thread, words),
        _knot(gettext("Introduction"), _written(words, row.introduced_on, _introduction_precision(thread))),
        _meeting_knot(thread, words),
        _knot(gettext("Shared areas"), _written(words, row.agreed_on), in_sentence=gettext("shared areas")),
        _mou_knot(thread, words),
        _work_knot(thread, words),
        _knot(gettext("Story"), "", in_sentence=gettext("your story")),
    ]
    return _with_states(thread, knots)


def _event_knot(thread: Thread, words: DateWords) -> Knot:
    """Where they met: a workshop mostly, else what it was."""
    events = [one.event for one in thread.introductions_at_events]
    if not events:
        return _knot(gettext("Workshop"), "", missing=gettext("not at an event"))
    first = min(events, key=lambda event: event.starts_on)
    date = _written(words, thread.collaboration.workshop_on, first.date_precision)
    return _knot(capfirst(first.get_kind_display()), date)


def cord_from(thread: Thread) -> int | None:
    """From which knot on the strands are twisted: the MoU's, once one is concluded."""
    return MOU_KNOT if any(facts.concluded_on is not None for facts in thread.mous) else None


def _knot(label: str, date: str, *, missing: str = "", in_sentence: str = "") -> Knot:
    return Knot(
        label=label,
        date=date or missing or gettext("not yet"),
        state="done" if date else "ahead",
        in_sentence=in_sentence,
    )


def _written(words: DateWords, date: datetime.date | None, precision: str = Precision.DAY) -> str:
    return words.write(date, precision) if date is not None else ""


def _introduction_precision(thread: Thread) -> str:
    return thread.introductions[0].date_precision if thread.introductions else Precision.DAY


def _meeting_knot(thread: Thread, words: DateWords) -> Knot:
    precision = thread.held_meetings[0].date_precision if thread.held_meetings else Precision.DAY
    held = _written(words, thread.collaboration.talking_on, precision)
    planned = (
        _planned(words, [meeting.planned_on for meeting in thread.planned_meetings], thread)
        if not held
        else ""
    )
    return _knot(
        gettext("Follow-up meeting"), held, missing=planned, in_sentence=gettext("a follow-up meeting")
    )


def _mou_knot(thread: Thread, words: DateWords) -> Knot:
    row = thread.collaboration
    if row.in_force_on is not None and (ended_on := mou_ended_on(thread)) is not None:
        date = gettext("ended on %(date)s") % {"date": words.write(ended_on)}
        return _knot(gettext("MoU"), date)
    if row.in_force_on is not None:
        date = gettext("since %(date)s") % {"date": words.write(row.in_force_on)}
        return _knot(gettext("MoU in force"), date)
    if thread.mou_begins_on is not None:
        date = gettext("concluded, begins on %(date)s") % {"date": words.write(thread.mou_begins_on)}
        return _hollow_mou_knot(date)
    if row.mou_frozen_on is not None:
        date = gettext("since %(date)s") % {"date": words.write(row.mou_frozen_on)}
        return _hollow_mou_knot(date)
    return _knot(gettext("MoU in force"), "", in_sentence=gettext("a memorandum of understanding"))


def _hollow_mou_knot(date: str) -> Knot:
    label, then = gettext("MoU with the parties"), pgettext("what comes next", "memorandum in force")
    return Knot(label, date, "hollow", then=then)


def _work_knot(thread: Thread, words: DateWords) -> Knot:
    """Since when they work together or, where it is planned, what and from when: of several days the first one, since a
    knot has little room."""
    label, in_sentence = gettext("Joint work"), gettext("joint work")
    if thread.collaboration.active_on is not None:
        return _knot(label, words.write(thread.collaboration.active_on), in_sentence=in_sentence)
    ahead = [one for one in thread.planned_activities if planned_days(one).last >= thread.on]
    if not ahead:
        return _knot(label, "", in_sentence=in_sentence)
    days = planned_days(ahead[0])
    planned = gettext("from %(date)s") if days.until else gettext("planned: %(date)s")
    if thread.is_own:
        in_sentence = say("{title}", title=ahead[0].title)
    return _knot(label, "", missing=planned % {"date": words.write(days.first)}, in_sentence=in_sentence)


def _planned(words: DateWords, dates: list[datetime.date], thread: Thread) -> str:
    """When the first of what is planned will be; empty where nothing lies ahead."""
    ahead = [date for date in dates if date >= thread.on]
    return gettext("planned: %(date)s") % {"date": words.write(ahead[0])} if ahead else ""


def _with_states(thread: Thread, knots: list[Knot]) -> list[Knot]:
    """The furthest knot reached is where the thread is now; a hollow one stays hollow."""
    reached = [index for index, knot in enumerate(knots) if knot.is_reached]
    last = max(reached, default=1)
    if knots[last].state == "done":
        knots[last] = knots[last]._replace(state="now")
    return knots


def stage_words(thread: Thread) -> str:
    """The stage in words, as lists and the reduced page show it; that it rests, while it does."""
    return standing_words(thread.collaboration.standing)

"""What is said of a thread that all but one have left, or all."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from collaborations.activities.days import planned_days
from collaborations.models import FollowUpMeeting, JointActivity, MemorandumOfUnderstanding
from collaborations.thread.ended import ended_on, last_together
from collaborations.thread.facts import Thread
from collaborations.thread.reasons import OTHERS_LEFT
from collaborations.thread.words import say
from cop_portal.dates import format_date


@dataclass(frozen=True)
class Ending:
    """What the page of an ended thread says: ``words``, and to its parties what was called off by it and is not over,
    so that they can tell their calendars."""

    words: SafeString | str
    meetings: list[FollowUpMeeting]
    activities: list[JointActivity]


def ending_of(thread: Thread) -> Ending | None:
    """The end of ``thread``, for its reader; None while two are in it."""
    if thread.has_company:
        return None
    meetings, activities = [], []
    if thread.is_own:
        meetings = [
            one
            for one in thread.collaboration.meetings.all()
            if one.called_off_reason == OTHERS_LEFT and one.planned_on >= thread.on
        ]
        activities = [
            one
            for one in thread.collaboration.activities.all()
            if one.cancel_reason == OTHERS_LEFT and planned_days(one).last >= thread.on
        ]
    return Ending(_words(thread), meetings, activities)


def _words(thread: Thread) -> SafeString | str:
    day = ended_on(thread.all_parties)
    date = format_date(day) if day is not None else ""
    gone = [party.organization for party in last_together(thread.all_parties) if party.left_on is not None]
    if not thread.parties:
        return say(gettext("It has ended. Everybody has left, {organizations} last."), organizations=gone)
    if thread.is_own:
        words = gettext(
            "{organizations} left on {date}, so this collaboration has ended. "
            "You can still read what you wrote together."
        )
        return say(words, organizations=gone, date=date)
    words = gettext("It has ended: {organizations} left on {date}. {staying} can still read it.")
    return say(words, organizations=gone, date=date, staying=thread.parties[0].organization)


def is_last_but_one(thread: Thread) -> bool:
    """Whether ``thread`` ends when a party leaves now."""
    return len(thread.parties) == 2


def plans_to_end(thread: Thread) -> list[FollowUpMeeting | JointActivity]:
    """What is called off when ``thread`` ends today (``actions.calling_off``), the nearest first."""
    meetings = [one for one in thread.planned_meetings if one.planned_on >= thread.on]
    activities = [one for one in thread.planned_activities if planned_days(one).first > thread.on]
    return [*meetings, *activities]


def plans_left(thread: Thread) -> list[FollowUpMeeting | JointActivity]:
    """What is called off when ``thread`` is concluded today (``actions.calling_off``), the nearest first."""
    meetings = [one for one in thread.planned_meetings if one.planned_on > thread.on]
    activities = [one for one in thread.planned_activities if planned_days(one).last > thread.on]
    return [*meetings, *activities]


def unfinished_mous(thread: Thread) -> list[MemorandumOfUnderstanding]:
    """What the reader's own organization drafts or signs with others, and could be concluded no more without it."""
    ours = [one for one in (*thread.mous, *thread.drafts) if one.has_party(thread.own)]
    return [one.mou for one in ours if one.first.is_open and not one.gone]

"""A meeting that was planned was held before its day: its record is a row of its own, and the plan is called off.

So calendars that hold the plan can be told, and the plan comes back where the record is denied before its day.
"""

from __future__ import annotations

import datetime

from collaborations.models import Collaboration, FollowUpMeeting, Rest
from collaborations.thread.reasons import HELD_ON_ANOTHER_DAY

from .calling_off import call_off
from .common import is_in_company
from .meeting_plans import waiting_on


def record_instead_of(plan: FollowUpMeeting, *, by, on: datetime.date) -> FollowUpMeeting:
    """The new record, not saved yet. It keeps the day of ``plan``, which is called off."""
    call_off([plan], on=on, reason=HELD_ON_ANOTHER_DAY)
    return FollowUpMeeting(
        collaboration=plan.collaboration, planned_on=plan.planned_on, place=plan.place, made_by=by
    )


def plan_again(collaboration: Collaboration, planned_on: datetime.date | None, on: datetime.date) -> None:
    """The record of a meeting that was planned for ``planned_on`` is denied: where it took the place of the plan, that
    is planned again while its day is to come, unless another one is planned for it, or nothing more is planned."""
    if planned_on is None or planned_on < on:
        return
    plan = collaboration.meetings.filter(
        planned_on=planned_on, called_off_on__isnull=False, called_off_reason=HELD_ON_ANOTHER_DAY
    ).last()
    is_concluded = collaboration.rests.filter(kind=Rest.Kind.CONCLUDED, until=None).exists()
    if plan is None or is_concluded or not is_in_company(collaboration):
        return
    if waiting_on(collaboration, planned_on) is not None:
        return
    plan.called_off_on, plan.called_off_reason = None, ""
    plan.version += 1
    plan.save(update_fields=["called_off_on", "called_off_reason", "version"])

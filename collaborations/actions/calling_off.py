"""What is planned in a thread is called off by what happens to the thread: all but one have left, or it is concluded.

Called by actions, under the thread's lock. The calendars of those who stay are told, as whenever something is called
off; who said yes to a training that was open to all members gets the event's own mail.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection, Iterable

from django.utils.translation import gettext_lazy as _

from collaborations.activities.days import is_planned, planned_days
from collaborations.models import Collaboration, FollowUpMeeting, JointActivity
from collaborations.thread.reasons import CONCLUDED, NOT_HELD, OTHERS_LEFT
from cop_portal.refusals import Refused
from events.actions.by_members import call_off_training
from members.models import Organization


def planned_meetings(collaboration: Collaboration) -> list[FollowUpMeeting]:
    """Its meetings that are neither held nor called off, the nearest first."""
    waiting = collaboration.meetings.filter(held_on=None, called_off_on=None)
    return list(waiting.order_by("planned_on", "pk"))


def planned_activities(collaboration: Collaboration) -> list[JointActivity]:
    """The same of its joint activities, each with its event."""
    rows = collaboration.activities.filter(held_on=None, cancelled_on=None).select_related("event")
    return sorted(filter(is_planned, rows), key=lambda one: (planned_days(one).first, one.pk))


def end_plans(collaboration: Collaboration, organization: Organization, by, on: datetime.date) -> bool:
    """All but one have left on the day ``on``: what was to come is called off; whether anything was.

    An activity that has begun, or begins that day, may take place; so does one of which somebody is written down as
    having come. A day that has passed unrecorded stays as it is: perhaps they met.
    """
    meetings = [one for one in planned_meetings(collaboration) if one.planned_on >= on]
    call_off(meetings, on=on)
    activities = [one for one in planned_activities(collaboration) if planned_days(one).first > on]
    cancelled = [one for one in activities if _is_cancelled(one, organization, by, on)]
    return bool(meetings or cancelled)


def _is_cancelled(activity: JointActivity, organization: Organization, by, on: datetime.date) -> bool:
    try:
        cancel(activity, organization, by, reason=OTHERS_LEFT, on=on)
    except Refused as refusal:
        if refusal.code not in ("held", "closed"):
            raise
        return False
    return True


def call_off(meetings: Iterable[FollowUpMeeting], *, on: datetime.date, reason: str = OTHERS_LEFT) -> None:
    """Call planned ``meetings`` off. Calendars that hold one take the newer entry."""
    for meeting in meetings:
        meeting.called_off_on, meeting.called_off_reason = on, reason
        meeting.version += 1
        meeting.save(update_fields=["called_off_on", "called_off_reason", "version"])


def cancel(
    activity: JointActivity, organization: Organization, by, *, reason: str, on: datetime.date
) -> None:
    """Cancel a planned ``activity``, with its event where it was open to all members; refused by events' own rule where
    somebody came."""
    if activity.event is not None:
        call_off_training(event=activity.event, organization=organization, by=by, reason=NOT_HELD, on=on)
    activity.cancelled_on, activity.cancel_reason = on, reason
    activity.save(update_fields=["cancelled_on", "cancel_reason"])


def plans_after(
    collaboration: Collaboration, on: datetime.date
) -> tuple[list[FollowUpMeeting], list[JointActivity]]:
    """What is planned for days after ``on``, which a conclusion of that day cannot leave standing."""
    meetings = [one for one in planned_meetings(collaboration) if one.planned_on > on]
    activities = [one for one in planned_activities(collaboration) if planned_days(one).last > on]
    return meetings, activities


def end_plans_ticked(
    collaboration: Collaboration,
    organization: Organization,
    by,
    on: datetime.date,
    ticked: Collection[uuid.UUID],
) -> bool:
    """It is concluded on the day ``on``: what is planned for later is called off, where whoever concludes has
    ``ticked`` each of it (public ids); whether anything was. What was planned meanwhile they have not read of."""
    meetings, activities = plans_after(collaboration, on)
    if not {one.public_id for one in (*meetings, *activities)} <= set(ticked):
        words = _("Something is still planned for later. Tick it, and it is called off with this.")
        raise Refused(words, field="ends", code="planned")
    call_off(meetings, on=on, reason=CONCLUDED)
    for activity in activities:
        try:
            cancel(activity, organization, by, reason=CONCLUDED, on=on)
        except Refused as refusal:
            if refusal.code not in ("held", "closed"):
                raise
            words = _(
                "Search has written down who came to a training that is still planned. Record it first."
            )
            raise Refused(words, field="ends", code="held") from refusal
    return bool(meetings or activities)

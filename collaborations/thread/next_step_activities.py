"""What a thread can wait for of its joint activities: that one is held, and that it is recorded."""

from __future__ import annotations

from django.utils.translation import gettext

from collaborations.activities.days import is_closed, is_past, planned_days
from collaborations.models import JointActivity
from collaborations.thread.facts import Thread
from collaborations.thread.next_step_rules import NextStep, address_of
from collaborations.thread.words import say


def record_activity(thread: Thread) -> NextStep | None:
    """A planned activity's last day has passed."""
    past = [activity for activity in thread.planned_activities if is_past(activity, thread.on)]
    if not past:
        return None
    activity = past[0]
    date = {"date": planned_days(activity).words()}
    if is_closed(activity, thread.on):
        words = gettext("Search has closed the event. Record what came of it.")
    elif activity.event is None:
        words = gettext("It was planned for %(date)s. Say who took part and what came of it.")
    else:
        words = gettext(
            "It was planned for %(date)s and open to all members. Say that it was held, and what came of it."
        )
    return NextStep(
        title=gettext("Next: record the joint activity"),
        text=words % date,
        staff_text=gettext("It was planned for %(date)s. Nothing is recorded yet.") % date,
        url=address_of("activity_record", activity),
        action=gettext("Record the activity"),
        urgent=True,
    )


def hold_activity(thread: Thread) -> NextStep | None:
    """A joint activity is planned."""
    if not thread.planned_activities:
        return None
    activity: JointActivity = thread.planned_activities[0]
    words = gettext("Planned for %(date)s: %(kind)s.")
    planned = words % {"date": planned_days(activity).words(), "kind": activity.get_kind_display()}
    # What it is called is the parties' own.
    named = say(gettext("Next: {activity}"), activity=activity.title)
    return NextStep(
        title=named if thread.is_own else gettext("Next: joint work"),
        text=planned,
        staff_text=planned,
        url=address_of("activity", activity),
        action=gettext("Open the activity"),
        needs="read",
        is_planned=True,
    )

"""On which days a joint activity is, and whether it was cancelled.

One that was opened to all members is held when its event is: Search can move or cancel the event at the desk, and what
follows for the activity is worked out from there. Read activities with their ``event``.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from collaborations.models import JointActivity
from cop_portal.dates import format_days


@dataclass(frozen=True)
class Days:
    """The first day, and the last one where it is another."""

    first: datetime.date
    until: datetime.date | None = None

    @property
    def last(self) -> datetime.date:
        """The last day, which may be the first."""
        return self.until or self.first

    def words(self, *, year: bool = True) -> str:
        """The days in the reader's language."""
        return format_days(self.first, self.until, year=year)

    def __str__(self) -> str:
        return self.words()


def planned_days(activity: JointActivity) -> Days:
    """The days for which it is planned."""
    event = activity.event
    if event is not None:
        return Days(event.starts_on, event.ends_on if event.ends_on != event.starts_on else None)
    return Days(activity.planned_on, activity.planned_until)


def days_of(activity: JointActivity) -> Days:
    """The days on which it was held, or for which it is planned."""
    if activity.held_on is not None:
        return Days(activity.held_on, activity.held_until)
    return planned_days(activity)


def cancelled_on(activity: JointActivity) -> datetime.date | None:
    """The day on which it was cancelled: by its parties or, where it was open to all members, by Search at the desk.
    What is recorded as held was not."""
    if activity.held_on is not None:
        return None
    return activity.cancelled_on or (activity.event.cancelled_on if activity.event is not None else None)


def is_planned(activity: JointActivity) -> bool:
    """Whether it is still to be held, or recorded."""
    return activity.held_on is None and cancelled_on(activity) is None


def is_past(activity: JointActivity, on: datetime.date) -> bool:
    """Whether, as it is planned, it is over on the day ``on``: its last day is, or Search has closed its event."""
    return planned_days(activity).last < on or is_closed(activity, on)


def is_closed(activity: JointActivity, on: datetime.date) -> bool:
    """Whether Search has closed its event by the day ``on``."""
    closed_on = activity.event.closed_on if activity.event is not None else None
    return closed_on is not None and closed_on <= on


def plan_seen(activity: JointActivity) -> str:
    """A fingerprint of when and where it is planned, for a form that was opened at it."""
    values = (activity.planned_on, activity.planned_until, activity.place, activity.governorate_id)
    return salted_hmac("collaborations.plan", repr(values)).hexdigest()[:12]

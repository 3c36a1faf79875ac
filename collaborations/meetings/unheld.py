"""Planned meetings whose day went by without one: they were not held, and nobody calls them off any more."""

from __future__ import annotations

import datetime

from collaborations.meetings.denials import was_denied
from collaborations.models import FollowUpMeeting
from cop_portal.dates import today


def has_gone_by(meeting: FollowUpMeeting, on: datetime.date | None = None) -> bool:
    """Whether the day for which ``meeting`` is planned has passed on ``on`` (today)."""
    return meeting.planned_on is not None and meeting.planned_on < (on or today())


def was_not_held(meeting: FollowUpMeeting) -> bool:
    """Whether it was said of a planned meeting, once its day had passed, that it was not held. Said before, or on the
    day itself, it was called off; said of a record, the record was denied (``denials.was_denied``)."""
    return (
        meeting.called_off_on is not None
        and has_gone_by(meeting, meeting.called_off_on)
        and not was_denied(meeting)
    )

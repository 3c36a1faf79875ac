"""A planned meeting for the calendar of one's own phone: that there is one, when, and the way to its page.

Neither partner nor topic, place, link or person is in it (see ``cop_portal/calendar_entries.py``). Its page's address
is made of a random number.
"""

from __future__ import annotations

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from collaborations.models import FollowUpMeeting
from cop_portal.calendar_entries import calendar_entry
from cop_portal.dates import BAGHDAD
from cop_portal.mail import absolute

# Nobody says when a meeting ends: an entry without an end is left out, or takes no time, in many calendars.
AN_HOUR = datetime.timedelta(hours=1)


def has_entry(meeting: FollowUpMeeting) -> bool:
    """Whether ``meeting`` stands in calendars: while it is planned, and as called off. What was recorded has been."""
    return meeting.held_on is None


def meeting_entry(meeting: FollowUpMeeting) -> bytes:
    """The calendar file of ``meeting``, in the reader's language."""
    if not has_entry(meeting):
        raise ValueError("Of a meeting that was held there is no entry.")
    is_off = meeting.called_off_on is not None
    return calendar_entry(
        uid=str(meeting.public_id),
        starts=_starts(meeting),
        ends=None,
        lasts=AN_HOUR,
        # Some calendars show a cancelled entry as any other, so its words say it too.
        summary=_("A meeting on the CoP Portal (called off)") if is_off else _("A meeting on the CoP Portal"),
        description=_("Sign in to the portal to read what it is about:"),
        url=absolute(meeting.get_absolute_url()),
        cancelled=is_off,
        sequence=meeting.version,
        stamp=timezone.now(),
    )


def file_name(meeting: FollowUpMeeting) -> str:
    """What the file is called on somebody's phone: nothing but its day."""
    return f"cop-portal-{meeting.planned_on:%Y-%m-%d}.ics"


def _starts(meeting: FollowUpMeeting) -> datetime.date:
    """Its day, or its hour where that is known."""
    if meeting.starts_at is None:
        return meeting.planned_on
    return datetime.datetime.combine(meeting.planned_on, meeting.starts_at, BAGHDAD)

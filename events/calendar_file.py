"""An event for the calendar of one's own phone: that there is one, when, in which governorate, and the way to its page.

Neither its name nor its topic, its place or who comes is in it (see ``cop_portal/calendar_entries.py``). The place
stays out since it is free text and often names whose house it is; the link goes by the event's random number, since the
address of its page is made of its name.
"""

from __future__ import annotations

import datetime
from typing import TypedDict

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cop_portal.calendar_entries import calendar_entry
from cop_portal.dates import BAGHDAD, Precision
from cop_portal.mail import absolute

from .calendar import hours
from .models import Event

_KINDS = {
    Event.Kind.WORKSHOP: gettext_lazy("CoP Portal: workshop"),
    Event.Kind.REGULAR_MEETING: gettext_lazy("CoP Portal: regular meeting"),
    Event.Kind.WEBINAR: gettext_lazy("CoP Portal: webinar"),
    Event.Kind.TRAINING: gettext_lazy("CoP Portal: training"),
}
# Some calendars show a cancelled entry as any other, so its words say it too.
_CANCELLED_KINDS = {
    Event.Kind.WORKSHOP: gettext_lazy("CoP Portal: workshop (cancelled)"),
    Event.Kind.REGULAR_MEETING: gettext_lazy("CoP Portal: regular meeting (cancelled)"),
    Event.Kind.WEBINAR: gettext_lazy("CoP Portal: webinar (cancelled)"),
    Event.Kind.TRAINING: gettext_lazy("CoP Portal: training (cancelled)"),
}


class Span(TypedDict):
    """From when to when: two days, the last one included, or two instants; without an end where it is not known."""

    starts: datetime.date
    ends: datetime.date | None


def has_entry(event: Event) -> bool:
    """Whether ``event`` can stand in a calendar: not where only its month is known."""
    return event.date_precision == Precision.DAY


def event_entry(event: Event) -> bytes:
    """The calendar file of ``event``, in the reader's language."""
    if not has_entry(event):
        raise ValueError("Of an event whose day is not known there is no entry.")
    cancelled = event.state == "cancelled"
    kind = Event.Kind(event.kind)
    words = [hours(event), _("Sign in to the portal to read what it is about:")]
    return calendar_entry(
        uid=str(event.public_id),
        summary=str(_CANCELLED_KINDS[kind] if cancelled else _KINDS[kind]),
        description="\n".join(filter(None, words)),
        location=event.governorate.name if event.governorate else "",
        url=absolute(reverse("events:open", args=[event.public_id])),
        cancelled=cancelled,
        sequence=event.version,
        stamp=timezone.now(),
        **_span(event),
    )


def file_name(event: Event) -> str:
    """What the file is called on somebody's phone: nothing but its day."""
    return f"cop-portal-{event.starts_on:%Y-%m-%d}.ics"


def _span(event: Event) -> Span:
    """When it is.

    One day with hours is those hours. Several days are whole days, as calendars show a conference, and their hours
    stand in the description: nobody has said whether "9:00 to 13:00" is each day's, or from the first day's morning to
    the last day's noon.
    """
    if event.starts_at is None or event.starts_on != event.ends_on:
        return {"starts": event.starts_on, "ends": event.ends_on}
    starts = datetime.datetime.combine(event.starts_on, event.starts_at, BAGHDAD)
    if event.ends_at is None or event.ends_at < event.starts_at:
        return {"starts": starts, "ends": None}
    return {"starts": starts, "ends": datetime.datetime.combine(event.ends_on, event.ends_at, BAGHDAD)}

"""From when on an event can be closed: from its last hour on, on its last day in Baghdad; where no end hour is known,
on that day at any time."""

from __future__ import annotations

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from cop_portal.dates import BAGHDAD, format_date, today

from .models import Event


def closes_from(event: Event) -> datetime.datetime:
    """The instant from which ``event`` can be closed."""
    return datetime.datetime.combine(event.ends_on, event.ends_at or datetime.time.min, BAGHDAD)


def may_be_closed(event: Event) -> bool:
    """Whether ``event`` is one to be closed now: announced, not closed nor cancelled, and its last hour has come."""
    return event.state in ("running", "held") and closes_from(event) <= timezone.now()


def closes_from_words(event: Event) -> str:
    """From when on ``event`` can be closed, in a sentence."""
    if event.ends_at is None:
        return _("It can be closed from %(day)s on.") % {"day": format_date(event.ends_on)}
    time = f"{event.ends_at:%H:%M}"
    if event.ends_on == today():
        return _("It can be closed today from %(time)s on, Baghdad time.") % {"time": time}
    said = {"day": format_date(event.ends_on), "time": time}
    return _("It can be closed on %(day)s from %(time)s on, Baghdad time.") % said

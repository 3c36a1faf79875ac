"""Days of the demonstration's data as dates."""

from __future__ import annotations

import datetime

from cop_portal.dates import today

from .data.shape import Day


def date_of(day: Day) -> datetime.date:
    """The date of a day: itself, or so many days from today (the day of loading)."""
    return day if isinstance(day, datetime.date) else today() + datetime.timedelta(days=day)


def date_or_none(day: Day | None) -> datetime.date | None:
    """The same where there may be none."""
    return None if day is None else date_of(day)

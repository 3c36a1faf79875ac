"""How often the parties of a collaboration mean to meet, and which day comes next."""

from __future__ import annotations

import calendar
import datetime

from collaborations.models import Collaboration

FORTNIGHT = datetime.timedelta(days=14)
_MONTHS = {Collaboration.Rhythm.MONTHLY: 1, Collaboration.Rhythm.QUARTERLY: 3}


def next_day(rhythm: str, last: datetime.date, on: datetime.date) -> datetime.date | None:
    """The day of the next meeting after ``last``: the first one of the rhythm that is not before ``on``.

    Months are counted from ``last`` itself, so that 31 January is followed by 28 February and then by 31 March. None
    without a rhythm.
    """
    if rhythm == Collaboration.Rhythm.FORTNIGHTLY:
        steps = max(1, -((last - on).days // FORTNIGHT.days))
        return last + steps * FORTNIGHT
    if rhythm not in _MONTHS:
        return None
    step = _MONTHS[Collaboration.Rhythm(rhythm)]
    count = max(1, ((on.year - last.year) * 12 + on.month - last.month) // step)
    day = _months_after(last, count * step)
    return day if day >= on else _months_after(last, (count + 1) * step)


def _months_after(day: datetime.date, months: int) -> datetime.date:
    """The same day ``months`` later; the last of that month, where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))

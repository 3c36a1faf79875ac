"""Calendar facts: what day it is in Iraq, and how a day or a month is written in three languages.

Instants are kept in UTC; what happened on a day is a ``date`` with a precision, since of some facts only the month
is known (the story's workshop was "in April 2021"). Such a date is stored as the first day of its month.
"""

from __future__ import annotations

import datetime
import re
import zoneinfo
from typing import NamedTuple

from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

BAGHDAD = zoneinfo.ZoneInfo("Asia/Baghdad")


class Precision(models.TextChoices):
    """How exactly a date is known."""

    DAY = "day", _("the day")
    MONTH = "month", _("only the month")


class DatedFact(NamedTuple):
    """A date and how exactly it is known, as a form's DateThreeField gives it where a month is enough."""

    date: datetime.date
    precision: str

    def __str__(self) -> str:
        return self.date.isoformat()


# Nothing that members record was before it: of an earlier date the year is mistyped.
FIRST_DAY = datetime.date(2003, 1, 1)
YEARS_AHEAD = 5


def today() -> datetime.date:
    """The date in Baghdad now. The only place that asks the clock for a calendar day."""
    return day_of(timezone.now())


def day_of(instant: datetime.datetime) -> datetime.date:
    """The date in Baghdad at an instant: three hours before midnight in UTC the next day has begun there."""
    return instant.astimezone(BAGHDAD).date()


def last_day_to_plan() -> datetime.date:
    """The last day something can be planned for: five years from today. Of a later date the year is mistyped."""
    now = today()
    leap_day = (now.month, now.day) == (2, 29)
    return now.replace(year=now.year + YEARS_AHEAD, day=28 if leap_day else now.day)


# From the glossary, not from Django: the Iraqi names in Arabic, the same in Sorani. Each is written out so that
# makemessages finds it; the context keeps "May" and "March" apart from other uses of the words.
_MONTHS = (
    pgettext_lazy("month", "January"),
    pgettext_lazy("month", "February"),
    pgettext_lazy("month", "March"),
    pgettext_lazy("month", "April"),
    pgettext_lazy("month", "May"),
    pgettext_lazy("month", "June"),
    pgettext_lazy("month", "July"),
    pgettext_lazy("month", "August"),
    pgettext_lazy("month", "September"),
    pgettext_lazy("month", "October"),
    pgettext_lazy("month", "November"),
    pgettext_lazy("month", "December"),
)


def month_name(month: int) -> str:
    """The name of a month (1 to 12) in the active language."""
    return str(_MONTHS[month - 1])


def format_date(date: datetime.date, precision: str = Precision.DAY, *, year: bool = True) -> str:
    """``date`` in the active language: "6 May 2021", or "April 2021" where only the month is known.

    Without ``year`` the day is written alone ("6 May"); a month keeps its year. Digits are Western in all languages.
    Of an instant it is the day in Baghdad.
    """
    if isinstance(date, datetime.datetime) and timezone.is_aware(date):
        date = day_of(date)
    month = month_name(date.month)
    if precision == Precision.MONTH:
        return pgettext("month and year", "%(month)s %(year)s") % {"month": month, "year": date.year}
    if not year:
        return pgettext("day and month", "%(day)s %(month)s") % {"day": date.day, "month": month}
    return pgettext("day, month and year", "%(day)s %(month)s %(year)s") % {
        "day": date.day,
        "month": month,
        "year": date.year,
    }


def day_pattern() -> str:
    """What ``format_date`` makes of a day with its year in the active language, as a regular expression."""
    months = "|".join(re.escape(month_name(number)) for number in range(1, 13))
    return pgettext("day, month and year", "%(day)s %(month)s %(year)s") % {
        "day": r"(?<!\d)\d{1,2}",
        "month": f"(?:{months})",
        "year": r"\d{4}(?!\d)",
    }


def format_days(
    first: datetime.date,
    last: datetime.date | None = None,
    precision: str = Precision.DAY,
    *,
    year: bool = True,
) -> str:
    """Days one after the other in the active language: "12 to 14 January 2027", "30 January to 2 February 2027",
    "January 2027 to March 2027"; one day, or one month, where ``last`` is none or says the same.

    Without ``year`` it is left out, unless the days are of two years.
    """
    if last is None or format_date(first, precision) == format_date(last, precision):
        return format_date(first, precision, year=year)
    if precision == Precision.DAY and (first.year, first.month) == (last.year, last.month):
        parts = {"first": first.day, "last": last.day, "month": month_name(last.month), "year": last.year}
        if year:
            return pgettext("days of one month", "%(first)s to %(last)s %(month)s %(year)s") % parts
        return pgettext("days of one month", "%(first)s to %(last)s %(month)s") % parts
    of_two_years = first.year != last.year
    words = {
        "first": format_date(first, precision, year=of_two_years),
        "last": format_date(last, precision, year=year or of_two_years),
    }
    return gettext("%(first)s to %(last)s") % words


def language_direction(language: str | None = None) -> str:
    """``rtl`` or ``ltr`` for a language code; for the active language where none is given."""
    code = language or translation.get_language() or "en"
    return "rtl" if code.split("-")[0] in {"ar", "ckb"} else "ltr"

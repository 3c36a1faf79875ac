"""How long ago a profile was last found true: one place for the bands, their words and their conditions.

The day is ``Organization.profile_confirmed_on``: the oldest of its sections' confirmations, none where a section was
never confirmed.
"""

from __future__ import annotations

import calendar
import datetime

from django.db.models import Case, CharField, Q, Value, When
from django.utils.translation import gettext_lazy as _

FRESH = "fresh"
AGEING = "ageing"
OLD = "old"

# In the order of a facet. Keys stand in addresses.
BANDS = {
    FRESH: _("confirmed in the last six months"),
    AGEING: _("confirmed six to twelve months ago"),
    OLD: _("not confirmed in the last year"),
}

# Every six months a section is asked about; after twelve its profile says that nobody answered.
ASKED_AFTER_MONTHS = 6
OLD_AFTER_MONTHS = 12


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The day ``months`` before ``day``: six months before 31 August is the last day of February."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def asked_before(today: datetime.date) -> datetime.date:
    """What was confirmed before this day is asked about again."""
    return months_before(today, ASKED_AFTER_MONTHS)


def old_before(today: datetime.date) -> datetime.date:
    """What was confirmed before this day counts as old."""
    return months_before(today, OLD_AFTER_MONTHS)


def band_of(confirmed_on: datetime.date | None, today: datetime.date) -> str:
    """The band (a key of ``BANDS``) of a profile that was confirmed on this day, or never."""
    if confirmed_on is None or confirmed_on < old_before(today):
        return OLD
    return AGEING if confirmed_on < asked_before(today) else FRESH


def freshness_condition(band: str, today: datetime.date, field: str = "profile_confirmed_on") -> Q:
    """The condition on organizations of a band; ``field`` is the way to the day, from the table that is asked.

    Raises KeyError for a band that is none.
    """
    conditions = {
        FRESH: Q(**{f"{field}__gte": asked_before(today)}),
        AGEING: Q(**{f"{field}__gte": old_before(today), f"{field}__lt": asked_before(today)}),
        OLD: Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__lt": old_before(today)}),
    }
    return conditions[band]


def freshness_case(today: datetime.date, field: str = "profile_confirmed_on") -> Case:
    """The band as an expression, to count all of them at once."""
    return Case(
        When(freshness_condition(FRESH, today, field), then=Value(FRESH)),
        When(freshness_condition(AGEING, today, field), then=Value(AGEING)),
        default=Value(OLD),
        output_field=CharField(),
    )

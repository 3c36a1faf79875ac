"""Dates in this room's forms: of what was held, and of what is planned. A mistyped year is said at the field."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cop_portal.dates import FIRST_DAY, last_day_to_plan, today
from cop_portal.ui.date_fields import DateThreeField

# The example of a date that is planned.
TO_COME = _("For example 12 1 2027")


def held_day(*, messages: dict[str, Any] | None = None, **kwargs: Any) -> DateThreeField:
    """A field for a day that has been: not before 2003, not after today."""
    words = {"too_early": _("This date is before 2003. Check the year"), **(messages or {})}
    return DateThreeField(not_before=FIRST_DAY, not_after=today, error_messages=words, **kwargs)


def planned_day(
    *, messages: dict[str, Any] | None = None, not_before=FIRST_DAY, **kwargs: Any
) -> DateThreeField:
    """A field for a day to come: not more than five years ahead. ``not_before``: 2003, where it may have been."""
    words = {
        "too_early": _("This date is before 2003. Check the year"),
        "too_late": _("This date is more than five years ahead. Check the year"),
        **(messages or {}),
    }
    return DateThreeField(
        not_before=not_before, not_after=last_day_to_plan, example=TO_COME, error_messages=words, **kwargs
    )

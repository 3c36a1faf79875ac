"""Sentences with names in them: each name isolated, so that its direction does not disturb the sentence's."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from collaborations.thread.facts import join_names
from cop_portal.dates import Precision, format_date, format_days, today
from members.models import Organization


def say(message: str, **values: Any) -> SafeString:
    """``message`` (translated, with ``{names}`` in braces) filled in; organizations by their short names."""
    return format_html(message, **{key: _isolated(value) for key, value in values.items()})


def _isolated(value: Any) -> Any:
    if isinstance(value, Organization):
        return format_html("<bdi>{}</bdi>", value.short_name)
    if isinstance(value, list):
        return format_html("<bdi>{}</bdi>", join_names([organization.short_name for organization in value]))
    if isinstance(value, str) and not isinstance(value, SafeString):
        return format_html("<bdi>{}</bdi>", value)
    return value


def full_years(since: datetime.date, on: datetime.date) -> int:
    """How many whole years lie between ``since`` and ``on``."""
    return max(0, on.year - since.year - ((on.month, on.day) < (since.month, since.day)))


class DateWords:
    """Writes dates one after another: a year is written at first, where it changes, and wherever it is not this one.

    A day without a year is read as one of this year, whatever stands before it.
    """

    def __init__(self) -> None:
        self.year: int | None = None

    def write(self, date: datetime.date, precision: str = Precision.DAY) -> str:
        """``date`` in words; a month always has its year."""
        with_year = date.year != self.year or date.year != today().year
        self.year = date.year
        return format_date(date, precision, year=with_year or precision == Precision.MONTH)

    def write_days(self, first: datetime.date, last: datetime.date | None) -> str:
        """The same of days one after the other; None where it is one day."""
        ends = last or first
        with_year = first.year != self.year or ends.year != today().year
        self.year = ends.year
        return format_days(first, last, year=with_year)


def sentences(*parts: str) -> SafeString:
    """Whole sentences one after another; empty ones are left out."""
    kept = [part for part in parts if part]
    if not kept:
        return SafeString("")
    text = format_html("{}", kept[0])
    for part in kept[1:]:
        text = format_html("{} {}", text, part)
    return text


def today_word() -> str:
    """What the timeline calls the present day."""
    return gettext("Today")

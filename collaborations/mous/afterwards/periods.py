"""Months after a day, and the periods in which what is promised regularly is asked for."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

DAY = datetime.timedelta(days=1)


def days_after(date: datetime.date, length: datetime.timedelta = DAY) -> datetime.date:
    """The day so much later; the last one of all where there is none so late."""
    return date + length if length <= datetime.date.max - date else datetime.date.max


def months_after(date: datetime.date, months: int) -> datetime.date:
    """The same day ``months`` later, or the last one of that month where it has no such day; the last one of all where
    there is none so late."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    last = calendar.monthrange(year, month + 1)[1]
    return date.replace(year=year, month=month + 1, day=min(date.day, last))


@dataclass(frozen=True)
class Periods:
    """Periods of ``months`` one after another since a first day. With a last day ``until`` the last one takes in what
    is left of a period then, and a term that is shorter than one is one by itself; without it they have no end."""

    since: datetime.date
    months: int
    until: datetime.date | None = None

    @property
    def count(self) -> int | None:
        """How many there are; None where they have no end."""
        if self.until is None:
            return None
        if self.until < self.since:
            return 0
        return max(1, self._at(days_after(self.until)))

    def number(self, day: datetime.date) -> int:
        """In which of them ``day`` lies, counted from 0: below 0 before the first, ``count`` after the last."""
        if day < self.since:
            return -1
        if self.until is None or self.count is None:
            return self._at(day)
        return self.count if day > self.until else min(self._at(day), self.count - 1)

    def end(self, number: int) -> datetime.date:
        """The last day of the one with this number."""
        if self.until is not None and self.count is not None and number >= self.count - 1:
            return self.until
        return months_after(self.since, (number + 1) * self.months) - DAY

    def _at(self, day: datetime.date) -> int:
        """How many of them are whole on the day before ``day``."""
        passed = (day.year - self.since.year) * 12 + day.month - self.since.month
        number = max(0, passed // self.months)
        while number > 0 and months_after(self.since, number * self.months) > day:
            number -= 1
        return number

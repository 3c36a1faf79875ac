"""When a memorandum ends, or its term does, and which reminder of that is due."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import DateField, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Greatest

from collaborations.models import MemorandumOfUnderstanding, MouTermination, MouVersion
from collaborations.mous.afterwards.periods import days_after
from collaborations.mous.afterwards.terms import AUTOMATIC, term_end
from collaborations.mous.states import MouState, last_day

# Before the last day, so many days; also how near it must be to be spoken of.
REMINDERS = (90, 30, 7)


@dataclass(frozen=True)
class End:
    """The last day of a memorandum in force, or of its running term where it ``renews`` by itself after it."""

    on: datetime.date
    renews: bool

    @property
    def renews_on(self) -> datetime.date:
        """The first day of the term that follows, where it ``renews``."""
        return days_after(self.on)

    def days(self, today: datetime.date) -> int:
        """How many days are left after ``today``."""
        return (self.on - today).days


def end_of(mou, on: datetime.date) -> End | None:
    """The end of ``mou`` (from ``with_state``) that comes next; None where there is none, or it is not in force."""
    if mou.state not in {MouState.IN_FORCE, MouState.CONCLUDED}:
        return None
    last = last_day(mou)
    if last is not None:
        return End(last, renews=False)
    if mou.term_renewal != AUTOMATIC:
        return None
    return End(term_end(mou, max(on, mou.starts_on)), renews=True)


def is_near(end: End | None, on: datetime.date) -> bool:
    """Whether it is time to speak of it."""
    return end is not None and 0 <= end.days(on) <= max(REMINDERS)


def with_end_known(mous: QuerySet[MemorandumOfUnderstanding]) -> QuerySet[MemorandumOfUnderstanding]:
    """Adds ``end_known_on``: since when its parties know of its end; they have agreed it, or been told by a mail."""
    concluded = MouVersion.objects.filter(mou=OuterRef("pk"), concluded_on__isnull=False).order_by()
    said = MouTermination.objects.filter(mou=OuterRef("pk")).values("said_on")[:1]
    last = Subquery(
        concluded.values("mou").annotate(last=Max("concluded_on")).values("last"), output_field=DateField()
    )
    # Of the two the database takes the one that there is.
    return mous.annotate(end_known_on=Greatest(last, Subquery(said, output_field=DateField())))


def reminder_due(mou, on: datetime.date) -> tuple[End, int] | None:
    """The reminder of ``mou`` (with ``with_state`` and ``with_end_known``) whose time has come on the day ``on``, if
    any: the nearest alone, also where the nights before it were missed, and none that the parties were told before.
    """
    end = end_of(mou, on)
    # Where a successor is concluded already, its parties have seen to it.
    if end is None or end.days(on) < 0 or mou.superseded_from is not None:
        return None
    days = min((days for days in REMINDERS if end.days(on) <= days), default=None)
    if days is None or end.on - datetime.timedelta(days=days) < mou.end_known_on:
        return None
    return end, days

"""How a commitment stands on a day, from rows alone: kept, due, late, or over with its memorandum.

What is promised once, by a date, is kept on the day of the first meeting or joint activity that proves it and was held;
until then it is due, and late after its date.

What is promised regularly is asked for in periods, counted from the first day on which it counts: as long as its rhythm
says, the last one up to the memorandum's last day (``Periods``). Something that proves it must be held in each. It is
late once a period has passed without, and in time again with what is held in the period of today: what was missed
before is not made up for, and stays in the count ("11 of 12").

Only what was held proves anything, on the day on which it was held: what is planned does so once it was, and what is
called off, cancelled or denied does no more. In which order it was linked, and when, does not matter.
"""

from __future__ import annotations

import calendar
import datetime
import enum
import uuid
from dataclasses import dataclass

from collaborations.models import Commitment
from collaborations.mous.afterwards.periods import Periods
from cop_portal.dates import Precision

MONTHS: dict[str, int] = {
    Commitment.Rhythm.MONTHLY: 1,
    Commitment.Rhythm.QUARTERLY: 3,
    Commitment.Rhythm.HALF_YEARLY: 6,
    Commitment.Rhythm.YEARLY: 12,
}


class State(enum.StrEnum):
    """How a commitment stands."""

    LATE = "late"
    DUE = "due"
    KEPT = "kept"
    # Its memorandum has ended, and it was not kept, or not all of the time.
    OVER = "over"


@dataclass(frozen=True)
class Proof:
    """A meeting or a joint activity that is linked: held, planned, or ``is_off`` (called off, cancelled, denied)."""

    kind: str
    public_id: uuid.UUID
    held_on: datetime.date | None = None
    held_until: datetime.date | None = None
    precision: str = Precision.DAY
    planned_on: datetime.date | None = None
    is_off: bool = False
    title: str = ""
    language: str = ""

    @property
    def is_held(self) -> bool:
        """Whether it proves something."""
        return self.held_on is not None and not self.is_off

    @property
    def is_planned(self) -> bool:
        """Whether it will, once it was held."""
        return self.held_on is None and not self.is_off

    def day(self, since: datetime.date) -> datetime.date | None:
        """The day on which it counts: its last one. Of one of which only the month is known it is the first of that
        month that is not before ``since``."""
        if not self.is_held or self.held_on is None:
            return None
        if self.precision != Precision.MONTH:
            return self.held_until or self.held_on
        last = calendar.monthrange(self.held_on.year, self.held_on.month)[1]
        return min(max(self.held_on, since), self.held_on.replace(day=last))


@dataclass(frozen=True)
class Promised:
    """A commitment of a concluded version, as far as its state follows from it. ``since``: its first day."""

    since: datetime.date
    rhythm: str = ""
    due_on: datetime.date | None = None
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True)
class Standing:
    """How it stands. ``due_on``: its date; of what is regular the next one at which something must have been held.
    ``late_since``: the date that passed without. ``kept`` of so many periods, ``asked`` so far."""

    state: State
    due_on: datetime.date | None = None
    late_since: datetime.date | None = None
    kept_on: datetime.date | None = None
    kept: int = 0
    asked: int = 0

    @property
    def is_kept_so_far(self) -> bool:
        """Whether no period has passed without, and one was kept at least: of what is regular and goes on."""
        return self.state in {State.KEPT, State.DUE} and 0 < self.kept == self.asked

    def late_days(self, on: datetime.date) -> int:
        """How many days it is late on the day ``on``."""
        return (on - self.late_since).days if self.late_since is not None else 0


def standing(promised: Promised, until: datetime.date | None, on: datetime.date) -> Standing:
    """How ``promised`` stands on the day ``on``; ``until`` is the memorandum's last day, if it has one."""
    held = (proof.day(promised.since) for proof in promised.proofs)
    days = sorted(day for day in held if day is not None and day <= on)
    if promised.rhythm:
        return _regularly(Periods(promised.since, MONTHS[promised.rhythm], until), days, on)
    return _once(promised.due_on, days, until, on)


def _once(due_on, days: list[datetime.date], until: datetime.date | None, on: datetime.date) -> Standing:
    if days:
        return Standing(State.KEPT, due_on=due_on, kept_on=days[0])
    if until is not None and on > until:
        return Standing(State.OVER, due_on=due_on)
    if due_on < on:
        return Standing(State.LATE, due_on=due_on, late_since=due_on)
    return Standing(State.DUE, due_on=due_on)


def _regularly(periods: Periods, days: list[datetime.date], on: datetime.date) -> Standing:
    count = periods.count
    found = {periods.number(day) for day in days}
    proven = {number for number in found if number >= 0 and (count is None or number < count)}
    current = periods.number(on)
    kept, asked = len(proven), len(proven | set(range(max(0, current))))
    if count is not None and current >= count:
        return Standing(State.KEPT if kept == asked > 0 else State.OVER, kept=kept, asked=asked)
    following = max(proven, default=-1) + 1
    if following > current >= 0:
        is_last = count is not None and following >= count
        return Standing(
            State.KEPT, due_on=None if is_last else periods.end(following), kept=kept, asked=asked
        )
    if following < current:
        missed, due_on = periods.end(following), periods.end(current)
        return Standing(State.LATE, due_on=due_on, late_since=missed, kept=kept, asked=asked)
    return Standing(State.DUE, due_on=periods.end(following), kept=kept, asked=asked)

"""When the rounds of a pairing are, by the hour at which the first begins, their length and the pause after each."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone

from cop_portal.dates import BAGHDAD
from events.calendar import hours_of
from events.models import Event, Pairing

MINUTES_OF_A_DAY = 24 * 60


@dataclass(frozen=True)
class Hours:
    """From when to when, Baghdad time."""

    begins: datetime.time
    ends: datetime.time

    def __str__(self) -> str:
        return hours_of(self.begins, self.ends)


def minutes_in_all(rounds: int, minutes: int, pause: int) -> int:
    """How long so many rounds take, with the pauses between them."""
    return rounds * minutes + (rounds - 1) * pause


def fits_the_day(starts_at: datetime.time, length: int) -> bool:
    """Whether what begins then and takes so many minutes ends before midnight."""
    return _minute(starts_at) + length < MINUTES_OF_A_DAY


def hours_of_round(pairing: Pairing, number: int) -> Hours | None:
    """When round ``number`` (counted from 1) is; None where no hour is set."""
    if pairing.starts_at is None:
        return None
    begins = _minute(pairing.starts_at) + (number - 1) * (pairing.minutes + pairing.pause)
    return Hours(_time(begins), _time(begins + pairing.minutes))


def hours_of_all(pairing: Pairing) -> Hours | None:
    """From the beginning of the first round to the end of the last; None where no hour is set."""
    last = hours_of_round(pairing, pairing.rounds)
    return Hours(pairing.starts_at, last.ends) if pairing.starts_at and last else None


def leaves_the_event(pairing: Pairing) -> bool:
    """Whether a round lies before the event's beginning or after its end, as far as both are known."""
    hours, event = hours_of_all(pairing), pairing.event
    day = day_of_rounds(event, pairing)
    return hours is not None and is_outside(event, day, hours.begins, hours.ends)


def is_outside(event: Event, day: datetime.date | None, begins: datetime.time, ends: datetime.time) -> bool:
    """Whether what is held at these hours of ``day`` lies before the event's beginning or after its end."""
    early = event.starts_at is not None and day == event.starts_on and begins < event.starts_at
    late = event.ends_at is not None and day == event.ends_on and ends > event.ends_at
    return early or late


def day_of_rounds(event: Event, pairing: Pairing) -> datetime.date | None:
    """The day on which the rounds are. An event of one day has but one; of several, None where the day that was chosen
    is none of them any more, since the event was moved."""
    if event.starts_on == event.ends_on:
        return event.starts_on
    return pairing.day if event.starts_on <= pairing.day <= event.ends_on else None


def has_ended(day: datetime.date | None, hours: Hours | None) -> bool:
    """Whether a round of that day and these hours is over by the clock in Baghdad. Without hours the day counts."""
    now = timezone.now().astimezone(BAGHDAD)
    if day is None or day != now.date():
        return day is not None and day < now.date()
    return hours is not None and hours.ends <= now.time()


def _minute(time: datetime.time) -> int:
    return time.hour * 60 + time.minute


def _time(minute: int) -> datetime.time:
    return datetime.time(*divmod(minute % MINUTES_OF_A_DAY, 60))

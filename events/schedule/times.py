"""When the rounds of a pairing are, by the hour at which the first begins, their length and the pause after each; of
rounds that were kept when others were proposed anew, as they were."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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


def after_a_pause(ends: datetime.time, pause: int) -> datetime.time | None:
    """So many minutes later; None where that is after midnight."""
    minute = _minute(ends) + pause
    return _time(minute) if minute < MINUTES_OF_A_DAY else None


def minutes_of_round(pairing: Pairing, number: int) -> int:
    """How long round ``number`` (counted from 1) is."""
    return pairing.kept[number - 1]["minutes"] if number <= len(pairing.kept) else pairing.minutes


def hours_of_round(pairing: Pairing, number: int) -> Hours | None:
    """When round ``number`` (counted from 1) is; None where no hour is set."""
    begins = _begins(pairing, number)
    if begins is None:
        return None
    return Hours(_time(begins), _time(begins + minutes_of_round(pairing, number)))


def hours_of_rounds(pairing: Pairing, numbers: Sequence[int]) -> Hours | None:
    """From the beginning of the first of these rounds to the end of the last, as far as they have hours."""
    found = [hours for number in numbers if (hours := hours_of_round(pairing, number)) is not None]
    return Hours(found[0].begins, found[-1].ends) if found else None


def hours_of_all(pairing: Pairing) -> Hours | None:
    """From the beginning of the first round to the end of the last; None where no hour is set."""
    return hours_of_rounds(pairing, range(1, pairing.rounds + 1))


def as_kept(pairing: Pairing, count: int) -> list[dict[str, Any]]:
    """The first ``count`` rounds of ``pairing`` as ``Pairing.kept`` has them."""
    kept: list[dict[str, Any]] = []
    for number in range(1, count + 1):
        hours = hours_of_round(pairing, number)
        begins = f"{hours.begins:%H:%M}" if hours else None
        kept.append({"minutes": minutes_of_round(pairing, number), "begins": begins})
    return kept


def begun_by_now(event: Event, pairing: Pairing) -> int:
    """How many rounds have begun by the clock in Baghdad, if they are today; none where they have no hours."""
    now = timezone.now().astimezone(BAGHDAD)
    if day_of_rounds(event, pairing) != now.date():
        return 0
    begun = 0
    for number in range(1, pairing.rounds + 1):
        hours = hours_of_round(pairing, number)
        if hours is not None and hours.begins <= now.time():
            begun = number
    return begun


def has_begun(event: Event, pairing: Pairing, number: int) -> bool:
    """Whether round ``number`` has begun by the clock in Baghdad, or is over. One without hours is to come for all of
    its day, except where it was kept when others were proposed anew: that is done with rounds that were held."""
    day, now = day_of_rounds(event, pairing), timezone.now().astimezone(BAGHDAD)
    if day is None or day != now.date():
        return day is not None and day < now.date()
    hours = hours_of_round(pairing, number)
    return hours.begins <= now.time() if hours is not None else number <= len(pairing.kept)


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


def _begins(pairing: Pairing, number: int) -> int | None:
    """The minute of the day at which round ``number`` begins."""
    if number <= len(pairing.kept):
        text = pairing.kept[number - 1]["begins"]
        return _minute(datetime.time.fromisoformat(text)) if text else None
    if pairing.starts_at is None:
        return None
    turn = number - len(pairing.kept) - 1
    return _minute(pairing.starts_at) + turn * (pairing.minutes + pairing.pause)


def _minute(time: datetime.time) -> int:
    return time.hour * 60 + time.minute


def _time(minute: int) -> datetime.time:
    return datetime.time(*divmod(minute % MINUTES_OF_A_DAY, 60))

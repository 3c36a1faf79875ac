"""Two are marked to be kept apart on the day of the rounds: what has begun stays as it was held, and only rounds to
come change. A page that turned into "You rest" for what was held would show them the mark."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cop_portal.dates import BAGHDAD, today
from events.actions import keep_apart
from events.models import Event, KeepApart, Pairing
from events.schedule.own import own_schedules
from events.schedule.times import as_kept

from .pairing_world import event_of_four, published, round_of

DAY = datetime.timedelta(days=1)


@pytest.fixture
def at(monkeypatch):
    """The clock in Baghdad, today."""

    def set_to(hour: int, minute: int) -> None:
        now = datetime.datetime.combine(today(), datetime.time(hour, minute), BAGHDAD)
        monkeypatch.setattr(timezone, "now", lambda: now)

    return set_to


@pytest.fixture
def event(cast, at) -> Event:
    """Four come today; it is morning."""
    at(8, 0)
    return event_of_four(cast, days=0)


def begins(pairing: Pairing, number: int) -> tuple[int, int]:
    """The hour and minute at which a round begins: at ten, and a quarter of an hour later each."""
    return 10 + (number - 1) // 4, (number - 1) % 4 * 15


def marked(cast) -> list[int]:
    """Keep WEO and Al Noor apart: the rounds in which they rest now."""
    done = keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff)
    return [one.round for one in done.changed]


def still_meet(cast, pairing: Pairing) -> bool:
    pair = sorted((cast.weo.pk, cast.al_noor.pk))
    return pairing.meetings.filter(organization_low=pair[0], organization_high=pair[1]).exists()


def test_it_works(cast, event, at):
    """Their page of a round that goes on stays as it was, for both."""
    pairing = published(cast, event)
    number = round_of(pairing, cast.weo, cast.al_noor)
    hour, minute = begins(pairing, number)
    at(hour, minute)
    assert marked(cast) == []
    assert still_meet(cast, pairing)
    assert Pairing.objects.get().version == pairing.version
    for user, own, other in ((cast.suzan, cast.weo, cast.al_noor), (cast.ahmed, cast.al_noor, cast.weo)):
        (schedule,) = own_schedules(event, user, [own])
        assert schedule.rounds[number - 1].partner == other


@pytest.mark.parametrize(("minutes", "stays"), [(-1, False), (0, True), (9, True), (60, True)])
def test_by_the_clock(cast, event, at, minutes, stays):
    pairing = published(cast, event)
    number = round_of(pairing, cast.weo, cast.al_noor)
    hour, minute = begins(pairing, number)
    at(*divmod(hour * 60 + minute + minutes, 60))
    assert marked(cast) == ([] if stays else [number])
    assert still_meet(cast, pairing) is stays


def test_without_hours_a_round_of_today_is_to_come(cast, event, at):
    pairing = published(cast, event, starts_at=None)
    at(23, 0)
    assert len(marked(cast)) == 1
    assert not still_meet(cast, pairing)


def test_what_was_kept_without_hours_was_held(cast, event, at):
    pairing = published(cast, event, starts_at=None)
    pairing.kept = as_kept(pairing, round_of(pairing, cast.weo, cast.al_noor))
    pairing.save()
    at(12, 0)
    assert marked(cast) == []
    assert still_meet(cast, pairing)


def test_of_several_days_the_day_of_the_rounds_counts(cast, event, at):
    at(23, 0)
    pairing = published(cast, event)
    Event.objects.update(starts_on=today() - DAY, ends_on=today() + DAY)
    Pairing.objects.update(day=today() - DAY)
    assert marked(cast) == []
    assert still_meet(cast, pairing)
    KeepApart.objects.all().delete()
    Pairing.objects.update(day=today() + DAY)
    assert len(marked(cast)) == 1
    assert not still_meet(cast, pairing)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("starts", "ends", "day", "is_refused"),
    [
        (1, 1, 1, True),
        (1, 1, -3, True),  # moved, and its rounds with it
        (0, 0, 0, False),
        (0, 0, 5, False),  # moved to today
        (-1, 1, 1, True),
        (-1, 1, 0, False),
        (-1, 1, -1, False),
        (-3, -1, 2, False),
    ],
)
def test_the_database_refuses_a_mark_beside_rounds_of_later_days(cast, starts, ends, day, is_refused):
    """Of today's rounds it does not know which have begun; the action does."""
    pairing = published(cast, event_of_four(cast))
    Event.objects.update(starts_on=today() + starts * DAY, ends_on=today() + ends * DAY)
    Pairing.objects.update(day=today() + day * DAY)
    low, high = sorted((cast.weo, cast.al_noor), key=lambda row: row.pk)
    assert still_meet(cast, pairing)

    def mark() -> None:
        with transaction.atomic():
            KeepApart.objects.create(organization_low=low, organization_high=high, marked_by=cast.staff)

    if is_refused:
        with pytest.raises(IntegrityError):
            mark()
    else:
        mark()
    KeepApart.objects.all().delete()
    # The action never meets that refusal.
    keep_apart(first=low, second=high, by=cast.staff)

"""Who comes to an event hears of it when the desk changes its day, hours, place or mode, and of nothing else."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from cop_portal.dates import today
from events.actions import announce_event, cancel_event, create_event, moving
from events.models import Event
from tests.admin.event_forms import errors
from tests.admin.page import sent_back

DAY = datetime.timedelta(days=1)


@pytest.fixture
def told(monkeypatch) -> list[tuple[str, int]]:
    """The events of which a change was told."""
    found: list[tuple[str, int]] = []
    monkeypatch.setattr(moving, "run_later", lambda function, pk: found.append((function.__name__, pk)))
    return found


@pytest.fixture
def coming(cast) -> Event:
    event = create_event(
        by=cast.staff,
        kind="workshop",
        name_en="Coming",
        starts_on=today() + 10 * DAY,
        ends_on=today() + 11 * DAY,
        place="Hotel",
        governorate=cast.erbil,
    )
    return announce_event(event=event, by=cast.staff)


def save(desk, event, **fields) -> None:
    url = reverse("admin:events_event_change", args=[event.pk])
    assert errors(desk.post(url, {**sent_back(desk.get(url)), **fields})) == ""


MOVED = [
    {"starts_on": today() + 11 * DAY},
    {"ends_on": today() + 12 * DAY},
    {"starts_at": "10:00"},
    {"starts_at": "10:00", "ends_at": "12:00"},
    {"place": "University"},
    {"governorate": ""},
    {"mode": "online"},
    {"date_precision": "month"},
]


@pytest.mark.parametrize("fields", MOVED)
def test_it_works(desk, coming, told, fields):
    save(desk, coming, **fields)
    assert told == [("tell_of_change", coming.pk)]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"capacity": "60"},
        {"name_en": "Another"},
        {"description_en": "Words"},
        {"languages": ["ar"]},
        {"hosts": []},
    ],
)
def test_of_nothing_else(desk, coming, told, fields):
    save(desk, coming, **fields)
    assert told == []


def test_not_of_one_that_nobody_knows_or_that_is_over(desk, cast, told):
    draft = create_event(by=cast.staff, kind="workshop", name_en="Draft", starts_on=today() + DAY)
    past = create_event(by=cast.staff, kind="workshop", name_en="Past", starts_on=today() - DAY)
    announce_event(event=past, by=cast.staff)
    later = create_event(by=cast.staff, kind="workshop", name_en="Later", starts_on=today() + DAY)
    Event.objects.filter(pk=later.pk).update(announced_on=today() + DAY)
    off = create_event(by=cast.staff, kind="workshop", name_en="Off", starts_on=today() + DAY)
    announce_event(event=off, by=cast.staff)
    cancel_event(event=off, by=cast.staff, reason="Snow")
    for event in (draft, past, later, off):
        save(desk, event, place="University")
    assert told == []


def test_who_saves_after_another_tells_nothing_twice(desk, root, coming, told):
    """What somebody else moved, and told, is not told again by whoever saves another field of an older page."""
    url = reverse("admin:events_event_change", args=[coming.pk])
    data = sent_back(desk.get(url))
    save(root, coming, place="University")
    assert errors(desk.post(url, {**data, "capacity": "60"})) == ""
    assert told == [("tell_of_change", coming.pk)]

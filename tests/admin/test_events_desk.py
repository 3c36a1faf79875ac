"""Events at the desk: what follows from a change, what is refused in words, and that nothing is saved by halves."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from events.actions import acquaintances_of, log_presence
from events.models import Event
from members.models import Acquaintance
from tests.admin.event_forms import change_data, errors, event_data

Date = datetime.date


@pytest.fixture
def workshop(desk, cast) -> Event:
    """Written down at the desk; three organizations came, as the page of who came records it."""
    response = desk.post(reverse("admin:events_event_add"), event_data())
    assert errors(response) == ""
    event = Event.objects.get()
    for organization in (cast.weo, cast.al_noor, cast.outsider_org):
        log_presence(event=event, by=cast.staff, organization=organization, women=1)
    return event


def stored(event) -> set[tuple]:
    rows = Acquaintance.objects.filter(event_key=event.public_id)
    return {(row.organization_low_id, row.organization_high_id, row.since, row.until) for row in rows}


def test_acquaintances_follow_the_desk(desk, cast, workshop):
    assert len(stored(workshop)) == 3
    change(desk, workshop, starts_on="2021-05-03", date_precision="day", ends_on="2021-05-04")
    workshop.refresh_from_db()
    assert stored(workshop) == acquaintances_of(workshop)
    assert {row[2:] for row in stored(workshop)} == {(Date(2021, 5, 3), Date(2022, 5, 4))}
    assert len(stored(workshop)) == 3


def test_cancelling_needs_a_reason_and_is_shown(desk, cast, workshop):
    workshop.presences.all().delete()
    url = reverse("admin:events_event_cancel", args=[workshop.pk])
    response = desk.post(url, {"reason": " "})
    assert response.status_code == 200
    assert desk.post(url, {"reason": "Roads were closed"}).status_code == 302
    workshop.refresh_from_db()
    assert workshop.state == "cancelled"


def test_state_fields_are_not_the_forms(desk, cast, workshop):
    state = {"announced_on": "2021-01-01", "cancelled_on": "2021-01-01", "cancel_reason": "x"}
    change(desk, workshop, closed_on="2021-06-01", version="9", place="Erbil", **state)
    workshop.refresh_from_db()
    assert workshop.place == "Erbil"
    assert workshop.announced_on is None
    assert workshop.cancelled_on is None
    assert workshop.closed_on is None
    assert workshop.version == 2


def change(desk, workshop, **fields):
    """Save the event's page with other words."""
    response = desk.post(reverse("admin:events_event_change", args=[workshop.pk]), change_data(**fields))
    assert errors(response) == ""


def test_a_description_and_its_translations(desk, cast, workshop):
    def texts() -> dict[str, tuple]:
        return {row.language: (row.text, row.origin, row.source_revision) for row in workshop.texts.all()}

    change(desk, workshop, description_en="Meet", description_ar="التقوا")
    assert texts() == {"en": ("Meet", "original", None), "ar": ("التقوا", "human", 2)}
    change(desk, workshop, description_en="Meet again", description_ar="التقوا")
    assert texts()["ar"][2] == 2  # made from the words before: out of date
    page = desk.get(reverse("admin:events_event_change", args=[workshop.pk])).content.decode()
    assert "Meet again" in page
    assert "التقوا" in page
    change(desk, workshop, description_en="Meet again", description_ar="التقوا مجدداً")
    assert texts()["ar"] == ("التقوا مجدداً", "human", 3)
    change(desk, workshop, description_en="", description_ar="التقوا مجدداً", texts_language="ar")
    assert set(texts()) == {"ar"}
    assert texts()["ar"][1] == "original"
    change(desk, workshop, description_en="", description_ar="", texts_language="ar")
    assert texts() == {}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"starts_on": "2021-05-04", "ends_on": "2021-05-03", "date_precision": "day"},
            "before the first day",
        ),
        ({"starts_at": "", "ends_at": "10:00"}, "Enter when it starts too."),
        ({"starts_at": "11:00", "ends_at": "10:00", "date_precision": "day"}, "It ends before it starts."),
        ({"starts_on": "soon"}, "Write the date as 2026-12-31."),
        ({"kind": "party"}, "Select a valid choice"),
        ({"texts_language": "ckb"}, "Write the original too"),
        ({"slug": "no such"}, "Enter a valid"),
        ({"hosts": ["999999"]}, "Select a valid choice"),
        ({"languages": ["tlh"]}, "Select a valid choice"),
        ({"capacity": "0"}, "Enter one at least"),
        ({"capacity": "-5"}, "Enter one at least, or leave it empty."),
        ({"online_link": "meet me"}, "Write a web address"),
    ],
)
def test_bad_facts_of_an_event(desk, fields, words):
    response = desk.post(reverse("admin:events_event_add"), event_data(**fields))
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not Event.objects.exists()


def test_an_event_to_which_somebody_came_is_not_still_to_come(desk, cast, workshop):
    data = change_data(starts_on="2999-01-01", ends_on="2999-01-01", date_precision="day")
    response = desk.post(reverse("admin:events_event_change", args=[workshop.pk]), data)
    assert response.status_code == 200
    assert "Somebody is recorded as having come" in response.content.decode()
    workshop.refresh_from_db()
    assert workshop.starts_on == Date(2021, 4, 1)


def test_only_a_draft_to_which_nobody_came_is_deleted(desk, cast, workshop):
    url = reverse("admin:events_event_delete", args=[workshop.pk])
    assert desk.post(url, {"post": "yes"}).status_code == 403
    workshop.presences.all().delete()
    assert desk.post(url, {"post": "yes"}).status_code == 302
    assert not Event.objects.exists()

"""Events at the desk: what follows from a change, what is refused in words, and that nothing is saved by halves."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from events.actions import acquaintances_of
from events.models import Event
from members.models import Acquaintance
from tests.admin.event_forms import errors, event_data, formsets

Date = datetime.date


@pytest.fixture
def workshop(desk, cast) -> Event:
    response = desk.post(
        reverse("admin:events_event_add"),
        event_data(
            **formsets(presences=3),
            **{
                key: value
                for index, organization in enumerate((cast.weo, cast.al_noor, cast.outsider_org))
                for key, value in {
                    f"presences-{index}-organization": organization.pk,
                    f"presences-{index}-women": "1",
                    f"presences-{index}-men": "0",
                    f"presences-{index}-not_stated": "0",
                }.items()
            },
        ),
    )
    assert errors(response) == ""
    return Event.objects.get()


def stored(event) -> set[tuple]:
    rows = Acquaintance.objects.filter(event_key=event.public_id)
    return {(row.organization_low_id, row.organization_high_id, row.since, row.until) for row in rows}


def test_acquaintances_follow_the_desk(desk, cast, workshop):
    assert len(stored(workshop)) == 3
    rows = list(workshop.presences.all())
    data = event_data(starts_on="2021-05-03", date_precision="day", ends_on="2021-05-04")
    data |= {"introductions-TOTAL_FORMS": "0", "introductions-INITIAL_FORMS": "0"}
    data["presences-INITIAL_FORMS"] = data["presences-TOTAL_FORMS"] = "3"
    for index, row in enumerate(rows):
        data |= {
            f"presences-{index}-id": row.pk,
            f"presences-{index}-event": workshop.pk,
            f"presences-{index}-organization": row.organization_id,
            f"presences-{index}-women": "1",
            f"presences-{index}-men": "0",
            f"presences-{index}-not_stated": "0",
        }
    data["presences-0-DELETE"] = "on"
    response = desk.post(reverse("admin:events_event_change", args=[workshop.pk]), data)
    assert errors(response) == ""
    workshop.refresh_from_db()
    assert stored(workshop) == acquaintances_of(workshop)
    assert {row[2:] for row in stored(workshop)} == {(Date(2021, 5, 3), Date(2022, 5, 4))}
    assert len(stored(workshop)) == 1

    left = workshop.presences.first()
    assert (
        desk.post(reverse("admin:events_presence_delete", args=[left.pk]), {"post": "yes"}).status_code == 302
    )
    assert stored(workshop) == acquaintances_of(workshop) == set()


def test_cancelling_needs_a_reason_and_is_shown(desk, cast, workshop):
    url = reverse("admin:events_event_cancel", args=[workshop.pk])
    response = desk.post(url, {"reason": " "})
    assert response.status_code == 200
    assert desk.post(url, {"reason": "Roads were closed"}).status_code == 302
    workshop.refresh_from_db()
    assert workshop.state == "cancelled"
    assert stored(workshop) == set()


def test_state_fields_are_not_the_forms(desk, cast, workshop):
    data = event_data(announced_on="2021-01-01", cancelled_on="2021-01-01", cancel_reason="x")
    data |= {"introductions-TOTAL_FORMS": "0", "introductions-INITIAL_FORMS": "0", "place": "Erbil"}
    response = desk.post(reverse("admin:events_event_change", args=[workshop.pk]), data)
    assert errors(response) == ""
    workshop.refresh_from_db()
    assert workshop.place == "Erbil"
    assert workshop.announced_on is None
    assert workshop.cancelled_on is None


def change(desk, workshop, **fields):
    """Save the event's page with other words."""
    data = event_data(**fields) | {"introductions-TOTAL_FORMS": "0", "introductions-INITIAL_FORMS": "0"}
    response = desk.post(reverse("admin:events_event_change", args=[workshop.pk]), data)
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
        ({"starts_on": "soon"}, "Enter a valid date."),
        ({"kind": "party"}, "Select a valid choice"),
        ({"texts_language": "ckb"}, "Write the original too"),
        ({"slug": "no such"}, "Enter a valid"),
        ({"hosts": ["999999"]}, "Select a valid choice"),
        ({"languages": ["tlh"]}, "Select a valid choice"),
    ],
)
def test_bad_facts_of_an_event(desk, fields, words):
    response = desk.post(reverse("admin:events_event_add"), event_data(**fields))
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Choose an organization, or write the name of a walk-in."),
        (
            {"organization": "weo", "walk_in_name": "Both"},
            "Leave this empty where an organization is chosen.",
        ),
        ({"organization": "weo", "women": "-1"}, "Ensure this value is greater than or equal to 0"),
        ({"organization": "weo", "women": "99999999"}, "Ensure this value is less than or equal to"),
    ],
)
def test_bad_presence_leaves_no_half_event(desk, cast, fields, words):
    row = {"organization": "", "walk_in_name": "", "women": "1", "men": "0", "not_stated": "0", **fields}
    if row["organization"]:
        row["organization"] = cast.weo.pk
    data = event_data(**formsets(presences=1), **{f"presences-0-{key}": value for key, value in row.items()})
    response = desk.post(reverse("admin:events_event_add"), data)
    assert response.status_code == 200
    assert words in response.content.decode()
    assert "constraint" not in response.content.decode().lower()
    assert not Event.objects.exists()


def test_the_same_organization_twice_is_refused(desk, cast):
    data = event_data(**formsets(presences=2))
    for index in range(2):
        data |= {
            f"presences-{index}-organization": cast.weo.pk,
            f"presences-{index}-women": "1",
            f"presences-{index}-men": "0",
            f"presences-{index}-not_stated": "0",
        }
    response = desk.post(reverse("admin:events_event_add"), data)
    assert response.status_code == 200
    assert "duplicate" in response.content.decode()
    assert not Event.objects.exists()


def test_nobody_came_to_an_event_still_to_come(desk, cast):
    data = event_data(starts_on="2999-01-01", date_precision="day", **formsets(presences=1))
    data |= {"presences-0-organization": cast.weo.pk, "presences-0-women": "1", "presences-0-men": "0"}
    data |= {"presences-0-not_stated": "0"}
    response = desk.post(reverse("admin:events_event_add"), data)
    assert response.status_code == 200
    assert "has not begun" in response.content.decode()
    assert not Event.objects.exists()


def test_only_a_draft_to_which_nobody_came_is_deleted(desk, cast, workshop):
    url = reverse("admin:events_event_delete", args=[workshop.pk])
    assert desk.post(url, {"post": "yes"}).status_code == 403
    workshop.presences.all().delete()
    assert desk.post(url, {"post": "yes"}).status_code == 302
    assert not Event.objects.exists()

"""What the desk says of an event's facts that are missing or cannot be read: what to do, and how it is written."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from events.models import Event
from tests.admin.event_forms import event_data

ADD = "admin:events_event_add"
TWICE = "This organization is invited twice. Remove one of the two lines."


def answered(desk, **fields) -> str:
    """The page that comes back when an event is sent; empty if it is saved."""
    response = desk.post(reverse(ADD), event_data(**{"date_precision": "day", **fields}))
    return "" if response.status_code == 302 else response.content.decode()


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
@pytest.mark.parametrize("day", ["2021-04-13", "13.04.2021", "13/4/2021", "13-04-2021", "١٣.٤.٢٠٢١"])
def test_it_works(desk, cast, language, day):
    """A day in any of these ways, the day before the month."""
    cast.staff.language = language
    cast.staff.save(update_fields=["language"])
    assert answered(desk, starts_on=day) == ""
    assert Event.objects.get().starts_on == datetime.date(2021, 4, 13)


def test_the_day_stands_first(desk, cast):
    assert answered(desk, starts_on="05/06/2021") == ""
    assert Event.objects.get().starts_on == datetime.date(2021, 6, 5)


@pytest.mark.parametrize("hour", ["9:00", "9.00", "09:00", "٩:٠٠"])
def test_hours(desk, cast, hour):
    assert answered(desk, starts_at=hour) == ""
    assert Event.objects.get().starts_at == datetime.time(9)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"starts_on": "soon"}, "Write the date as 2026-12-31."),
        ({"ends_on": "31.31.2021"}, "Write the date as 2026-12-31."),
        ({"starts_at": "noon"}, "Write the hour as 10:45."),
        ({"name_en": ""}, "Enter the name in English."),
        ({"kind": ""}, "Choose what kind of event it is."),
        ({"starts_on": ""}, "Enter the first day."),
        ({"slug": ""}, "Enter the address that its page shall have."),
    ],
)
def test_what_is_wrong_is_said_plainly(desk, fields, words):
    page = answered(desk, **fields)
    assert words in page
    assert "This field is required." not in page


def test_an_organization_invited_twice(desk, cast):
    lines = {f"invitations-{index}-organization": cast.weo.pk for index in range(2)}
    page = answered(desk, open_to="invited", **{"invitations-TOTAL_FORMS": "2"}, **lines)
    assert TWICE in page
    assert "duplicate" not in page
    assert not Event.objects.exists()


def test_the_list_has_what_fits(desk, cast):
    """How many organizations and people came stand in sight; whom it is open to is filtered beside the list."""
    assert answered(desk) == ""
    page = desk.get(reverse("admin:events_event_changelist")).content.decode()
    assert "column-people" in page
    assert "column-open_to" not in page

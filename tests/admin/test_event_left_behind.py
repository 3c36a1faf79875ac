"""Where an event is moved, the desk names the sessions and rounds that lie outside its days and hours now."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from cop_portal.dates import format_date
from events.actions import add_session
from events.models import Event
from tests.admin.event_forms import errors
from tests.admin.page import sent_back, with_line
from tests.events.pairing_world import event_of_four, paired

Time = datetime.time
DAY = datetime.timedelta(days=1)


@pytest.fixture
def event(cast) -> Event:
    """From nine to four: a session in the morning, one in the afternoon, and rounds from ten to 10:40."""
    event = event_of_four(cast)
    Event.objects.filter(pk=event.pk).update(starts_at=Time(9), ends_at=Time(16))
    event.refresh_from_db()
    add_session(event=event, by=cast.staff, name_en="Opening", starts_at=Time(9), ends_at=Time(10))
    add_session(event=event, by=cast.staff, name_en="Closing", starts_at=Time(15), ends_at=Time(16))
    add_session(event=event, by=cast.staff, name_en="Some time")
    return event


def said(desk, event: Event, *, line: dict | None = None, **fields) -> str:
    """What the desk warns of after the event's page is saved."""
    url = reverse("admin:events_event_change", args=[event.pk])
    data = sent_back(desk.get(url)) | fields
    response = desk.post(url, with_line(data, "sessions", **line) if line else data)
    assert errors(response) == ""
    return " ".join(str(one) for one in get_messages(response.wsgi_request) if one.level_tag == "warning")


def test_it_works(desk, cast, event):
    paired(cast, event)
    words = said(desk, event, starts_at="11:00", ends_at="15:30")
    assert words.startswith("Outside the days or hours of the event now: ")
    assert "<bdi>Opening: 09:00 to 10:00</bdi> · <bdi>Closing: 15:00 to 16:00</bdi>" in words
    assert "<bdi>Rounds: 10:00 to 10:40</bdi>" in words
    assert "Some time" not in words


def test_nothing_is_said_of_what_lies_within(desk, cast, event):
    paired(cast, event)
    assert said(desk, event, starts_at="09:00", ends_at="16:00", place="Hotel") == ""
    assert said(desk, event, starts_at="08:00", ends_at="17:00") == ""
    assert said(desk, event, starts_at="", ends_at="") == ""


def test_only_where_times_were_changed(desk, cast, event):
    said(desk, event, starts_at="09:30")
    assert said(desk, event, place="University") == ""
    line = {"name_en": "Late", "position": "9", "starts_at": "16:00", "ends_at": "17:00"}
    assert "Late: 16:00 to 17:00" in said(desk, event, line=line)


def test_on_another_day_at_other_hours(desk, cast, event):
    """An event of one day takes its rounds with it; their hours stay."""
    paired(cast, event)
    day = event.starts_on + DAY
    assert said(desk, event, starts_on=day, ends_on=day) == ""
    assert "Rounds: 10:00 to 10:40" in said(
        desk, event, starts_on=day + DAY, ends_on=day + DAY, starts_at="10:30"
    )


def test_rounds_of_another_day(desk, cast, event):
    pairing = paired(cast, event)
    first, last = event.starts_on + 3 * DAY, event.starts_on + 4 * DAY
    assert f"Rounds: {format_date(pairing.day)}" in said(desk, event, starts_on=first, ends_on=last)

"""What is added to a program at the desk comes last, unless a position is given: sessions and who speaks in them."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from events.actions import add_session, create_event
from events.models import EventSession
from tests.admin.event_forms import errors
from tests.admin.page import sent_back, with_line


@pytest.fixture
def session(cast) -> EventSession:
    """The one session of a workshop, in which a guest speaks."""
    event = create_event(
        by=cast.staff, kind="workshop", name_en="Workshop", starts_on=datetime.date(2021, 4, 14)
    )
    return add_session(event=event, by=cast.staff, name_en="Who we are", speakers=[("A guest", "Judge")])


def add(desk, row, prefix, *lines):
    """Save the page of ``row`` with these lines more."""
    url = reverse(f"admin:events_{row._meta.model_name}_change", args=[row.pk])
    data = sent_back(desk.get(url))
    for line in lines:
        data = with_line(data, prefix, **line)
    return desk.post(url, data)


def test_it_works(desk, session):
    sent = add(
        desk, session.event, "sessions", {"name_en": "Closing", "position": ""}, {"name_en": "Good-bye"}
    )
    assert errors(sent) == ""
    found = list(session.event.sessions.values_list("name_en", "position"))
    assert found == [("Who we are", 1), ("Closing", 2), ("Good-bye", 3)]


def test_so_do_speakers(desk, session):
    assert errors(add(desk, session, "speakers", {"name": "Another", "position": ""})) == ""
    assert list(session.speakers.values_list("name", "position")) == [("A guest", 1), ("Another", 2)]


def test_where_a_position_is_given_it_stays(desk, session):
    assert errors(add(desk, session.event, "sessions", {"name_en": "Welcome", "position": "0"})) == ""
    assert session.event.sessions.first().name_en == "Welcome"
    assert errors(add(desk, session, "speakers", {"name": "The first", "position": "0"})) == ""
    assert session.speakers.first().name == "The first"

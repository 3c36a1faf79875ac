"""Who is taken out of a program, since it endangers them, stands nowhere at the desk any more."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from events.actions import add_session, create_event
from events.models import EventSession
from tests.admin.event_forms import errors
from tests.admin.page import sent_back, with_line

NAME, OTHER = "Hala Nouri", "Dalia Karim"


@pytest.fixture
def session(cast) -> EventSession:
    """One in which nobody speaks yet."""
    event = create_event(
        by=cast.staff, kind="workshop", name_en="One day", starts_on=datetime.date(2021, 4, 14)
    )
    return add_session(event=event, by=cast.staff, name_en="Who we are", presenters=[cast.weo])


def saved(desk, session, **changed: str) -> None:
    """The session's page is saved with this in its lines."""
    url = reverse("admin:events_eventsession_change", args=[session.pk])
    assert errors(desk.post(url, sent_back(desk.get(url)) | changed)) == ""


def test_it_works(desk, session):
    """Added, renamed and taken out: what was done is told, and no name."""
    url = reverse("admin:events_eventsession_change", args=[session.pk])
    desk.post(url, with_line(sent_back(desk.get(url)), "speakers", name=NAME, position="1"))
    assert session.speakers.get().name == NAME
    saved(desk, session, **{"speakers-0-name": OTHER})
    saved(desk, session, **{"speakers-0-DELETE": "on"})
    assert not session.speakers.exists()
    said = [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]
    assert said == ["Added speaker “…”.", "Changed Name for speaker “…”.", "Deleted speaker “…”."]
    history = desk.get(reverse("admin:events_eventsession_history", args=[session.pk])).content.decode()
    assert "speaker" in history
    assert [name for name in (NAME, OTHER) if name in history] == []


def test_in_arabic_too(desk, cast, session):
    """The page's language is none of the history's."""
    cast.staff.language = "ar"
    cast.staff.save(update_fields=["language"])
    url = reverse("admin:events_eventsession_change", args=[session.pk])
    desk.post(url, with_line(sent_back(desk.get(url)), "speakers", name=NAME, position="1"))
    assert session.speakers.get().name == NAME
    assert NAME not in LogEntry.objects.get().change_message


def test_organizations_are_named_as_before(desk, cast, session):
    saved(desk, session, **{"slots-0-minutes": "10"})
    assert LogEntry.objects.get().get_change_message() == (
        "Changed Minutes for slot “Women Empowerment Organization”."
    )

"""Hours on the desk are shown and typed to the minute."""

from __future__ import annotations

import datetime
import re

import pytest
from django.urls import reverse

from cop_portal.dates import today
from events.actions import Presentation, add_session, create_event
from events.models import Event
from tests.admin.page import sent_back

Time = datetime.time


@pytest.fixture
def event(cast) -> Event:
    """From 9 on, with a part from 10:45 on in which WEO presents at 10:50."""
    event = create_event(
        by=cast.staff,
        kind="workshop",
        name_en="Workshop",
        starts_on=today(),
        starts_at=Time(9),
        ends_at=Time(14),
    )
    add_session(
        event=event,
        by=cast.staff,
        name_en="Who we are",
        starts_at=Time(10, 45),
        ends_at=Time(11, 30),
        presenters=[Presentation(cast.weo, starts_at=Time(10, 50), minutes=10)],
    )
    return event


def shown(page: str) -> list[str]:
    """The hours that stand in the fields of a page."""
    inputs = re.findall(r"<input[^>]*>", page)
    values = [re.search(r'value="(\d+:[^"]*)"', tag) for tag in inputs if "vTimeField" in tag]
    return [found[1] for found in values if found]


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_it_works(desk, cast, event, language):
    cast.staff.language = language
    cast.staff.save(update_fields=["language"])
    page = desk.get(reverse("admin:events_event_change", args=[event.pk])).content.decode()
    assert shown(page) == ["09:00", "14:00", "10:45", "11:30"]
    session = event.sessions.get()
    page = desk.get(reverse("admin:events_eventsession_change", args=[session.pk])).content.decode()
    assert shown(page) == ["10:45", "11:30", "10:50"]
    assert "10:45:00" not in page
    page = desk.get(reverse("admin:events_eventsession_changelist")).content.decode()
    assert "10:45" in page
    assert "10:45:00" not in page


def test_what_only_others_changed_stays(desk, cast, event):
    """An hour is compared as it is shown: another's new one is no quarrel with a page that left it as it was."""
    url = reverse("admin:events_event_change", args=[event.pk])
    mine = sent_back(desk.get(url)) | {"place": "Erbil"}
    Event.objects.filter(pk=event.pk).update(starts_at=Time(8, 30))
    assert desk.post(url, mine).status_code == 302
    event.refresh_from_db()
    assert (event.starts_at, event.place) == (Time(8, 30), "Erbil")


def test_both_changed_it(desk, cast, event):
    """What it says now is said to the minute."""
    url = reverse("admin:events_event_change", args=[event.pk])
    mine = sent_back(desk.get(url)) | {"starts_at": "10:00"}
    Event.objects.filter(pk=event.pk).update(starts_at=Time(8, 30))
    page = desk.post(url, mine).content.decode()
    assert "08:30</bdi>" in page


@pytest.mark.parametrize("typed", ["10:15", "10.15", "10:15:00"])
def test_ways_to_type_it(desk, cast, event, typed):
    url = reverse("admin:events_event_change", args=[event.pk])
    assert desk.post(url, sent_back(desk.get(url)) | {"starts_at": typed}).status_code == 302
    event.refresh_from_db()
    assert event.starts_at == Time(10, 15)

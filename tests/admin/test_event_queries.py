"""An event's page asks the database no more the more sessions, hosts, topics and organizations it has."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.actions import add_session, create_event, invite_organizations
from events.models import Event
from tests.admin.page import sent_back, with_line

PAGE = 32


@pytest.fixture
def event(cast) -> Event:
    return create_event(
        by=cast.staff,
        kind="workshop",
        name_en="Event",
        starts_on=datetime.date(2021, 4, 1),
        governorate=cast.erbil,
    )


def grow(cast, event, number: int) -> None:
    """More sessions with topics and organizations, more hosts, more who are invited."""
    for index in range(number):
        add_session(
            event=event,
            by=cast.staff,
            name_en=f"Part {index}",
            topics=[cast.quotas, cast.legal_aid][: 1 + index % 2],
            presenters=[cast.weo, cast.al_noor, cast.outsider_org][: 1 + index % 3],
            speakers=[("A guest", "")],
        )
    everybody = [cast.search, cast.weo, cast.al_noor, cast.outsider_org]
    event.hosts.set(everybody[:number])
    invite_organizations(event=event, by=cast.staff, organizations=everybody[:number])


def asked(desk, url: str) -> int:
    desk.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(url).status_code == 200
    return len(queries)


def test_it_works(desk, cast, event):
    url = reverse("admin:events_event_change", args=[event.pk])
    grow(cast, event, 1)
    before = asked(desk, url)
    grow(cast, event, 12)
    assert asked(desk, url) == before
    assert before <= PAGE


def test_a_sessions_own_page(desk, cast, event):
    session = add_session(
        event=event, by=cast.staff, name_en="Part", topics=[cast.quotas], presenters=[cast.weo]
    )
    url = reverse("admin:events_eventsession_change", args=[session.pk])
    before = asked(desk, url)
    add_session(
        event=event,
        by=cast.staff,
        name_en="Part",
        topics=[cast.quotas, cast.legal_aid],
        presenters=[cast.weo, cast.al_noor, cast.outsider_org],
        speakers=[("One", ""), ("Another", "")],
    )
    assert asked(desk, url) == before


def test_what_is_chosen_is_named(desk, cast, event):
    """The saved ones, and on a page that is shown again those that were sent."""
    grow(cast, event, 3)
    url = reverse("admin:events_event_change", args=[event.pk])
    page = desk.get(url)
    names = {row.name_en for row in (cast.weo, cast.al_noor, cast.outsider_org, cast.search)}
    text = page.content.decode()
    for name in names:
        assert f" selected>{name}</option>" in text
    assert f" selected>{cast.erbil.name_en}</option>" in text
    data = sent_back(page) | {"hosts": [cast.discreet_org.pk], "slug": "no slug"}
    data = with_line(data, "sessions", name_en="New", position="9", presenting=[cast.hidden_org.pk])
    again = desk.post(url, data).content.decode()
    for name in (cast.discreet_org.name_en, f"{cast.hidden_org.name_en} (hidden)"):
        assert f" selected>{name}</option>" in again


@pytest.mark.parametrize("sent", ["x", "9" * 30, "999999", "\0", "-1", "٣"])
def test_what_cannot_be_chosen_is_not_shown(desk, cast, event, sent):
    url = reverse("admin:events_event_change", args=[event.pk])
    data = sent_back(desk.get(url)) | {"hosts": [cast.weo.pk, sent], "governorate": sent}
    page = desk.post(url, data)
    assert page.status_code == 200
    assert f" selected>{cast.weo.name_en}</option>" in page.content.decode()

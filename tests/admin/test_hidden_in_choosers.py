"""Choosers of the desk say of a hidden organization that it is hidden, before anything is saved."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cop_portal.dates import today
from events.actions import add_session, create_event
from events.models import Event
from members.admin.meaning import described
from members.names.known import Reason
from members.recognition import FULL, Candidate

CHOOSERS = [
    ("events", "slot", "organization"),
    ("events", "eventsession", "presenters"),
    ("events", "eventinvitation", "organization"),
    ("events", "event", "hosts"),
    ("events", "keepapart", "organization_low"),
    ("collaborations", "introduction", "first"),
]


@pytest.fixture
def event(cast) -> Event:
    """A workshop that a hidden organization hosts, presents at and is invited to."""
    event = create_event(
        by=cast.staff,
        kind="workshop",
        name_en="Workshop",
        starts_on=today(),
        hosts=[cast.hidden_org],
    )
    add_session(event=event, by=cast.staff, name_en="Who we are", presenters=[cast.hidden_org])
    event.invitations.create(organization=cast.hidden_org)
    return event


@pytest.mark.parametrize(("app", "model", "field"), CHOOSERS)
def test_it_works(desk, cast, app, model, field):
    """Typing finds it with its mark, and others without one."""
    chooser = {"app_label": app, "model_name": model, "field_name": field}
    for term, name in (("Hidden", "Hidden Shelter (hidden)"), ("Al Noor", "Al Noor Foundation")):
        found = desk.get(reverse("admin:autocomplete"), {"term": term, **chooser}).json()["results"]
        assert [row["text"] for row in found] == [name]


def test_what_is_chosen_has_it_too(desk, cast, event):
    """On the event's page as a host, who presents and is invited; on the session's page as the one of a slot."""
    option = f'<option value="{cast.hidden_org.pk}" selected>Hidden Shelter (hidden)</option>'
    page = desk.get(reverse("admin:events_event_change", args=[event.pk])).content.decode()
    assert page.count(option) == 3
    session = event.sessions.get()
    page = desk.get(reverse("admin:events_eventsession_change", args=[session.pk])).content.decode()
    assert page.count(option) == 1


def test_a_form_of_its_own(desk, cast):
    """One that asks for its rows itself, sent back with an error."""
    url = reverse("admin:events_keepapart_add")
    page = desk.post(url, {"first": cast.hidden_org.pk, "second": ""}).content.decode()
    assert "Hidden Shelter (hidden)</option>" in page


def test_who_may_be_meant(cast):
    reason = next(iter(Reason))
    words = described(Candidate(cast.hidden_org, FULL, reason))
    assert words.startswith('<bdi lang="en">Hidden Shelter</bdi> (hidden) (')
    assert "hidden" not in described(Candidate(cast.weo, FULL, reason))

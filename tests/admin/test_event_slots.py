"""Slots of a session at the desk: one after the other, and a new one last."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from events.actions import Presentation, add_session, create_event
from events.models import EventSession
from tests.admin.event_forms import errors
from tests.admin.page import sent_back, with_line

Time = datetime.time


@pytest.fixture
def session(cast) -> EventSession:
    """From ten to twelve, in which WEO presents from 10:20 on, for ten minutes."""
    event = create_event(
        by=cast.staff, kind="workshop", name_en="Workshop", starts_on=datetime.date(2021, 4, 14)
    )
    return add_session(
        event=event,
        by=cast.staff,
        name_en="Who we are",
        starts_at=Time(10),
        ends_at=Time(12),
        presenters=[Presentation(cast.weo, starts_at=Time(10, 20), minutes=10)],
    )


def add(desk, session, *organizations, **fields):
    """Save the session's page with a line more for each of these."""
    url = reverse("admin:events_eventsession_change", args=[session.pk])
    data = sent_back(desk.get(url))
    for organization in organizations:
        data = with_line(data, "slots", organization=organization.pk, **fields)
    return desk.post(url, data)


@pytest.mark.parametrize(
    ("starts_at", "minutes"), [("10:25", "5"), ("10:20", ""), ("10:25", ""), ("10:15", "10")]
)
def test_it_works(desk, cast, session, starts_at, minutes):
    page = add(desk, session, cast.al_noor, starts_at=starts_at, minutes=minutes)
    assert page.status_code == 200
    assert "presents at this time too." in page.content.decode()
    assert session.slots.count() == 1


@pytest.mark.parametrize(
    ("starts_at", "minutes"), [("10:30", "10"), ("10:10", "10"), ("10:10", ""), ("", "60")]
)
def test_one_after_the_other(desk, cast, session, starts_at, minutes):
    assert errors(add(desk, session, cast.al_noor, starts_at=starts_at, minutes=minutes)) == ""
    assert session.slots.count() == 2


def test_new_ones_come_last(desk, cast, session):
    empty = desk.get(reverse("admin:events_eventsession_change", args=[session.pk]))
    slots = empty.context["inline_admin_formsets"][0].formset
    assert slots.empty_form["position"].value() is None
    assert errors(add(desk, session, cast.al_noor, cast.outsider_org, position="")) == ""
    found = list(session.slots.values_list("organization", "position"))
    assert found == [(cast.weo.pk, 1), (cast.al_noor.pk, 2), (cast.outsider_org.pk, 3)]


def test_where_a_position_is_given_it_stays(desk, cast, session):
    assert errors(add(desk, session, cast.al_noor, position="0")) == ""
    assert session.slots.first().organization == cast.al_noor

"""An event's program: sessions, speakers, and the slots in which organizations present themselves."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, transaction

from cop_portal.refusals import Refused
from events.actions import Presentation, add_session, create_event
from events.models import Event, Slot

Date, Time = datetime.date, datetime.time


@pytest.fixture
def two_days(cast) -> Event:
    """A workshop of two days."""
    return create_event(
        by=cast.staff,
        kind="workshop",
        name_en="Two days",
        starts_on=Date(2026, 3, 3),
        ends_on=Date(2026, 3, 4),
    )


def test_it_works(cast, two_days):
    session = add_session(
        event=two_days,
        by=cast.staff,
        name_en="Who we are",
        day=Date(2026, 3, 4),
        starts_at=Time(9),
        ends_at=Time(10, 30),
        topics=[cast.quotas],
        presenters=[Presentation(cast.al_noor, ["challenges"], Time(9, 10), 10), cast.weo],
        speakers=[("Suzan Aref", "Director of WEO"), ("A guest", "")],
    )
    slots = [(slot.organization, slot.covers, slot.minutes) for slot in session.slots.all()]
    assert slots == [
        (cast.al_noor, ["challenges"], 10),
        (cast.weo, ["programming", "expertise", "challenges"], None),
    ]
    assert [speaker.name for speaker in session.speakers.all()] == ["Suzan Aref", "A guest"]


def test_said_again_it_replaces_what_was_said(cast, two_days):
    for presenters in ([cast.weo, cast.al_noor], [Presentation(cast.al_noor, ["expertise"])]):
        session = add_session(
            event=two_days, by=cast.staff, name_en="Who we are", presenters=presenters, speakers=[("One", "")]
        )
    assert [(slot.organization, slot.covers) for slot in Slot.objects.all()] == [
        (cast.al_noor, ["expertise"])
    ]
    assert session.speakers.count() == 1


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"day": Date(2026, 3, 5)}, "other_day"),
        ({"starts_at": Time(10), "ends_at": Time(9)}, "ends_before_start"),
        ({"ends_at": Time(9)}, "ends_before_start"),
    ],
)
def test_times_that_cannot_be_are_refused(cast, two_days, facts, code):
    with pytest.raises(Refused) as refused:
        add_session(event=two_days, by=cast.staff, name_en="Never", **facts)
    assert refused.value.code == code
    assert not two_days.sessions.exists()


def test_an_organization_has_one_slot_in_a_session(cast, two_days):
    session = add_session(event=two_days, by=cast.staff, name_en="Once", presenters=[cast.weo])
    with pytest.raises(IntegrityError), transaction.atomic():
        Slot.objects.create(eventsession=session, organization=cast.weo)

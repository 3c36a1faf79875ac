"""Last month's event, held once more."""

from __future__ import annotations

import datetime

import pytest

from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from events.actions import (
    Presentation,
    add_session,
    announce_event,
    copy_event,
    create_event,
    invite_organizations,
    log_presence,
)
from events.models import Event

DAY = datetime.timedelta(days=1)


@pytest.fixture
def last_month(cast) -> Event:
    """Two days, thirty days ago, for invited organizations; WEO presented on the second day and came."""
    event = create_event(
        by=cast.staff,
        kind="regular_meeting",
        name_en="Regular meeting",
        name_ar="اجتماع دوري",
        starts_on=today() - 30 * DAY,
        ends_on=today() - 29 * DAY,
        starts_at=datetime.time(10),
        ends_at=datetime.time(13),
        place="A hall",
        governorate=cast.erbil,
        online_link="https://meet.example/secret",
        capacity=40,
        hosts=[cast.search],
        languages=["ar", "en"],
        open_to="invited",
        description="Members meet.",
    )
    add_session(
        event=event,
        by=cast.staff,
        name_en="Who we are",
        day=today() - 29 * DAY,
        starts_at=datetime.time(10),
        ends_at=datetime.time(11),
        topics=[cast.quotas],
        presenters=[Presentation(cast.weo, covers=["expertise"], minutes=10)],
        speakers=[("A guest", "A judge")],
    )
    invite_organizations(event=event, by=cast.staff, organizations=[cast.weo, cast.al_noor])
    announce_event(event=event, by=cast.staff, on=today() - 40 * DAY)
    log_presence(event=event, by=cast.staff, organization=cast.weo, women=2)
    return event


def test_it_works(cast, last_month):
    copy = copy_event(event=last_month, by=cast.staff, starts_on=today() + 5 * DAY)
    assert copy.state == "draft"
    assert (copy.starts_on, copy.ends_on) == (today() + 5 * DAY, today() + 6 * DAY)
    for name in ("name_en", "name_ar", "kind", "mode", "starts_at", "ends_at", "place", "governorate"):
        assert getattr(copy, name) == getattr(last_month, name)
    assert (copy.capacity, copy.languages, copy.open_to) == (40, ["ar", "en"], "invited")
    assert list(copy.hosts.all()) == [cast.search]
    assert copy.texts.get().text == "Members meet."
    assert {row.organization for row in copy.invitations.all()} == {cast.weo, cast.al_noor}
    session = copy.sessions.get()
    assert (session.day, session.starts_at) == (today() + 6 * DAY, datetime.time(10))
    assert list(session.topics.all()) == [cast.quotas]
    slot = session.slots.get()
    assert (slot.organization, slot.covers, slot.minutes) == (cast.weo, ["expertise"], 10)
    assert session.speakers.get().role == "A judge"


def test_what_was_of_that_day_is_not_copied(cast, last_month):
    copy = copy_event(event=last_month, by=cast.staff, starts_on=today() + DAY)
    assert not copy.presences.exists()
    assert not copy.rsvps.exists()
    assert not copy.files.exists()
    assert copy.online_link == ""
    assert last_month.presences.count() == 1
    assert last_month.sessions.count() == 1


def test_two_clicks_make_one_draft(cast, last_month):
    first = copy_event(event=last_month, by=cast.staff, starts_on=today() + DAY)
    assert copy_event(event=last_month, by=cast.staff, starts_on=today() + DAY) == first
    announce_event(event=first, by=cast.staff)
    assert copy_event(event=last_month, by=cast.staff, starts_on=today() + DAY) != first


def test_a_month_in_the_story_becomes_a_day(cast):
    event = create_event(
        by=cast.staff,
        kind="workshop",
        name_en="Workshop",
        starts_on=datetime.date(2021, 4, 1),
        date_precision="month",
    )
    copy = copy_event(event=event, by=cast.staff, starts_on=today() + DAY)
    assert (copy.starts_on, copy.ends_on, copy.date_precision) == (today() + DAY, today() + DAY, "day")


def test_a_day_that_has_passed_is_refused(cast, last_month):
    with pytest.raises(Refused) as refused:
        copy_event(event=last_month, by=cast.staff, starts_on=today() - DAY)
    assert refused.value.field == "starts_on"


def test_only_staff_copy(cast, last_month):
    with pytest.raises(NotAllowed):
        copy_event(event=last_month, by=cast.suzan, starts_on=today() + DAY)

"""An event's sessions at the desk: quickly on its page, and each on its own with who presents when and who speaks."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from events.actions import Presentation, add_session, create_event
from events.models import Event, EventSession, Slot
from tests.admin.event_forms import errors
from tests.admin.page import sent_back, with_line

Date, Time = datetime.date, datetime.time
ALL = ["programming", "expertise", "challenges"]


@pytest.fixture
def event(cast) -> Event:
    """A workshop of two days."""
    return create_event(
        by=cast.staff,
        kind="workshop",
        name_en="Two days",
        starts_on=Date(2021, 4, 14),
        ends_on=Date(2021, 4, 15),
    )


@pytest.fixture
def session(cast, event) -> EventSession:
    """From ten to half past eleven, in which WEO presents its challenges for ten minutes."""
    return add_session(
        event=event,
        by=cast.staff,
        name_en="Who we are",
        starts_at=Time(10),
        ends_at=Time(11, 30),
        presenters=[Presentation(cast.weo, ["challenges"], Time(10, 20), 10)],
        speakers=[("A guest", "Judge")],
    )


def url_of(row) -> str:
    return reverse(f"admin:events_{row._meta.model_name}_change", args=[row.pk])


def slots(session) -> list[tuple]:
    return [(row.organization, row.covers, row.starts_at, row.minutes) for row in session.slots.all()]


# -- on the event's page ----------------------------------------------------------------------------------------------


def test_it_works(desk, cast, event, session):
    """Who presents is chosen on the event's page; what is said of each on the session's own page stays."""
    data = sent_back(desk.get(url_of(event)))
    data["sessions-0-presenting"] = [cast.weo.pk, cast.al_noor.pk]
    data["sessions-0-topics"] = [cast.quotas.pk]
    assert errors(desk.post(url_of(event), data)) == ""
    assert slots(session) == [
        (cast.weo, ["challenges"], Time(10, 20), 10),
        (cast.al_noor, ALL, None, None),
    ]
    assert list(session.topics.all()) == [cast.quotas]
    assert session.speakers.get().name == "A guest"


def test_saved_as_it_is_nothing_changes(desk, cast, event, session):
    before = list(Slot.objects.values())
    assert errors(desk.post(url_of(event), sent_back(desk.get(url_of(event))) | {"place": "Hotel"})) == ""
    assert list(Slot.objects.values()) == before


def test_who_no_longer_presents_goes(desk, cast, event, session):
    data = sent_back(desk.get(url_of(event)))
    data["sessions-0-presenting"] = [cast.al_noor.pk]
    assert errors(desk.post(url_of(event), data)) == ""
    assert slots(session) == [(cast.al_noor, ALL, None, None)]


def test_a_new_session(desk, cast, event):
    data = with_line(
        sent_back(desk.get(url_of(event))),
        "sessions",
        name_en="Who we are",
        position="1",
        day="2021-04-15",
        starts_at="10:00",
        ends_at="11:00",
        presenting=[cast.weo.pk, cast.al_noor.pk],
    )
    assert errors(desk.post(url_of(event), data)) == ""
    session = EventSession.objects.get()
    assert session.day == Date(2021, 4, 15)
    assert {(slot.organization, tuple(slot.covers)) for slot in session.slots.all()} == {
        (cast.weo, tuple(ALL)),
        (cast.al_noor, tuple(ALL)),
    }
    assert url_of(session) in desk.get(url_of(event)).content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"day": "2021-04-16"}, "one of the event"),
        ({"starts_at": "11:00", "ends_at": "10:00"}, "The end is before the start."),
        ({"ends_at": "10:00"}, "The end is before the start."),
        ({"starts_at": "noon"}, "Write the hour as 10:45."),
        ({"presenting": ["999999"]}, "Select a valid choice"),
        ({"topics": ["x"]}, "not a valid value"),
    ],
)
def test_times_that_cannot_be(desk, event, fields, words):
    data = with_line(sent_back(desk.get(url_of(event))), "sessions", name_en="Never", position="1", **fields)
    page = desk.post(url_of(event), data)
    assert page.status_code == 200
    assert words in page.content.decode()
    assert "constraint" not in page.content.decode().lower()
    assert not EventSession.objects.exists()


def test_a_day_is_asked_of_the_event_as_it_will_be(desk, cast, event):
    add_session(event=event, by=cast.staff, name_en="Second day", day=Date(2021, 4, 15))
    data = sent_back(desk.get(url_of(event)))
    page = desk.post(url_of(event), {**data, "ends_on": "2021-04-14"})
    assert page.status_code == 200
    assert "one of the event" in page.content.decode()
    moved = {**data, "starts_on": "2021-05-14", "ends_on": "2021-05-15", "sessions-0-day": "2021-05-15"}
    assert errors(desk.post(url_of(event), moved)) == ""
    assert EventSession.objects.get().day == Date(2021, 5, 15)


def test_two_staff_on_one_session(desk, root, cast, event, session):
    data = sent_back(desk.get(url_of(event)))
    theirs = sent_back(root.get(url_of(event)))
    theirs["sessions-0-presenting"] = [cast.weo.pk, cast.al_noor.pk]
    assert errors(root.post(url_of(event), theirs)) == ""
    assert errors(desk.post(url_of(event), {**data, "sessions-0-starts_at": "09:30"})) == ""
    session.refresh_from_db()
    assert session.starts_at == Time(9, 30)
    assert {slot.organization for slot in session.slots.all()} == {cast.weo, cast.al_noor}
    data["sessions-0-presenting"] = [cast.outsider_org.pk]
    page = desk.post(url_of(event), data)
    assert page.status_code == 200
    assert "Al Noor Foundation" in page.content.decode().partition("Now it says")[2][:400]


# -- on its own page --------------------------------------------------------------------------------------------------


def test_its_own_page(desk, cast, event, session):
    page = desk.get(url_of(session))
    data = sent_back(page)
    assert data["slots-0-covers"] == ["challenges"]
    assert str(event) in page.content.decode()
    data = with_line(
        data,
        "slots",
        organization=cast.al_noor.pk,
        covers=["expertise"],
        starts_at="10:40",
        minutes="15",
        position="2",
    )
    data = with_line(data, "speakers", name="Suzan Aref", role="Director of WEO", position="1")
    data["slots-0-minutes"] = "12"
    response = desk.post(url_of(session), data)
    assert errors(response) == ""
    assert response.url == url_of(event)
    assert slots(session) == [
        (cast.weo, ["challenges"], Time(10, 20), 12),
        (cast.al_noor, ["expertise"], Time(10, 40), 15),
    ]
    assert {(row.name, row.role) for row in session.speakers.all()} == {
        ("A guest", "Judge"),
        ("Suzan Aref", "Director of WEO"),
    }


def test_a_new_slot_offers_all_that_is_presented(desk, session):
    (lines,) = [
        one.formset
        for one in desk.get(url_of(session)).context["inline_admin_formsets"]
        if one.formset.prefix == "slots"
    ]
    assert lines.empty_form["covers"].value() == ALL


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"starts_at": "09:50"}, "This is before the session starts."),
        ({"starts_at": "11:30"}, "The session is over by then."),
        ({"starts_at": "11:20", "minutes": "15"}, "This is longer than the session."),
        ({"minutes": "0"}, "Enter one minute at least"),
        ({"organization": ""}, "This field is required."),
        ({"covers": ["money"]}, "Select a valid choice"),
    ],
)
def test_slots_that_cannot_be(desk, cast, session, fields, words):
    line = {"organization": cast.al_noor.pk, "covers": ALL, "position": "2", **fields}
    page = desk.post(url_of(session), with_line(sent_back(desk.get(url_of(session))), "slots", **line))
    assert page.status_code == 200
    assert words in page.content.decode()
    assert session.slots.count() == 1


def test_a_slot_once_a_session(desk, cast, session):
    data = with_line(
        sent_back(desk.get(url_of(session))), "slots", organization=cast.weo.pk, covers=ALL, position="2"
    )
    page = desk.post(url_of(session), data)
    assert page.status_code == 200
    assert "duplicate" in page.content.decode()


def test_slots_are_asked_of_the_session_as_it_will_be(desk, session):
    data = sent_back(desk.get(url_of(session)))
    page = desk.post(url_of(session), {**data, "starts_at": "10:30"})
    assert "This is before the session starts." in page.content.decode()
    assert (
        errors(desk.post(url_of(session), {**data, "starts_at": "10:30", "slots-0-starts_at": "10:35"})) == ""
    )


@pytest.mark.parametrize("fields", [{"day": "2021-04-20"}, {"ends_at": "09:00"}, {"starts_at": ""}])
def test_its_own_page_refuses_the_same(desk, session, fields):
    data = {**sent_back(desk.get(url_of(session))), **fields, "slots-0-starts_at": ""}
    assert desk.post(url_of(session), data).status_code == 200


def test_it_is_not_on_the_front_page_and_made_nowhere_else(desk, event, session):
    assert (
        reverse("admin:events_eventsession_changelist")
        not in desk.get(reverse("admin:index")).content.decode()
    )
    assert desk.get(reverse("admin:events_eventsession_add")).status_code == 403


def test_one_that_goes_leads_back_to_its_event(desk, event, session):
    response = desk.post(reverse("admin:events_eventsession_delete", args=[session.pk]), {"post": "yes"})
    assert response.url == url_of(event)
    assert not EventSession.objects.exists()
    assert not Slot.objects.exists()


def test_a_draft_with_a_program_can_be_deleted(desk, event, session):
    response = desk.post(reverse("admin:events_event_delete", args=[event.pk]), {"post": "yes"})
    assert response.status_code == 302
    assert not Event.objects.exists()

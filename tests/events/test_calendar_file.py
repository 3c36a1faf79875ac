"""An event for one's own calendar: that there is one and when, and nothing that a stranger should read on a phone."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse
from django.utils import translation
from icalendar import Calendar

from cop_portal.dates import BAGHDAD, today
from events.actions import announce_event, cancel_event, create_event, invite_organizations
from events.calendar_file import event_entry, has_entry
from events.models import Event
from tests.cast import client_of, english_client_of

Time = datetime.time
DAY = today() + datetime.timedelta(days=7)


def at(hour: int, minute: int = 0) -> datetime.datetime:
    return datetime.datetime.combine(DAY, Time(hour, minute), BAGHDAD)


@pytest.fixture
def workshop(cast) -> Event:
    """Of one day with hours, announced to all members; its name, place and host say what nobody else should read."""
    event = create_event(
        by=cast.staff,
        kind="workshop",
        name_en="Electoral violence against women",
        name_ar="العنف الانتخابي ضد المرأة",
        starts_on=DAY,
        starts_at=Time(9),
        ends_at=Time(15, 30),
        place="Hall of Al Noor Foundation",
        governorate=cast.erbil,
        hosts=[cast.al_noor],
        description="Who was threatened, and where.",
    )
    return announce_event(event=event, by=cast.staff, on=today())


def read(content: bytes):
    [entry] = Calendar.from_ical(content).walk("VEVENT")
    return entry


def calendar_of(event: Event) -> str:
    return reverse("events:calendar", args=[event.slug])


def open_address_of(event: Event) -> str:
    return reverse("events:open", args=[event.public_id])


def test_it_works(cast, workshop, settings):
    settings.SITE_URL = "https://portal.example"
    response = english_client_of(cast.suzan).get(calendar_of(workshop))
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="cop-portal-{DAY}.ics"'
    assert response["Cache-Control"] == "private, no-store"
    entry = read(response.content)
    link = f"https://portal.example/events/open/{workshop.public_id}/"
    assert entry["SUMMARY"] == "CoP Portal: workshop"
    assert entry["DTSTART"].dt == at(9)
    assert entry["DTEND"].dt == at(15, 30)
    assert entry["LOCATION"] == "Erbil"
    assert entry["URL"] == link
    assert entry["UID"] == str(workshop.public_id)
    assert entry["DESCRIPTION"].startswith("09:00 to 15:30, Baghdad time\n")
    assert entry["DESCRIPTION"].endswith(link)


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_it_names_no_topic_no_partner_and_no_person(cast, workshop, language):
    with translation.override(language):
        text = event_entry(workshop).decode().replace("\r\n ", "")
    said = {
        workshop.name_en,
        workshop.name_ar,
        workshop.slug,
        workshop.place,
        "Noor",
        "threatened",
        "violence",
    }
    assert not [words for words in said if words in text]
    assert "ATTENDEE" not in text
    assert "ORGANIZER" not in text
    assert cast.suzan.email not in text


@pytest.mark.parametrize("kind", Event.Kind.values)
def test_each_kind_has_its_words_cancelled_or_not(kind):
    event = Event(kind=kind, starts_on=DAY, ends_on=DAY, announced_on=today())
    assert read(event_entry(event))["SUMMARY"] == f"CoP Portal: {Event.Kind(kind).label}"
    event.cancelled_on = today()
    assert read(event_entry(event))["SUMMARY"] == f"CoP Portal: {Event.Kind(kind).label} (cancelled)"


def test_one_that_is_cancelled_says_so_and_not_why(cast, workshop):
    cancel_event(event=workshop, by=cast.staff, reason="Threats against Al Noor")
    response = client_of(cast.suzan).get(calendar_of(workshop))
    assert read(response.content)["STATUS"] == "CANCELLED"
    assert b"Threats" not in response.content


def test_a_changed_one_takes_the_place_of_what_is_in_the_calendar(workshop):
    first = read(event_entry(workshop))["SEQUENCE"]
    workshop.version += 3
    assert read(event_entry(workshop))["SEQUENCE"] == first + 3


def test_several_days_are_whole_days_with_their_hours_in_words(workshop):
    workshop.ends_on = DAY + datetime.timedelta(days=2)
    entry = read(event_entry(workshop))
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (DAY, DAY + datetime.timedelta(days=3))
    assert "09:00 to 15:30, Baghdad time" in entry["DESCRIPTION"]


def test_without_hours_it_is_the_whole_day(workshop):
    workshop.starts_at = workshop.ends_at = None
    entry = read(event_entry(workshop))
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (DAY, DAY + datetime.timedelta(days=1))


def test_where_its_end_is_not_known_it_has_none(workshop):
    workshop.ends_at = None
    entry = read(event_entry(workshop))
    assert entry["DTSTART"].dt == at(9)
    assert "DTEND" not in entry


def test_without_a_governorate_it_has_no_place(workshop):
    workshop.governorate = None
    assert "LOCATION" not in read(event_entry(workshop))


def test_of_one_whose_month_alone_is_known_there_is_none(cast, workshop):
    workshop.date_precision = "month"
    workshop.save()
    assert not has_entry(workshop)
    assert client_of(cast.suzan).get(calendar_of(workshop)).status_code == 404
    # Its page is found all the same.
    assert client_of(cast.suzan).get(open_address_of(workshop)).status_code == 302


def test_its_link_leads_to_its_page(cast, workshop):
    response = client_of(cast.suzan).get(open_address_of(workshop))
    assert response.status_code == 302
    assert response["Location"] == workshop.get_absolute_url()


def test_neither_is_there_for_who_may_not_see_the_event(cast, workshop):
    workshop.open_to = Event.OpenTo.INVITED
    workshop.save()
    invite_organizations(event=workshop, by=cast.staff, organizations=[cast.weo])
    for address in (calendar_of(workshop), open_address_of(workshop)):
        for user in (cast.outsider, cast.observer):
            assert client_of(user).get(address).status_code == 404
        visitor = client_of(None).get(address)
        assert visitor.status_code == 302
        assert visitor["Location"].startswith("/accounts/login/")
        for user in (cast.suzan, cast.colleague, cast.staff):
            assert client_of(user).get(address).status_code in (200, 302)
            assert client_of(user).post(address).status_code == 405


def test_an_address_of_nothing_is_missing(cast, workshop):
    client = client_of(cast.suzan)
    assert client.get("/events/open/00000000-0000-4000-8000-000000000000/").status_code == 404
    assert client.get("/events/no-such-event/calendar.ics").status_code == 404


def test_its_file_takes_few_questions(cast, workshop, django_assert_max_num_queries):
    client = client_of(cast.suzan)
    client.get(calendar_of(workshop))
    with django_assert_max_num_queries(8):
        client.get(calendar_of(workshop))

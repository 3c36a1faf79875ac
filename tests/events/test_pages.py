"""The pages of events: what each kind of person sees."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe

from events.actions import (
    add_session,
    announce_event,
    cancel_event,
    create_event,
    invite_organizations,
    log_presence,
)
from events.calendar import hours, place, when
from events.models import Event

Date = datetime.date


@pytest.fixture
def workshop(cast) -> Event:
    """April 2021, announced: WEO, Al Noor, the discreet and the hidden organization came, and a walk-in."""
    event = create_event(
        by=cast.staff,
        kind="workshop",
        name_en="In-country workshop",
        name_ar="ورشة عمل داخل البلد",
        starts_on=Date(2021, 4, 1),
        date_precision="month",
        hosts=[cast.search, cast.hidden_org],
        languages=["ar", "en"],
        governorate=cast.erbil,
        place="A hall",
        description="Members meet.",
    )
    add_session(
        event=event,
        by=cast.staff,
        name_en="Who we are",
        topics=[cast.quotas],
        presenters=[cast.weo, cast.al_noor, cast.hidden_org],
    )
    log_presence(
        event=event,
        by=cast.staff,
        organization=cast.weo,
        people=[("Suzan Aref", "woman", "suzan@weo.example")],
    )
    log_presence(event=event, by=cast.staff, organization=cast.al_noor, people=[("Ahmed Jassam", "man", "")])
    for organization in (cast.discreet_org, cast.hidden_org):
        log_presence(event=event, by=cast.staff, organization=organization, women=1)
    log_presence(event=event, by=cast.staff, walk_in_name="New group", men=4)
    return announce_event(event=event, by=cast.staff, on=Date(2021, 3, 1))


def page(client, user, event) -> str:
    """The event's page as ``user`` gets it."""
    client.force_login(user)
    response = client.get(event.get_absolute_url())
    assert response.status_code == 200
    # The note of the demonstration, which names the story's organizations on every page, is not the event's.
    return response.content.decode().partition("demo-note")[0].replace("\N{NO-BREAK SPACE}", " ")


def test_it_works(client, cast, workshop):
    client.force_login(cast.suzan)
    listed = client.get(reverse("events:list")).content.decode()
    assert "In-country workshop" in listed
    assert "April\N{NO-BREAK SPACE}2021" in listed
    assert "Your organization came." in listed
    text = page(client, cast.suzan, workshop)
    for words in (
        "April 2021",
        "A hall",
        "Erbil",
        "Members meet.",
        "Who we are",
        "Gender quotas",
        "Arabic, English",
    ):
        assert words in text


def test_who_came_sees_who_came(client, cast, workshop):
    text = page(client, cast.suzan, workshop)
    assert "Al Noor Foundation" in text
    assert "Discreet Initiative" in text
    assert "Suzan Aref</bdi></p>" in text
    for words in ("Hidden Shelter", "New group", "Ahmed Jassam", "/admin/"):
        assert words not in text


def test_a_hidden_one_sees_itself(client, cast, workshop):
    assert "Hidden Shelter" in page(client, cast.hidden, workshop)


def test_who_did_not_come_learns_of_nobody(client, cast, workshop):
    text = page(client, cast.outsider, workshop)
    for words in ("Women Empowerment", "Al Noor", "Discreet", "Hidden", "New group", "Suzan", "Ahmed"):
        assert words not in text
    assert "Search for Common Ground" in text  # the host


def test_staff_see_all_and_the_way_to_the_desk(client, cast, workshop):
    text = page(client, cast.staff, workshop)
    for words in (
        "Hidden Shelter",
        "New group",
        "Walk-in",
        "Ahmed Jassam",
        "Suzan Aref",
        "Women: 3.</span>",
        "Men: 5.</span>",
    ):
        assert words in text
    assert reverse("admin:events_event_change", args=[workshop.pk]) in text


def test_a_draft_and_a_closed_event_are_missing_pages(client, cast):
    event = create_event(
        by=cast.staff, kind="webinar", name_en="Closed words", starts_on=Date(2999, 1, 1), open_to="invited"
    )
    invite_organizations(event=event, by=cast.staff, organizations=[cast.weo])
    client.force_login(cast.suzan)
    assert client.get(event.get_absolute_url()).status_code == 404
    announce_event(event=event, by=cast.staff)
    assert client.get(event.get_absolute_url()).status_code == 200
    assert "Closed words" in client.get(reverse("events:list")).content.decode()
    client.force_login(cast.outsider)
    assert client.get(event.get_absolute_url()).status_code == 404
    assert "Closed words" not in client.get(reverse("events:list")).content.decode()


def test_a_cancelled_event_says_why(client, cast, workshop):
    workshop.presences.all().delete()
    cancel_event(event=workshop, by=cast.staff, reason="Roads were closed")
    assert "Roads were closed" in page(client, cast.outsider, workshop)


def test_visitors_are_asked_to_sign_in_before_anything_is_looked_up(
    client, workshop, django_assert_num_queries
):
    for url in (workshop.get_absolute_url(), "/events/no-such/"):
        with django_assert_num_queries(0):
            response = client.get(url)
        assert response.status_code == 302


def test_empty_states_say_what_to_do(client, cast):
    client.force_login(cast.suzan)
    text = client.get(reverse("events:list")).content.decode()
    assert "No event is coming up" in text
    assert "No past event is recorded yet" in text


def test_a_page_number_that_is_none_answers(client, cast, workshop):
    client.force_login(cast.suzan)
    for number in ("0", "x", "999"):
        assert client.get(reverse("events:list"), {"page": number}).status_code == 200


@pytest.mark.parametrize(("language", "words"), [("en", "April 2021"), ("ar", "2021"), ("ckb", "2021")])
def test_each_language(client, cast, workshop, language, words):
    cast.suzan.language = language
    cast.suzan.save()
    client.cookies["django_language"] = language
    client.force_login(cast.suzan)
    response = client.get(workshop.get_absolute_url(), headers={"accept-language": language})
    assert response.status_code == 200
    assert words in response.content.decode()


@translation.override("en")
def test_days_in_words(cast):
    event = Event(starts_on=Date(2021, 5, 20), ends_on=Date(2021, 5, 22), date_precision="day")
    assert when(event) == "20 to 22 May 2021"
    event.ends_on = Date(2021, 6, 2)
    assert when(event) == "20 May to 2 June 2021"
    event.ends_on = Date(2022, 1, 1)
    assert when(event) == "20 May 2021 to 1 January 2022"
    event.ends_on = event.starts_on
    assert when(event) == "20 May 2021"
    event.date_precision, event.ends_on = "month", Date(2021, 6, 30)
    assert when(event) == "May 2021 to June 2021"
    assert hours(event) == ""
    event.starts_at = datetime.time(9)
    assert hours(event) == "at 09:00, Baghdad time"
    event.ends_at = datetime.time(15, 30)
    assert hours(event) == "09:00 to 15:30, Baghdad time"


@translation.override("en")
def test_a_place_that_is_only_the_governorate_is_said_once(client, cast, workshop):
    for words in ("Erbil", "erbil ", "أربيل", "اربيل", ""):
        assert place(Event(place=words, governorate=cast.erbil)) == ""
    assert place(Event(place="A hall, Erbil", governorate=cast.erbil)) == "A hall, Erbil"
    assert place(Event(place="Erbil")) == "Erbil"


def test_where_is_left_out_where_nobody_said_it(client, cast, workshop):
    Event.objects.filter(pk=workshop.pk).update(place="", governorate=None)
    text = page(client, cast.suzan, workshop)
    assert "<dt>Where</dt>" not in text
    assert "<dt>How</dt><dd>In person</dd>" in text


def _queries(client, url, django_assert_max_num_queries, most: int) -> int:
    with django_assert_max_num_queries(most) as captured:
        client.get(url)
    return len(captured)


def test_queries_do_not_grow(client, cast, workshop, django_assert_max_num_queries):
    client.force_login(cast.suzan)
    client.get(workshop.get_absolute_url())
    detail = _queries(client, workshop.get_absolute_url(), django_assert_max_num_queries, 37)
    listed = _queries(client, reverse("events:list"), django_assert_max_num_queries, 14)
    for number in range(4):
        add_session(
            event=workshop,
            by=cast.staff,
            name_en=f"Part {number}",
            topics=[cast.quotas, cast.legal_aid],
            presenters=[cast.weo, cast.al_noor],
        )
        other = create_event(
            by=cast.staff,
            kind="webinar",
            name_en=f"Webinar {number}",
            starts_on=Date(2021, 1, 1),
            hosts=[cast.search],
        )
        announce_event(event=other, by=cast.staff)
    log_presence(
        event=workshop, by=cast.staff, organization=cast.outsider_org, people=[("A", "", ""), ("B", "", "")]
    )
    assert _queries(client, workshop.get_absolute_url(), django_assert_max_num_queries, 37) == detail
    assert _queries(client, reverse("events:list"), django_assert_max_num_queries, 14) == listed


def a_panel(request, event):
    """A panel of a room above, for one person."""
    return mark_safe("<section>PANEL</section>") if request.user.email == "suzan@weo.example" else None


def test_panels_of_rooms_above(client, cast, workshop, settings):
    settings.EVENT_PANELS = [f"{__name__}.a_panel"]
    assert "<section>PANEL</section>" in page(client, cast.suzan, workshop)
    assert "PANEL" not in page(client, cast.outsider, workshop)
    settings.EVENT_PANELS = []
    assert "PANEL" not in page(client, cast.suzan, workshop)

"""An event's page as members see it: its state, its program at a glance, their answer, and nobody they may not see."""

from __future__ import annotations

import datetime
import html
import re

import pytest
from django.urls import reverse

from cop_portal.dates import today
from events.actions import Presentation, add_session, answer_event, cancel_event, close_event, log_presence
from events.models import Event
from members.models import Expertise, Need, Project, ProjectText
from tests.cast import english_client_of
from tests.events.answering import DAY, al_noor_says, coming_event, weo_says
from tests.events.files_of_events import with_file

Time = datetime.time


@pytest.fixture
def coming(cast) -> Event:
    """A workshop of two days in two weeks, with room for forty people."""
    event = coming_event(
        ends_on=today() + 15 * DAY,
        starts_at=Time(9),
        ends_at=Time(15),
        mode="hybrid",
        place="A hall",
        governorate=cast.erbil,
        online_link="https://meet.example/cop",
        capacity=40,
        languages=["ar", "en"],
    )
    event.hosts.set([cast.search, cast.hidden_org])
    return event


def page(user, event: Event) -> str:
    """The event's page as ``user`` gets it, without the note of the demonstration."""
    response = english_client_of(user).get(event.get_absolute_url())
    assert response.status_code == 200
    return html.unescape(response.content.decode()).partition("demo-note")[0]


def words_of(text: str) -> str:
    """What a person reads of it."""
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def program_of(cast, event: Event) -> None:
    """Two sessions: WEO, Al Noor and the hidden organization present themselves in the first."""
    add_session(
        event=event,
        by=cast.staff,
        name_en="Who we are",
        day=event.starts_on,
        starts_at=Time(10),
        ends_at=Time(11, 30),
        topics=[cast.quotas],
        speakers=[("Hanan Saleh", "University of Mosul")],
        presenters=[
            Presentation(cast.weo, starts_at=Time(10, 15), minutes=15),
            Presentation(cast.al_noor),
            Presentation(cast.hidden_org),
        ],
    )
    add_session(event=event, by=cast.staff, name_en="What next", day=event.ends_on)
    Expertise.objects.create(organization=cast.al_noor, topic=cast.quotas, band="5-10")
    Need.objects.create(organization=cast.al_noor, topic=cast.leadership)
    Need.objects.create(organization=cast.al_noor, topic=cast.legal_aid, audience="staff")
    Need.objects.create(organization=cast.weo, topic=cast.quotas)
    project = Project.objects.create(organization=cast.al_noor, starts_on=today() - DAY)
    ProjectText.objects.create(owner=project, field="title", language="en", text="A quota that counts")


def test_it_works(cast, coming):
    text = words_of(page(cast.outsider, coming))
    for words in (
        "09:00 to 15:00, Baghdad time",
        "A hall Erbil",
        "In person and online",
        "Room for 40 people",
        "Arabic, English",
        "Search for Common Ground",
        "Next: say whether you come",
        "We come Maybe We can't",
        "Put it in my calendar",
    ):
        assert words in text
    for words in ("Hidden", "meet.example", "For Search staff", "Answers"):
        assert words not in text


def test_each_state_is_said(cast, coming):
    assert "Announced on" in page(cast.suzan, coming)
    Event.objects.update(starts_on=today(), ends_on=today())
    text = page(cast.suzan, coming)
    assert "It is going on now." in text
    assert "say whether you come" in text
    Event.objects.update(starts_on=today() - DAY, ends_on=today() - DAY)
    text = page(cast.suzan, coming)
    assert "It was held." in text
    assert "say whether you come" not in text
    assert "Put it in my calendar" not in text
    close_event(event=coming, by=cast.staff)
    assert "Search closed it on" in page(cast.suzan, coming)


def test_a_cancelled_one_says_when_and_why(cast, coming):
    weo_says(cast, coming)
    cancel_event(event=coming, by=cast.staff, reason="Roads are closed")
    text = page(cast.suzan, coming)
    assert "This event was cancelled on" in text
    assert "Roads are closed" in text
    assert "You said yes." in text
    assert 'name="tap"' not in text
    assert "meet.example" not in text


def test_the_program_shows_programming_expertise_and_challenges_at_a_glance(cast, coming):
    program_of(cast, coming)
    weo_says(cast, coming)
    al_noor_says(cast, coming)
    text = page(cast.suzan, coming)
    words = words_of(text)
    assert "10:00 to 11:30" in words
    assert "Hanan Saleh University of Mosul" in words
    assert "Women Empowerment Organization 10:15 · 15 minutes" in words
    assert (
        "Al Noor Foundation Programming, expertise, challenges Programming A quota that counts "
        "Expertise Gender quotas Challenges Women's leadership and mentoring" in words
    )
    # What they share and WEO wants is marked, and what only staff may read is not there.
    assert "<strong>Gender quotas</strong>" in text
    # That one stands open on phones too.
    own, theirs = text.split('<li class="slot">')[1:3]
    assert '<details class="slot-more unfolds" open>' in theirs
    assert " open>" not in own
    assert "Legal aid" not in text
    assert f'href="{cast.al_noor.get_absolute_url()}"' in text
    assert "Hidden" not in text


def test_only_what_a_slot_is_about_is_told(cast, coming):
    program_of(cast, coming)
    add_session(
        event=coming,
        by=cast.staff,
        name_en="Who we are",
        presenters=[Presentation(cast.al_noor, covers=["challenges"])],
    )
    weo_says(cast, coming)
    words = words_of(page(cast.suzan, coming))
    assert "Al Noor Foundation Challenges Challenges Women's leadership" in words
    assert "A quota that counts" not in words


def test_of_a_profile_that_the_reader_cannot_open_only_the_name_is_told(cast, coming):
    """Two that were at one event: the discreet organization is named in its program for a year and after."""
    event = coming_event(slug="long-ago", starts_on=today() - 500 * DAY, ends_on=today() - 500 * DAY)
    add_session(
        event=event, by=cast.staff, name_en="Who we are", presenters=[Presentation(cast.discreet_org)]
    )
    Expertise.objects.create(organization=cast.discreet_org, topic=cast.quotas, band="5-10")
    for organization in (cast.weo, cast.discreet_org):
        log_presence(event=event, by=cast.staff, organization=organization, women=1)
    text = page(cast.suzan, event)
    assert "Discreet Initiative" in text
    assert "Gender quotas" not in text
    assert f'"{cast.discreet_org.get_absolute_url()}"' not in text
    assert "Programming, expertise, challenges" in words_of(text)


@pytest.mark.parametrize("answer", ["maybe", "no", None])
def test_who_has_not_said_yes_sees_nobody(cast, coming, answer):
    program_of(cast, coming)
    al_noor_says(cast, coming, people=["Hero Ali"], access_needs="No steps")
    answer_event(event=coming, organization=cast.discreet_org, by=cast.discreet, answer="yes")
    if answer:
        weo_says(cast, coming, answer)
    text = page(cast.suzan, coming)
    for words in ("Al Noor", "Discreet", "Hero Ali", "No steps", "A quota that counts"):
        assert words not in text


def test_who_said_yes_sees_which_others_did_and_no_more(cast, coming):
    weo_says(cast, coming, people=["Dilan Omar"])
    al_noor_says(
        cast, coming, people=["Hero Ali", "Noor Hadi"], access_needs="No steps", dietary_needs="No nuts"
    )
    answer_event(event=coming, organization=cast.discreet_org, by=cast.discreet, answer="yes")
    answer_event(event=coming, organization=cast.hidden_org, by=cast.hidden, answer="yes")
    answer_event(event=coming, organization=cast.outsider_org, by=cast.outsider, answer="maybe")
    text = page(cast.suzan, coming)
    for words in ("Al Noor Foundation", "Discreet Initiative", "Dilan Omar", "meet.example"):
        assert words in text
    for words in ("Hidden", "Outsider", "Hero Ali", "Noor Hadi", "No steps", "No nuts"):
        assert words not in text
    assert "2 people" not in words_of(text)
    # The hidden one sees the others, and they learn nothing of it.
    assert "Al Noor Foundation" in page(cast.hidden, coming)


def test_what_people_need_is_on_no_page_but_staffs(cast, coming):
    weo_says(cast, coming, people=["Dilan Omar"], access_needs="No steps", dietary_needs="No nuts")
    for user in (cast.suzan, cast.colleague, cast.ahmed):
        client = english_client_of(user)
        for url in (
            coming.get_absolute_url(), reverse("events:answer", args=[coming.slug]), "/events/", "/",
        ):  # fmt: skip
            text = client.get(url).content.decode()
            assert "No steps" not in text
            assert "No nuts" not in text
    for words in ("No steps", "No nuts", "Dilan Omar"):
        assert words in page(cast.staff, coming)


def test_the_link_to_join_is_for_who_comes_or_may(cast, coming):
    for answer, shown in (("maybe", True), ("no", False), ("yes", True)):
        weo_says(cast, coming, answer)
        assert ("https://meet.example/cop" in page(cast.suzan, coming)) is shown
    assert "meet.example" not in page(cast.ahmed, coming)
    assert "https://meet.example/cop" in page(cast.staff, coming)


def test_who_came_from_ones_own_organization(cast):
    event = coming_event(starts_on=today() - DAY, ends_on=today() - DAY)
    people = [("Suzan Aref", "woman", "")]
    log_presence(event=event, by=cast.staff, organization=cast.weo, people=people)
    log_presence(event=event, by=cast.staff, organization=cast.al_noor, women=3, men=4)
    text = words_of(page(cast.suzan, event))
    assert "Who came from your organization Women Empowerment Organization Suzan Aref Women: 1." in text
    assert "Al Noor Foundation" in text
    assert "Women: 3" not in text
    assert "Your organization is not recorded among them" in page(cast.outsider, event)


def test_files_of_the_event_stand_there_and_the_signed_sheet_is_staffs(cast, coming):
    agenda, sheet = with_file(cast, coming), with_file(cast, coming, "signed_sheet")
    text = page(cast.suzan, coming)
    assert agenda.get_absolute_url() in text
    assert sheet.get_absolute_url() not in text
    assert sheet.get_absolute_url() in page(cast.staff, coming)

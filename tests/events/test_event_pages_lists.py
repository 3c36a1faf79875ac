"""The list of events and the home page: what waits for an answer; and how many questions the pages ask."""

from __future__ import annotations

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cop_portal.dates import today
from events.actions import Presentation, add_session, answer_event, cancel_event, log_presence
from events.models import Event
from members.models import Expertise, Membership, Need, Organization, Project, ProjectText, User
from tests.cast import english_client_of
from tests.events.answering import DAY, coming_event, weo_says


@pytest.fixture
def coming(cast) -> Event:
    """A workshop in two weeks, announced, open to all members."""
    Organization.objects.update(profile_confirmed_on=today())
    return coming_event()


def words(user, url: str) -> str:
    """What ``user`` reads on a page."""
    text = english_client_of(user).get(url).content.decode().partition("demo-note")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def events(user) -> str:
    """What ``user`` reads on the list of events."""
    return words(user, reverse("events:list"))


def test_it_works(cast, coming):
    assert "You have not answered yet. Say whether you come" in events(cast.suzan)
    for answer in ("yes", "maybe", "no"):
        weo_says(cast, coming, answer)
        assert f"You said {answer}. Change the answer" in events(cast.colleague)
        assert "You have not answered yet." in events(cast.ahmed)
    assert "answered" not in events(cast.staff)
    log_event = coming_event(slug="past", starts_on=today() - DAY, ends_on=today() - DAY)
    log_presence(event=log_event, by=cast.staff, organization=cast.weo, women=1)
    assert "Your organization came." in events(cast.suzan)
    assert "Your organization came." not in events(cast.ahmed)


def test_nothing_is_asked_that_cannot_be_answered(cast, coming):
    cancel_event(event=coming, by=cast.staff, reason="Roads are closed")
    assert "Cancelled" in events(cast.suzan)
    assert "answered" not in events(cast.suzan)
    other = coming_event(slug="invited", open_to="invited")
    other.invitations.create(organization=cast.weo)
    assert "You have not answered yet." in events(cast.suzan)
    assert "answered" not in events(cast.ahmed)


def test_an_event_without_an_answer_waits_at_home(cast, coming):
    assert "1 thing waits for WEO" in words(cast.suzan, "/")
    assert "Say whether you come : Coming workshop Coming workshop" in words(cast.colleague, "/")
    weo_says(cast, coming, "no")
    assert "Say whether you come" not in words(cast.colleague, "/")
    assert "Say whether you come" in words(cast.ahmed, "/")
    cancel_event(event=coming, by=cast.staff, reason="Roads are closed")
    assert "Say whether you come" not in words(cast.ahmed, "/")


def test_one_for_invited_organizations_waits_for_these_alone(cast, coming):
    Event.objects.update(open_to="invited")
    coming.invitations.create(organization=cast.al_noor)
    assert "Say whether you come" in words(cast.ahmed, "/")
    assert "Say whether you come" not in words(cast.suzan, "/")
    Membership.objects.create(user=cast.suzan, organization=cast.al_noor, role="colleague", since=today())
    client = english_client_of(cast.suzan)
    acting = client.get("/").wsgi_request.acting_for
    home = words(cast.suzan, "/")
    said = (
        "Say whether you come"
        if acting == cast.al_noor
        else "1 thing waits for another organization of yours"
    )
    assert said in home


# -- how many questions -----------------------------------------------------------------------------------------------


def questions(user, *urls: str) -> list[int]:
    """How many questions each page asks the database, asked a second time."""
    client, counts = english_client_of(user), []
    for url in urls:
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        counts.append(len(captured))
    return counts


def make_many(cast, event: Event, first: int, last: int) -> None:
    """Organizations that know things, say yes with two people each, present themselves, and are invited."""
    for number in range(first, last):
        organization = Organization.objects.create(
            slug=f"org-{number}", name_en=f"Organization {number}", kind="national", member_since=today()
        )
        user = User.objects.create_user(f"person{number}@member.example", "x", name=f"Person {number}")
        Membership.objects.create(user=user, organization=organization, role="colleague", since=today())
        Expertise.objects.create(organization=organization, topic=cast.quotas, band="1-5")
        Need.objects.create(organization=organization, topic=cast.leadership)
        project = Project.objects.create(organization=organization, starts_on=today())
        ProjectText.objects.create(owner=project, field="title", language="en", text=f"Project {number}")
        event.invitations.create(organization=organization)
        answer = ("yes", "yes", "yes", "maybe", "no")[number % 5]
        answer_event(
            event=event,
            organization=organization,
            by=user,
            answer=answer,
            accounts=[user.pk],
            people=["Hero Ali"],
        )
        add_session(
            event=event,
            by=cast.staff,
            name_en=f"Part {number % 4}",
            topics=[cast.quotas],
            speakers=[("Hanan Saleh", "")],
            presenters=[Presentation(organization)],
        )
        coming_event(slug=f"event-{number}", name_en=f"Event {number}", governorate=cast.erbil)


def test_questions_do_not_grow(cast, coming, settings):
    """Twenty-two organizations ask no more of the pages than two."""
    Need.objects.create(organization=cast.weo, topic=cast.quotas)
    weo_says(cast, coming, accounts=[cast.suzan.pk], people=["Hero Ali"])
    urls = (coming.get_absolute_url(), reverse("events:answer", args=[coming.slug]), "/events/", "/")
    make_many(cast, coming, 0, 2)
    members, staff = questions(cast.suzan, *urls), questions(cast.staff, *urls[::2])
    make_many(cast, coming, 2, 22)
    assert questions(cast.suzan, *urls) == members
    assert questions(cast.staff, *urls[::2]) == staff
    # The pages themselves, without the panels of others.
    settings.EVENT_PANELS = []
    alone = questions(cast.suzan, urls[0], urls[1], urls[2])
    assert alone == [24, 10, 5]

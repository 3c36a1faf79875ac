"""The page on which an organization answers an event, and the three buttons of the event's page."""

from __future__ import annotations

import html
import re

import pytest
from django.urls import reverse

from cop_portal.dates import today
from events.actions import answer_event, cancel_event
from events.answered import answered
from events.models import Event, Rsvp, RsvpPerson
from members.models import Membership, Organization
from tests.cast import english_client_of
from tests.events.answering import coming_event


@pytest.fixture
def coming(cast) -> Event:
    """A workshop in two weeks, announced, open to all members."""
    return coming_event()


def url(event: Event) -> str:
    """Where it is answered."""
    return reverse("events:answer", args=[event.slug])


def send(cast, event: Event, user=None, **data):
    """Send the form as it stands now, with ``data``; the answer is yes unless told otherwise."""
    user = user or cast.suzan
    own = Membership.objects.get(user=user).organization
    sent = {"answer": "yes", "people": "", "access_needs": "", "dietary_needs": "", "acting_for": own.slug}
    sent["seen"] = answered(event, own).seen
    return english_client_of(user).post(url(event), {**sent, **data})


def text(response) -> str:
    """The page's words, without the note of the demonstration."""
    return html.unescape(response.content.decode()).partition("demo-note")[0]


def test_it_works(cast, coming):
    page = text(english_client_of(cast.suzan).get(url(coming)))
    for words in (
        "Coming workshop",
        "Does your organization come?",
        "Who comes?",
        "Suzan Aref",
        "Lana Karim",
    ):
        assert words in page
    assert "Ahmed Jassam" not in page
    response = send(
        cast,
        coming,
        accounts=[cast.suzan.pk, cast.colleague.pk],
        people="Hero Ali\r\n\r\nDilan Omar",
        access_needs="No steps",
    )
    assert response.status_code == 302
    assert response.url == coming.get_absolute_url()
    rsvp = Rsvp.objects.get()
    assert (rsvp.organization, rsvp.answer, rsvp.access_needs) == (cast.weo, "yes", "No steps")
    assert {row.name for row in rsvp.people.all()} == {"Suzan Aref", "Lana Karim", "Hero Ali", "Dilan Omar"}


def test_a_tap_answers_at_once_and_offers_to_say_who_comes(cast, coming):
    client = english_client_of(cast.colleague)
    page = text(client.get(coming.get_absolute_url()))
    assert "Next: say whether you come" in page
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    assert seen
    data = {"tap": "yes", "seen": seen[1], "acting_for": "weo"}
    page = text(client.post(url(coming), data, follow=True))
    assert Rsvp.objects.get().answered_by == cast.colleague
    assert "You said yes." in page
    assert "You have not said who comes." in page
    assert url(coming) in page


def test_a_tap_keeps_names_and_needs(cast, coming):
    """A no alone erases what was needed (test_needs_of_a_no)."""
    send(cast, coming, accounts=[cast.suzan.pk], people="Hero Ali", access_needs="No steps")
    seen = answered(coming, cast.weo).seen
    for tap in ("maybe", "yes"):
        data = {"tap": tap, "seen": seen, "acting_for": "weo"}
        assert english_client_of(cast.suzan).post(url(coming), data).status_code == 302
        seen = answered(coming, cast.weo).seen
    assert Rsvp.objects.get().access_needs == "No steps"
    assert RsvpPerson.objects.count() == 2
    page = text(english_client_of(cast.suzan).get(coming.get_absolute_url()))
    assert "Hero Ali" in page
    assert "Search has a note of what your people need." in page


def test_the_form_shows_who_comes_and_never_what_they_need(cast, coming):
    send(
        cast,
        coming,
        accounts=[cast.suzan.pk],
        people="Hero Ali",
        access_needs="No steps",
        dietary_needs="No nuts",
    )
    page = text(english_client_of(cast.colleague).get(url(coming)))
    assert "Hero Ali" in page
    assert re.search(rf'value="{cast.suzan.pk}"[^>]* checked', page)
    assert page.count("Search has a note of it.") == 2
    assert "No steps" not in page
    assert "No nuts" not in page
    send(cast, coming, people="Hero Ali", remove_access_needs="on", dietary_needs="No fish")
    rsvp = Rsvp.objects.get()
    assert (rsvp.access_needs, rsvp.dietary_needs) == ("", "No fish")
    page = text(english_client_of(cast.colleague).get(url(coming)))
    assert page.count("Search has a note of it.") == 1
    assert "Remove the note on what they need to take part" not in page


def test_somebody_who_has_left_stands_among_the_others(cast, coming):
    send(cast, coming, accounts=[cast.colleague.pk])
    Membership.objects.filter(user=cast.colleague).update(until=today())
    page = text(english_client_of(cast.suzan).get(url(coming)))
    assert ">\nLana Karim</textarea>" in page
    send(cast, coming, people="Lana Karim")
    assert RsvpPerson.objects.get().user is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"people": "Hero Ali\nsee https://example.org"}, "no address of a page"),
        ({"people": "\n".join(f"Person {number}" for number in range(31))}, "more than 30 people"),
        ({"answer": ""}, "needs an answer"),
        ({"answer": "perhaps"}, "perhaps"),
        ({"dietary_needs": "n" * 501}, "501"),
        ({"accounts": ["0"]}, "0"),
        ({"accounts": ["x"]}, "x"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(cast, coming, wrong, words):
    response = send(cast, coming, **{"people": "Hero Ali", "access_needs": "A ramp", **wrong})
    assert response.status_code == 422
    page = text(response)
    assert words in page
    assert "A ramp" in page
    assert (wrong.get("people") or "Hero Ali").replace("\r", "") in page
    assert not Rsvp.objects.exists()


@pytest.mark.parametrize(
    ("visibility", "words"),
    [
        ("listed", "Organizations that say yes see which others do"),
        ("discreet", "the other organizations that say yes see that you come"),
        ("hidden", "only Search knows; no other organization sees it"),
    ],
)
def test_it_is_said_before_who_learns_that_they_come(cast, coming, visibility, words):
    Organization.objects.filter(pk=cast.weo.pk).update(visibility=visibility)
    client = english_client_of(cast.suzan)
    for page in (text(client.get(url(coming))), text(client.get(coming.get_absolute_url()))):
        assert words in page


def test_two_colleagues_at_once_are_both_shown(cast, coming):
    seen = answered(coming, cast.weo).seen
    send(cast, coming, user=cast.colleague, answer="no", people="Dilan Omar")
    response = send(cast, coming, people="Hero Ali", seen=seen)
    assert response.status_code == 422
    page = text(response)
    assert "Lana Karim</bdi> answered “no”" in page
    assert "<bdi>Dilan Omar</bdi>" in page
    assert ">\nHero Ali</textarea>" in page
    assert Rsvp.objects.get().answer == "no"
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    assert seen
    assert send(cast, coming, people="Hero Ali", seen=seen[1]).status_code == 302
    assert Rsvp.objects.get().answer == "yes"
    assert [row.name for row in RsvpPerson.objects.all()] == ["Hero Ali"]


def test_a_tap_on_a_page_opened_earlier_asks_again(cast, coming):
    seen = answered(coming, cast.weo).seen
    send(cast, coming, user=cast.colleague, answer="no", people="Dilan Omar", access_needs="No steps")
    data = {"tap": "yes", "seen": seen, "acting_for": "weo"}
    response = english_client_of(cast.suzan).post(url(coming), data)
    assert response.status_code == 422
    page = text(response)
    assert "answered “no”" in page
    assert ">\nDilan Omar</textarea>" in page
    assert re.search(r'value="yes"[^>]* checked', page)
    assert "No steps" not in page
    assert Rsvp.objects.get().answer == "no"
    english_client_of(cast.suzan).post(url(coming), {"tap": "perhaps", "seen": seen, "acting_for": "weo"})
    assert Rsvp.objects.get().answer == "no"


def test_a_full_event_says_what_to_do(cast, coming):
    Event.objects.update(capacity=1)
    answer_event(event=coming, organization=cast.discreet_org, by=cast.discreet, answer="yes")
    data = {"tap": "yes", "seen": answered(coming, cast.weo).seen, "acting_for": "weo"}
    response = english_client_of(cast.suzan).post(url(coming), data)
    assert response.status_code == 422
    page = text(response)
    assert "No places are left." in page
    assert "Discreet Initiative" not in page
    assert not Rsvp.objects.filter(organization=cast.weo).exists()


def test_of_a_cancelled_event_nothing_is_asked(cast, coming):
    cancel_event(event=coming, by=cast.staff, reason="Roads are closed")
    for response in (
        english_client_of(cast.suzan).get(url(coming), follow=True),
        english_client_of(cast.suzan).post(url(coming), {"tap": "yes", "acting_for": "weo"}, follow=True),
    ):
        assert response.redirect_chain
        assert "This event was cancelled, so there is nothing to answer" in text(response)
    assert not Rsvp.objects.exists()
    assert 'name="tap"' not in text(english_client_of(cast.suzan).get(coming.get_absolute_url()))


def test_a_form_of_another_tab_asks_for_whom_it_is(cast, coming):
    Membership.objects.create(user=cast.suzan, organization=cast.al_noor, role="colleague", since=today())
    data = {"tap": "yes", "seen": "", "acting_for": "al-noor"}
    client = english_client_of(cast.suzan)
    client.get("/")
    acting = client.get(coming.get_absolute_url()).wsgi_request.acting_for
    other = "weo" if acting == cast.al_noor else "al-noor"
    response = client.post(url(coming), {**data, "acting_for": other})
    assert response.status_code == 409
    assert not Rsvp.objects.exists()
    assert client.post(url(coming), {**data, "acting_for": other, "act_for_now": other}).status_code == 302
    assert Rsvp.objects.get().organization.slug == other


def test_an_event_for_another_organization_of_theirs_says_so(cast, coming):
    Event.objects.update(open_to="invited")
    client = english_client_of(cast.suzan)
    Membership.objects.create(user=cast.suzan, organization=cast.al_noor, role="colleague", since=today())
    acting = client.get("/events/").wsgi_request.acting_for
    other = cast.weo if acting == cast.al_noor else cast.al_noor
    coming.invitations.create(organization=other)
    assert "for another organization of yours" in text(client.get(coming.get_absolute_url()))
    assert client.get(url(coming)).status_code == 404


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_each_language(cast, coming, client, language):
    cast.suzan.language = language
    cast.suzan.save()
    client.force_login(cast.suzan)
    for tap in ("yes", "maybe", "no"):
        seen = answered(coming, cast.weo).seen
        data = {"tap": tap, "seen": seen, "acting_for": "weo"}
        assert client.post(url(coming), data, follow=True).status_code == 200
        assert client.get(url(coming)).status_code == 200
    assert client.post(url(coming), {"seen": "", "acting_for": "weo", "answer": "yes"}).status_code == 422

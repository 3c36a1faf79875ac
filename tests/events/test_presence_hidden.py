"""Staff's pages of who came say of a hidden organization that nobody learns of it; its own people are told nothing."""

from __future__ import annotations

import pytest

from cop_portal.dates import today
from events.actions import log_presence
from events.models import Event, Presence, Rsvp
from tests.cast import english_client_of

from .answering import coming_event
from .writing_down import held_event, line_url, page, read, url

CAME = "Hidden: no other organization learns that it came."
COMES = "Hidden: no other organization learns that it comes."


@pytest.fixture
def event(cast) -> Event:
    """A hidden organization and another came."""
    event = held_event(cast)
    log_presence(event=event, by=cast.staff, organization=cast.hidden_org, women=2)
    log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    return event


@pytest.fixture
def client(cast):
    return english_client_of(cast.staff)


def test_it_works(cast, event, client):
    words = page(client, event)
    assert words.count(CAME) == 1
    assert f"Hidden Shelter {CAME}" in words


def test_the_page_of_its_line(cast, event, client):
    lines = {line.organization: line for line in Presence.objects.all()}
    assert CAME in read(client.get(line_url(lines[cast.hidden_org], "presence_line")))
    assert CAME not in read(client.get(line_url(lines[cast.weo], "presence_line")))


def test_who_said_it_would_come(cast, event, client):
    Presence.objects.all().delete()
    for organization, by in ((cast.hidden_org, cast.hidden), (cast.weo, cast.suzan)):
        Rsvp.objects.create(
            event=event,
            organization=organization,
            answer="yes",
            answered_on=today(),
            yes_since=today(),
            answered_by=by,
        )
    words = page(client, event)
    assert words.count(COMES) == 1
    assert f"Hidden Shelter {COMES}" in words


def test_the_page_of_the_event(cast, event, client):
    """For staff; its own people know what they are."""
    assert f"Hidden Shelter {CAME}" in read(client.get(event.get_absolute_url()))
    own = read(english_client_of(cast.hidden).get(event.get_absolute_url()))
    assert "Hidden Shelter" in own
    assert CAME not in own


def test_who_is_invited_and_has_not_answered(cast, client):
    event = coming_event(open_to="invited")
    for organization in (cast.hidden_org, cast.al_noor):
        event.invitations.create(organization=organization)
    words = read(client.get(event.get_absolute_url())).partition("Invited, not answered yet")[2]
    assert words.startswith(" Al Noor Foundation Hidden Shelter (hidden)")


def test_a_walk_in_is_not_hidden(cast, event, client):
    Presence.objects.all().delete()
    log_presence(event=event, by=cast.staff, walk_in_name="New group", men=4)
    assert "Hidden" not in page(client, event)
    assert client.get(url(event)).status_code == 200

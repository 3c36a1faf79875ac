"""Staff's page of who came: adding lines, saving them, one tap for those who had answered, and when nothing changes."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cop_portal.dates import today
from events.actions import announce_event, cancel_event, create_event, log_presence
from events.models import Event, Presence, Rsvp, RsvpPerson
from members.models import Acquaintance, Organization
from tests.cast import english_client_of

from .writing_down import LIVE, counts, held_event, line_url, numbers, page, read, url


@pytest.fixture
def event(cast):
    return held_event(cast)


@pytest.fixture
def client(cast):
    return english_client_of(cast.staff)


def said_yes(event, organization, by, *names: str) -> Rsvp:
    row = Rsvp.objects.create(
        event=event,
        organization=organization,
        answer="yes",
        answered_on=today(),
        yes_since=today(),
        answered_by=by,
    )
    for name in names:
        RsvpPerson.objects.create(rsvp=row, name=name, user=by if name == by.name else None)
    return row


def test_it_works(cast, event, client):
    """The page adds up all lines, and shows each with its numbers or its names."""
    log_presence(event=event, by=cast.staff, organization=cast.weo, women=3, men=2)
    people = [("Hala Nouri", "woman", ""), ("A Guest", "", "")]
    log_presence(event=event, by=cast.staff, organization=cast.hidden_org, people=people)
    log_presence(event=event, by=cast.staff, walk_in_name="New group", men=4)
    words = page(client, event)
    assert "Organizations 3 one of them a walk-in Women 4 Men 6 Not stated 1" in words
    assert "A Guest, Hala Nouri" in words
    content = client.get(url(event)).content.decode()
    assert content.count('name="women"') == 3  # the line that adds, and two lines without names


def test_an_organization_is_added_by_whatever_means_it_for_certain(cast, event, client):
    response = client.post(url(event), {"name": "weo", **counts("٣", 2)})
    line = Presence.objects.get()
    assert response.url == f"{url(event)}?added={line.public_id}"
    assert (line.organization, numbers(line)) == (cast.weo, (3, 2, 0))
    assert "Women Empowerment Organization Women: 3. Men: 2. Saved" in read(client.get(response.url))
    client.post(url(event), {"name": "ahmed@alnoor.example"})
    assert Presence.objects.filter(organization=cast.al_noor).exists()
    assert Acquaintance.objects.count() == 1


def test_between_two_it_is_asked(cast, event, client):
    Organization.objects.create(
        slug="weo-2", name_en="Workers of Erbil", acronym="WEO", kind="union", member_since=today()
    )
    asked = client.post(url(event), {"name": "WEO", **counts(2)})
    assert asked.status_code == 422
    assert not Presence.objects.exists()
    words = read(asked)
    assert "“WEO” may be one of these. Choose which one is meant." in words
    assert "Workers of Erbil" in words
    assert "None of these: a walk-in" in words
    answer = {"name": "WEO", "asked": "WEO", "meant": str(cast.weo.pk), **counts(2)}
    # An answer counts for the text that was asked about, and for no other.
    assert client.post(url(event), {**answer, "asked": "al-noor"}).status_code == 422
    client.post(url(event), answer)
    client.post(url(event), {"name": "WEO", "asked": "WEO", "meant": "nobody"})
    assert {str(line) for line in Presence.objects.all()} == {str(cast.weo), "WEO"}


def test_a_name_like_none_is_a_walk_in_and_said_to_be_one(cast, event, client):
    response = client.post(url(event), {"name": "  Mothers   of Sinjar ", **counts(4)}, headers=LIVE)
    assert Presence.objects.get().walk_in_name == "Mothers of Sinjar"
    words = read(response)
    assert "Not known as a member: written down as a walk-in." in words
    # The answer brings the empty line, the totals and the new line, not a page.
    content = response.content.decode()
    assert "<html" not in content
    assert 'hx-swap-oob="afterbegin:#lines"' in content
    assert "Organizations 1 one of them a walk-in Women 4" in words


def test_a_line_is_saved_by_itself(cast, event, client):
    line = log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    response = client.post(line_url(line, "presence_counts"), counts(5, "", "۲"))
    assert response.url == f"{url(event)}?saved={line.public_id}#line-{line.public_id}"
    assert numbers(line) == (5, 0, 2)
    assert "Saved " in read(client.get(response.url.split("#")[0]))
    live = client.post(line_url(line, "presence_counts"), counts(6), headers=LIVE)
    assert live.status_code == 200
    assert "Saved " in read(live)
    assert "Women 6" in read(live)
    assert 'id="line-' not in live.content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("-1", "A number of people cannot be less than 0."),
        ("many", "Write a whole number in figures, for example 3."),
        ("10000", "More than 9999 people cannot have come for one organization."),
        ("1.5", "Write a whole number in figures, for example 3."),
    ],
)
def test_what_is_no_number_is_said_and_kept(cast, event, client, typed, said):
    line = log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    for headers in ({}, LIVE):
        response = client.post(line_url(line, "presence_counts"), counts(typed), headers=headers)
        assert response.status_code == 422
        assert said in read(response)
    assert numbers(line) == (1, 0, 0)
    whole = client.post(line_url(line, "presence_counts"), counts(typed)).content.decode()
    assert f'value="{typed}"' in whole


def test_who_had_said_yes_is_written_down_with_one_tap(cast, event, client):
    said_yes(event, cast.al_noor, cast.ahmed, "Ahmed Jassam", "Noor Hadi")
    said_yes(event, cast.weo, cast.suzan)
    assert "2 organizations said they would come" in page(client, event)
    live = client.post(url(event, "presence_came"), {"organization": "al-noor"}, headers=LIVE)
    line = Presence.objects.get()
    assert numbers(line) == (0, 0, 2)
    named = line.people.values_list("name", "sex", "email", "user__name")
    assert list(named) == [
        ("Ahmed Jassam", "", "ahmed@alnoor.example", "Ahmed Jassam"),
        ("Noor Hadi", "", "", None),
    ]
    assert "One organization said it would come" in read(live)
    # Tapped by two: one line, and the second is told.
    again = client.post(url(event, "presence_came"), {"organization": "al-noor"}, headers=LIVE)
    assert "It is on the list already: Sara Staff, Search staff" in read(again)
    gone = client.post(url(event, "presence_came"), {"organization": "outsider"}, follow=True)
    assert "This answer was taken back meanwhile" in read(gone)
    assert Presence.objects.count() == 1


def test_an_event_still_to_come_or_cancelled_says_why_nothing_can_be_changed(cast, client):
    coming = create_event(
        by=cast.staff, kind="webinar", name_en="Coming", starts_on=today() + datetime.timedelta(days=3)
    )
    announce_event(event=coming, by=cast.staff)
    words = page(client, coming)
    assert "This event has not begun." in words
    assert "Add an organization" not in words
    assert "This event has not begun." in read(client.post(url(coming), {"name": "WEO"}))
    cancel_event(event=coming, by=cast.staff, reason="Roads are closed.")
    assert "This event was cancelled" in page(client, coming)
    assert not Presence.objects.exists()


def test_a_closed_event_is_read_and_opened_again(cast, event, client):
    line = log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    assert "needs for access" not in page(client, event)
    assert "Close the event" in page(client, event)
    closed = client.post(url(event, "presence_close"), follow=True)
    assert "The event is closed. Who came to it stands." in read(closed)
    words = page(client, event)
    assert "This event is closed. Open it again to change who came." in words
    assert "Women: 1." in words
    assert "Add an organization" not in words
    # A page that was opened before changes nothing.
    assert client.post(line_url(line, "presence_counts"), counts(9), headers=LIVE).status_code == 422
    assert client.post(line_url(line, "presence_remove")).status_code == 422
    assert numbers(line) == (1, 0, 0)
    client.post(url(event, "presence_reopen"))
    event.refresh_from_db()
    assert event.closed_on is None
    assert "Add an organization" in page(client, event)


def test_before_its_last_day_it_cannot_be_closed_yet(cast, client):
    tonight = held_event(cast, days_ago=0)
    Event.objects.filter(pk=tonight.pk).update(ends_on=today() + datetime.timedelta(days=1))
    words = page(client, tonight)
    assert "It can be closed from" in words
    assert "Add an organization" in words
    refused = client.post(url(tonight, "presence_close"), follow=True)
    assert read(refused).count("It can be closed from") == 2


def test_sixty_lines_ask_no_more_than_three(cast, event, client):
    """Lines, walk-ins that have the name of a member, people and answers: each kind in one question."""

    def fill(number: int) -> None:
        for index in range(number):
            organization = Organization.objects.create(
                slug=f"o-{event.presences.count()}-{index}",
                name_en=f"Association of District {event.presences.count()} {index}",
                kind="local",
                member_since=today(),
            )
            log_presence(event=event, by=cast.staff, organization=organization, people=[("A", "", "")])
            log_presence(event=event, by=cast.staff, walk_in_name=f"Union {event.presences.count()} {index}")
            late = Organization.objects.create(
                slug=f"w-{event.presences.count()}-{index}",
                name_en=f"Union {event.presences.count() - 1} {index}",
                kind="union",
                member_since=today(),
            )
            said_yes(event, late, cast.suzan, "B")

    fill(1)
    client.get(url(event))
    with CaptureQueriesContext(connection) as few:
        client.get(url(event))
    fill(15)
    with CaptureQueriesContext(connection) as many:
        words = page(client, event)
    assert words.count("It has the name of a member") == 16
    assert len(many) == len(few) <= 24

"""Closing an event erases what people need for good: it is asked once, and said what is not written down yet."""

from __future__ import annotations

import datetime

from cop_portal.dates import today
from events.actions import log_presence
from events.models import Event, Rsvp
from tests.cast import english_client_of

from .writing_down import held_event, page, read, url


def test_it_works(cast):
    event, client = held_event(cast), english_client_of(cast.staff)
    address = url(event, "presence_close")
    content = client.get(url(event)).content.decode()
    assert f'href="{address}"' in content
    assert f'action="{address}"' not in content
    asked = client.get(address)
    assert "erased for good" in read(asked)
    assert "Not done yet" not in read(asked)
    event.refresh_from_db()
    assert event.closed_on is None
    assert "The event is closed." in read(client.post(address, follow=True))
    # Closed already: there is nothing to ask.
    assert client.get(address).status_code == 302


def test_what_waits_is_said(cast):
    event, client = held_event(cast), english_client_of(cast.staff)
    log_presence(event=event, by=cast.staff, organization=cast.al_noor, people=[("Ahmed", "", "")])
    Rsvp.objects.create(
        event=event,
        organization=cast.weo,
        answer="yes",
        answered_on=today(),
        yes_since=today() - datetime.timedelta(days=3),
        answered_by=cast.suzan,
    )
    client.post(url(event, "paste_list"), {"text": "Mothers of Sinjar\t2\t1"})
    asked = read(client.get(url(event, "presence_close")))
    assert "Not done yet A pasted list waits" in asked
    assert "One organization said it would come and is not written down" in asked
    assert "One person: woman or man not stated" in asked


def test_a_day_too_early_leads_back(cast):
    event = held_event(cast, days_ago=0)
    Event.objects.filter(pk=event.pk).update(ends_on=today() + datetime.timedelta(days=1))
    response = english_client_of(cast.staff).get(url(event, "presence_close"))
    assert response["Location"] == url(event)


def test_an_empty_field_is_called_what_it_is_called(cast):
    event, client = held_event(cast), english_client_of(cast.staff)
    words = read(client.post(url(event), {"name": ""}))
    assert "“Name, acronym or e-mail address” needs an answer" in words
    assert "“Organization”" not in words + page(client, event)

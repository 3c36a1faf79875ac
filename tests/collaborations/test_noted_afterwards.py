"""What is noted after an event, asked a second time, and where staff find the page of introductions."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from collaborations.actions.requests import answer_introduction, ask_for_introduction, withdraw_request
from collaborations.actions.taps import take_tap_back
from collaborations.models import Collaboration, Introduction
from cop_portal.dates import today
from events.admin.apart import WHO_KNOWS
from tests.cast import Cast, english_client_of
from tests.collaborations.event_steps import (
    DAY,
    TALK_ON,
    al_noor_taps,
    goes_on,
    the_request,
    to_come,
    weo_taps,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_remembered(db):
    cache.clear()


def take_back(cast: Cast, event) -> None:
    take_tap_back(event=event, organization=cast.weo, other=cast.al_noor, by=cast.suzan)


def test_it_works(cast: Cast, django_capture_on_commit_callbacks):
    """Tapped and taken back five times: one mail, whose link leads to the request that there is."""
    event = goes_on(cast.weo, cast.al_noor)
    for mark in ("met", "talk_on") * 3:
        with django_capture_on_commit_callbacks(execute=True):
            weo_taps(cast, event, mark)
        if mark == "met" or Introduction.objects.count() < 1:
            take_back(cast, event)
    assert len(mail.outbox) == 1
    assert the_request().public_id.hex in mail.outbox[0].body.replace("-", "")


def test_after_a_day_they_are_told_again(cast: Cast, django_capture_on_commit_callbacks):
    event = goes_on(cast.weo, cast.al_noor)
    for _day in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            weo_taps(cast, event)
        take_back(cast, event)
        cache.clear()
    assert len(mail.outbox) == 2


def test_taken_back_before_the_mail_went_out(cast: Cast, django_capture_on_commit_callbacks):
    """The mail of the first finds nothing; that of the second goes out."""
    event = goes_on(cast.weo, cast.al_noor)
    with django_capture_on_commit_callbacks(execute=True):
        weo_taps(cast, event)
        take_back(cast, event)
        weo_taps(cast, event)
    assert len(mail.outbox) == 1


def test_a_request_in_words(cast: Cast, django_capture_on_commit_callbacks):
    """The same for who asks before an event; after an answer, in a new matter, they are told."""
    event = to_come(cast.weo, cast.al_noor, by=cast.staff)
    with django_capture_on_commit_callbacks(execute=True):
        for message in ("Hello", "Good day"):
            request = ask_for_introduction(
                organization=cast.weo, to=cast.al_noor, by=cast.suzan, message=message, event=event
            )
            if message == "Hello":
                withdraw_request(introduction=request, organization=cast.weo, by=cast.suzan)
    assert len(mail.outbox) == 1
    answer_introduction(introduction=the_request(), organization=cast.al_noor, by=cast.ahmed, answer="yes")
    Collaboration.objects.get().parties.update(left_on=today())
    with django_capture_on_commit_callbacks(execute=True):
        ask_for_introduction(
            organization=cast.weo, to=cast.al_noor, by=cast.suzan, message="Again", event=event
        )
    assert len(mail.outbox) == 2


def test_the_words_of_what_was_noted_afterwards(cast: Cast):
    """At the meeting they met; today it was noted."""
    event = goes_on(cast.weo, cast.al_noor, day=today() - 30 * DAY)
    weo_taps(cast, event)
    al_noor_taps(cast, event, TALK_ON)
    page = english_client_of(cast.suzan).get(event.get_absolute_url()).content.decode()
    assert "Introduced here, noted on" in page
    assert "Introduced today." not in page
    thread = english_client_of(cast.suzan).get(Collaboration.objects.get().get_absolute_url())
    text = thread.content.decode()
    assert "You were introduced on" not in text
    assert "You met at an event, noted on" in text
    assert "said yes, after the event at which they met." in text


def test_the_words_of_what_was_noted_there(cast: Cast):
    event = goes_on(cast.weo, cast.al_noor)
    weo_taps(cast, event)
    al_noor_taps(cast, event)
    assert "Introduced today." in english_client_of(cast.suzan).get(event.get_absolute_url()).content.decode()
    text = english_client_of(cast.suzan).get(Collaboration.objects.get().get_absolute_url()).content.decode()
    assert "You were introduced on" in text


def test_the_way_to_the_introductions(cast: Cast):
    """Among staff's ways on the event's page and at the end of the page of who came; not before the event."""
    event = goes_on(cast.weo, cast.al_noor)
    url = reverse("collaborations:event_introductions", args=[event.slug])
    staff = english_client_of(cast.staff)
    ways = staff.get(event.get_absolute_url()).content.decode().split('class="event-ways"')[1]
    assert f'href="{url}"' in ways.split("</ul>")[0]
    presence = reverse("events:presence", args=[event.slug])
    assert f'href="{url}"' in staff.get(presence).content.decode()
    assert url not in english_client_of(cast.suzan).get(event.get_absolute_url()).content.decode()
    coming = to_come(cast.weo, by=cast.staff)
    page = staff.get(coming.get_absolute_url()).content.decode()
    assert reverse("collaborations:event_introductions", args=[coming.slug]) not in page


def test_kept_apart_says_what_members_can_do(cast: Cast):
    """A refusal to them would show the mark."""
    assert "They can still meet and ask each other themselves" in WHO_KNOWS
    event = goes_on(cast.weo, cast.al_noor)
    url = reverse("collaborations:event_introductions", args=[event.slug])
    assert (
        "they can still meet and ask each other themselves"
        in english_client_of(cast.staff).get(url).content.decode()
    )

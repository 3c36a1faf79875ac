"""Who has left an organization hears of nothing that it does at an event, also where they belong to another one now."""

from __future__ import annotations

import pytest
from django.core import mail

from cop_portal.dates import today
from events.actions import answer_event, cancel_event
from events.emails import tell_of_change
from events.models import Event
from members.models import Membership
from tests.events.answering import coming_event, weo_says
from tests.events.pairing_world import event_of_four, published

COLLEAGUE = "colleague@weo.example"


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """Who is mailed by a call: each address as often as it is."""

    def of(call) -> list[str]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            call()
        return sorted(to for message in mail.outbox for to in message.to)

    return of


def leaves_for_the_outsiders(cast) -> None:
    """WEO's colleague belongs to the outsiders now, and does not speak for them."""
    Membership.objects.filter(user=cast.colleague).update(until=today())
    Membership.objects.create(
        user=cast.colleague, organization=cast.outsider_org, role="colleague", since=today()
    )


@pytest.fixture
def coming(cast) -> Event:
    """WEO comes: its colleague has answered so, and is named as coming."""
    event = coming_event()
    weo_says(cast, event, by=cast.colleague, accounts=[cast.colleague.pk])
    return event


def test_it_works(cast, coming, told):
    """While they belong to it they are told."""
    assert told(lambda: tell_of_change(coming.pk)) == [COLLEAGUE, "suzan@weo.example"]


def test_that_it_comes_still(cast, coming, told):
    """A mail that it was moved would say so, and of a hidden one too."""
    leaves_for_the_outsiders(cast)
    assert told(lambda: tell_of_change(coming.pk)) == ["suzan@weo.example"]
    assert COLLEAGUE not in told(lambda: cancel_event(event=coming, by=cast.staff, reason="Roads"))


def test_it_is_told_again_once_it_is_of_ones_own(cast, coming, told):
    """Of the organization that they belong to now they hear as before."""
    leaves_for_the_outsiders(cast)
    answer_event(event=coming, organization=cast.outsider_org, by=cast.colleague, answer="maybe")
    assert told(lambda: tell_of_change(coming.pk)) == [
        COLLEAGUE,
        "outsider@member.example",
        "suzan@weo.example",
    ]


def test_that_its_rounds_are_ready(cast, told):
    """The organizations of both take part; they are named by the one that they have left."""
    event = event_of_four(cast)
    weo_says(cast, event, accounts=[cast.colleague.pk])
    leaves_for_the_outsiders(cast)
    sent = told(lambda: published(cast, event))
    assert {"suzan@weo.example", "outsider@member.example"} <= set(sent)
    assert COLLEAGUE not in sent

"""No more people come to an event than there are places, and nobody learns from it how many others do."""

from __future__ import annotations

import pytest

from cop_portal.refusals import Refused
from events.actions import answer_event
from events.models import Event
from tests.events.answering import al_noor_says, coming_event, refused, weo_says


@pytest.fixture
def coming(cast) -> Event:
    """A workshop in two weeks, announced, open to all members."""
    return coming_event()


def test_it_works(cast, coming):
    Event.objects.update(capacity=3)
    al_noor_says(cast, coming, people=["A", "B"])
    error = refused("too_few_places", cast, coming, people=["C", "D"])
    assert error.field == "people"
    weo_says(cast, coming, people=["C"])
    error = refused("full", cast, coming, people=["C", "D"])
    assert not any(sign.isdigit() for sign in str(error.message))
    # Who has a place keeps it, also where there are fewer than were given.
    Event.objects.update(capacity=1)
    weo_says(cast, coming, people=["D"], access_needs="A ramp")
    weo_says(cast, coming, "no")
    assert refused("full", cast, coming).field == "answer"
    assert weo_says(cast, coming, "maybe").answer == "maybe"


def test_a_yes_without_names_takes_a_place(cast, coming):
    Event.objects.update(capacity=1)
    answer_event(event=coming, organization=cast.al_noor, by=cast.ahmed, answer="yes")
    error = refused("full", cast, coming)
    assert not any(sign.isdigit() for sign in str(error.message))
    answer_event(event=coming, organization=cast.al_noor, by=cast.ahmed, answer="maybe")
    assert weo_says(cast, coming).answer == "yes"


def test_who_is_hidden_takes_no_place_from_others(cast, coming):
    """Whoever was refused the last place would know that somebody comes whom they cannot see."""
    Event.objects.update(capacity=1)
    answer_event(event=coming, organization=cast.hidden_org, by=cast.hidden, answer="yes")
    assert weo_says(cast, coming).answer == "yes"
    answer_event(event=coming, organization=cast.hidden_org, by=cast.hidden, answer="maybe")
    with pytest.raises(Refused) as full:
        answer_event(event=coming, organization=cast.hidden_org, by=cast.hidden, answer="yes")
    assert full.value.code == "full"

"""Two answer at once, on two connections."""

from __future__ import annotations

import datetime

import pytest

from cop_portal.dates import today
from cop_portal.refusals import Refused
from events.actions import AnsweredMeanwhile, answer_event
from events.answered import answered
from events.models import Event, Rsvp, RsvpPerson
from members.models import Acquaintance
from tests.at_once import at_once
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def coming(cast: Cast) -> Event:
    """A workshop in two weeks, announced, with room for one."""
    return Event.objects.create(
        slug="coming",
        kind="workshop",
        name_en="Coming workshop",
        starts_on=today() + 14 * DAY,
        ends_on=today() + 14 * DAY,
        announced_on=today() - 9 * DAY,
        capacity=1,
    )


def test_it_works(cast: Cast, coming: Event):
    """Three organizations want the last place: one gets it, the others are told."""
    results = at_once(
        lambda: answer_event(event=coming, organization=cast.weo, by=cast.suzan, answer="yes"),
        lambda: answer_event(event=coming, organization=cast.al_noor, by=cast.ahmed, answer="yes"),
        lambda: answer_event(event=coming, organization=cast.discreet_org, by=cast.discreet, answer="yes"),
    )
    assert sorted(type(one).__name__ for one in results) == ["Refused", "Refused", "Rsvp"]
    assert all(one.code == "full" for one in results if isinstance(one, Refused))
    assert Rsvp.objects.count() == 1


def test_two_colleagues_answer_at_once(cast: Cast, coming: Event):
    """One answer stands; who was second is shown it, and nothing of the first is lost."""
    seen = answered(coming, cast.weo).seen
    results = at_once(
        lambda: answer_event(
            event=coming, organization=cast.weo, by=cast.suzan, answer="yes", people=["Hero Ali"], seen=seen
        ),
        lambda: answer_event(
            event=coming,
            organization=cast.weo,
            by=cast.colleague,
            answer="no",
            people=["Dilan Omar"],
            seen=seen,
        ),
    )
    (told,) = [one for one in results if isinstance(one, Exception)]
    assert isinstance(told, AnsweredMeanwhile)
    rsvp = Rsvp.objects.get()
    person = RsvpPerson.objects.get()
    assert (rsvp.answer, rsvp.answered_by, person.name) in [
        ("yes", cast.suzan, "Hero Ali"), ("no", cast.colleague, "Dilan Omar"),
    ]  # fmt: skip
    assert str(rsvp.answered_by) in told.said["answer"]
    assert person.name in told.said["people"]


def test_a_button_pressed_five_times_at_once(cast: Cast, coming: Event):
    """One answer, one person, one line of history."""
    seen = answered(coming, cast.weo).seen
    results = at_once(
        *[
            lambda: answer_event(
                event=coming,
                organization=cast.weo,
                by=cast.suzan,
                answer="yes",
                people=["Hero Ali"],
                seen=seen,
            )
        ]
        * 5
    )
    assert not [one for one in results if isinstance(one, Exception)]
    assert Rsvp.objects.count() == RsvpPerson.objects.count() == 1
    assert Rsvp.pgh_event_model.objects.count() == 1


def test_two_that_say_yes_at_once_are_acquainted(cast: Cast, coming: Event):
    """Neither misses the other."""
    Event.objects.update(capacity=None)
    at_once(
        lambda: answer_event(event=coming, organization=cast.weo, by=cast.suzan, answer="yes"),
        lambda: answer_event(event=coming, organization=cast.al_noor, by=cast.ahmed, answer="yes"),
        lambda: answer_event(event=coming, organization=cast.discreet_org, by=cast.discreet, answer="yes"),
    )
    assert Acquaintance.objects.count() == 3

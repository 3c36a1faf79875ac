"""Who does not come needs nothing there: with a no, what was written of it is erased, and no form brings it back."""

from __future__ import annotations

import datetime

import pytest

from cop_portal.dates import today
from events.actions.answered_meanwhile import AnsweredMeanwhile
from events.actions.events import sweep_needs
from events.answered import answered
from events.models import Event, Rsvp
from tests.cast import english_client_of

from .answering import coming_event, weo_says
from .writing_down import read, url

NEEDS = {"access_needs": "A ramp", "dietary_needs": "No nuts"}


@pytest.fixture
def coming(cast) -> Event:
    """WEO comes, and has said what its people need."""
    event = coming_event()
    weo_says(cast, event, people=["Hero Ali"], **NEEDS)
    return event


def needs() -> tuple[str, str]:
    row = Rsvp.objects.get()
    return row.access_needs, row.dietary_needs


def test_it_works(cast, coming):
    weo_says(cast, coming, "maybe")
    assert needs() == ("A ramp", "No nuts")
    weo_says(cast, coming, "no")
    assert needs() == ("", "")
    assert [one.name for one in Rsvp.objects.get().people.all()] == ["Hero Ali"]


def test_what_is_sent_with_it_is_not_kept(cast, coming):
    weo_says(cast, coming, "no", **NEEDS)
    assert needs() == ("", "")


def test_a_no_of_old_is_put_right(cast, coming):
    """Said again it is erased, and so it is by the command that sweeps, whenever the event is."""
    Rsvp.objects.update(answer="no", yes_since=None)
    weo_says(cast, coming, "no")
    assert needs() == ("", "")
    Rsvp.objects.update(**NEEDS)
    assert sweep_needs() == 1
    assert needs() == ("", "")
    weo_says(cast, coming, "yes", **NEEDS)
    assert sweep_needs() == 0


def test_a_colleague_wrote_more_meanwhile(cast, coming):
    """A no from a page that knew less of it erases it too: that is no dispute about what is noted."""
    seen = answered(coming, cast.weo).seen
    weo_says(cast, coming, by=cast.colleague, access_needs="A ramp and a lift")
    weo_says(cast, coming, "no", seen=seen, access_needs="A ramp")
    assert needs() == ("", "")


def test_a_page_of_before_does_not_bring_it_back(cast, coming):
    """Whoever still says yes is told of the no, of nothing else, and sends what they mean again."""
    seen = answered(coming, cast.weo).seen
    weo_says(cast, coming, "no", by=cast.colleague)
    with pytest.raises(AnsweredMeanwhile) as refused:
        weo_says(cast, coming, "yes", seen=seen, access_needs="Sign language")
    assert set(refused.value.said) == {"answer"}
    weo_says(cast, coming, "yes", seen=refused.value.now.seen)
    assert needs() == ("", "")


def test_on_the_page(cast, coming):
    """One tap says no, and tells what became of the note; the form then knows of none."""
    client = english_client_of(cast.suzan)
    assert "Search has a note of it" in read(client.get(url(coming, "answer")))
    sent = {"tap": "no", "seen": answered(coming, cast.weo).seen}
    words = read(client.post(url(coming, "answer"), sent, follow=True))
    assert "Answered: you do not come. What Search had noted of what you need is erased." in words
    assert needs() == ("", "")
    assert "Search has a note of it" not in read(client.get(url(coming, "answer")))
    again = read(
        client.post(url(coming, "answer"), {**sent, "seen": answered(coming, cast.weo).seen}, follow=True)
    )
    assert "If that changes, answer again." in again


def test_others_keep_theirs(cast, coming):
    day = today() - datetime.timedelta(days=1)
    Event.objects.update(starts_on=day, ends_on=day)
    assert sweep_needs() == 0
    assert needs() == ("A ramp", "No nuts")

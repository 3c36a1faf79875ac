"""What staff can take back of what they logged at an event: the page offers what the action does, and no more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from collaborations.actions.event_log import take_introduction_back
from collaborations.actions.introductions import introduce_at_event
from collaborations.actions.requests import answer_introduction
from collaborations.actions.taps import Outcome
from collaborations.models import (
    ActionPoint,
    Collaboration,
    CollaborationText,
    EventTap,
    FollowUpMeeting,
    Introduction,
    JointActivity,
    Party,
)
from cop_portal.dates import today
from cop_portal.refusals import Refused
from events.models import Event
from tests.cast import Cast, english_client_of
from tests.collaborations.event_steps import DAY, al_noor_taps, goes_on, weo_taps
from tests.collaborations.steps import asked
from tests.collaborations.suggesting import suggested

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(cast: Cast) -> Event:
    return goes_on(cast.weo, cast.al_noor)


def log(cast: Cast, event: Event) -> Introduction:
    """Staff log that WEO and Al Noor were introduced."""
    return introduce_at_event(event=event, first=cast.weo, second=cast.al_noor, by=cast.staff)


def is_offered(cast: Cast, event: Event) -> bool:
    url = reverse("collaborations:event_introductions", args=[event.slug])
    return 'name="take_back"' in english_client_of(cast.staff).get(url).content.decode()


def is_taken_back(cast: Cast, row: Introduction) -> bool:
    try:
        take_introduction_back(introduction=row, by=cast.staff)
    except Refused:
        return False
    return True


def _meets(cast: Cast, thread: Collaboration) -> None:
    FollowUpMeeting.objects.create(collaboration=thread, planned_on=today(), made_by=cast.suzan)


def _plans(cast: Cast, thread: Collaboration) -> None:
    JointActivity.objects.create(collaboration=thread, title="A", planned_on=today(), made_by=cast.suzan)


def _promises(cast: Cast, thread: Collaboration) -> None:
    party = thread.parties.first()
    ActionPoint.objects.create(
        collaboration=thread, party=party, what="A call", made_on=today(), made_by=cast.suzan
    )


def _says(cast: Cast, thread: Collaboration) -> None:
    CollaborationText.objects.create(owner=thread, field="title", text="Us", language="en")


THINGS: dict[str, Callable[[Cast, Collaboration], object]] = {
    "a meeting": _meets,
    "an activity": _plans,
    "a promise": _promises,
    "a title": _says,
    "a topic": lambda cast, thread: thread.topics.add(cast.quotas),
    "a place": lambda cast, thread: thread.governorates.add(cast.erbil),
    "a yes": lambda cast, thread: Party.objects.filter(organization=cast.weo).update(accepted_by=cast.suzan),
    "shown": lambda cast, thread: Party.objects.filter(organization=cast.weo).update(shown_to_members=True),
    "left": lambda cast, thread: Party.objects.filter(organization=cast.weo).update(left_on=today()),
}


def test_it_works(cast: Cast, event: Event):
    row = log(cast, event)
    assert is_offered(cast, event)
    assert is_taken_back(cast, row)
    assert not is_offered(cast, event)


@pytest.mark.parametrize("thing", THINGS)
def test_once_something_has_come_of_it_it_is_not_offered(cast: Cast, event: Event, thing: str):
    """Whatever it is; where the thread has another origin, which stays, the line goes all the same."""
    row = log(cast, event)
    THINGS[thing](cast, row.collaboration)
    assert not is_offered(cast, event)
    assert not is_taken_back(cast, row)
    Introduction.objects.create(
        kind="staff",
        first=cast.weo,
        second=cast.al_noor,
        happened_on=today() - DAY,
        made_by=cast.staff,
        collaboration=row.collaboration,
    )
    assert is_offered(cast, event)
    assert is_taken_back(cast, row)
    assert Introduction.objects.get().kind == "staff"


def test_what_both_have_noted_is_not_offered(cast: Cast, event: Event):
    row = log(cast, event)
    weo_taps(cast, event)
    assert is_offered(cast, event)
    al_noor_taps(cast, event)
    assert not is_offered(cast, event)
    assert not is_taken_back(cast, row)


def test_also_once_it_was_taken_back_that_one_of_them_came(cast: Cast, event: Event):
    """The line of the grid is gone, and the way back stands in the list below it."""
    log(cast, event)
    event.presences.filter(organization=cast.weo).delete()
    assert is_offered(cast, event)
    client = english_client_of(cast.staff)
    url = reverse("collaborations:event_introductions", args=[event.slug])
    answer = client.post(url, {"take_back": "weo:al-noor"}, follow=True)
    assert "Taken back." in answer.content.decode()
    assert not Introduction.objects.exists()


@pytest.mark.parametrize("value", ["weo:nobody", "weo", "", "\x00:weo"])
def test_what_was_never_there(cast: Cast, event: Event, value: str):
    url = reverse("collaborations:event_introductions", args=[event.slug])
    assert english_client_of(cast.staff).post(url, {"take_back": value}).status_code == 404


def test_who_has_asked_in_words_too_still_asks(cast: Cast, event: Event):
    """A request waits already: the note beside it makes no second one."""
    request = asked(cast)
    row = log(cast, event)
    assert weo_taps(cast, event) == Outcome.TOGETHER
    assert is_taken_back(cast, row)
    assert Introduction.objects.get() == request
    assert EventTap.objects.count() == 1


def test_who_was_answered_lately_asks_nothing(cast: Cast, event: Event):
    """Al Noor said that it is not possible now: nobody asks again before the time."""
    answer_introduction(introduction=asked(cast), organization=cast.al_noor, by=cast.ahmed, answer="not_now")
    assert weo_taps(cast, event) == Outcome.ANSWERED
    row = log(cast, event)
    assert is_taken_back(cast, row)
    assert Introduction.objects.get().answer == "not_now"


def test_what_was_noted_at_another_event_still_asks(cast: Cast, event: Event):
    """Staff's line at one event is not made of what was noted at the other, and takes nothing away with it."""
    other = goes_on(cast.weo, cast.al_noor, slug="other")
    weo_taps(cast, other)
    row = log(cast, event)
    request = Introduction.objects.get(kind="request")
    assert (request.event, request.answer) == (other, "")
    assert is_taken_back(cast, row)
    assert Introduction.objects.get() == request


def test_outside_an_event_staff_leave_it_to_who_is_asked(cast: Cast, event: Event):
    weo_taps(cast, event)
    with pytest.raises(Refused) as refusal:
        suggested(cast)
    assert refusal.value.code == "asked"
    assert Introduction.objects.get().kind == "request"

"""A meeting is denied and the denial taken back: partnerships are as before, also those that have ended."""

from __future__ import annotations

import pytest

from collaborations.actions.after_all import say_held_after_all
from collaborations.actions.not_held import say_not_held
from collaborations.actions.standing import conclude, take_up_again
from collaborations.actions.threads import accept, leave
from collaborations.models import Collaboration, FollowUpMeeting
from cop_portal.dates import today
from members.models import Partnership
from tests.cast import Cast
from tests.collaborations.meeting_steps import DAY, al_noor, met_by_three, the_third, weo
from tests.collaborations.mous import thread_of
from tests.collaborations.steps import MEETING, introduced, met, party

pytestmark = pytest.mark.django_db
ENDED, AGAIN = MEETING + 30 * DAY, MEETING + 60 * DAY


def rows() -> list:
    return sorted(
        Partnership.objects.values_list("organization_low", "organization_high", "since", "until"), key=str
    )


@pytest.fixture
def meeting(cast: Cast) -> FollowUpMeeting:
    """WEO's record with Al Noor, which says yes."""
    thread = introduced(cast)
    accept(collaboration=thread, **al_noor(cast))
    return met(cast, thread, areas=())


def end(cast: Cast, thread: Collaboration) -> None:
    """WEO concludes it."""
    conclude(collaboration=thread, text="Enough", on=ENDED, **weo(cast))


def take_up(cast: Cast, thread: Collaboration) -> None:
    """WEO takes it up again."""
    take_up_again(collaboration=thread, on=AGAIN, **weo(cast))


def denied(cast: Cast, meeting: FollowUpMeeting) -> None:
    say_not_held(meeting=meeting, reason="By mistake", **al_noor(cast))


def back(cast: Cast, meeting: FollowUpMeeting) -> None:
    say_held_after_all(meeting=meeting, **al_noor(cast))


@pytest.mark.parametrize("steps", ["", "end", "end take_up", "end take_up accept"])
def test_it_works(cast: Cast, meeting: FollowUpMeeting, steps: str):
    """While it goes on, concluded, taken up by one, and by both; as often as it is said."""
    thread = meeting.collaboration
    for step in steps.split():
        if step == "accept":
            accept(collaboration=thread, **al_noor(cast))
        else:
            {"end": end, "take_up": take_up}[step](cast, thread)
    before = rows()
    assert before
    for _time in range(2):
        denied(cast, meeting)
        assert not rows()
        back(cast, meeting)
        assert rows() == before


def test_none_that_never_was(cast: Cast):
    """Al Noor said yes only after it was taken up again: of the time before there was none."""
    thread = introduced(cast)
    meeting = met(cast, thread, areas=())
    end(cast, thread)
    take_up(cast, thread)
    accept(collaboration=thread, **al_noor(cast))
    before = rows()
    assert [row[2:] for row in before] == [(AGAIN, None)]
    denied(cast, meeting)
    back(cast, meeting)
    assert rows() == before


def test_one_that_has_left(cast: Cast):
    """Its partnerships ended that day, and come back as ended."""
    meeting = met_by_three(cast, areas=())
    accept(collaboration=meeting.collaboration, **al_noor(cast))
    leave(collaboration=meeting.collaboration, **the_third(cast))
    before = rows()
    assert [row[3] for row in before].count(today()) == 2
    denied(cast, meeting)
    back(cast, meeting)
    assert rows() == before


def test_concluded_meanwhile(cast: Cast, meeting: FollowUpMeeting):
    """They were partners until that day."""
    denied(cast, meeting)
    end(cast, meeting.collaboration)
    back(cast, meeting)
    assert [row[2:] for row in rows()] == [(MEETING, ENDED)]


def test_two_meetings(cast: Cast, meeting: FollowUpMeeting):
    """Both denied and taken back, in either order."""
    thread, later = meeting.collaboration, MEETING + DAY
    second = met(cast, thread, held_on=later, on=later, areas=())
    end(cast, thread)
    before = rows()
    for first_back, last_back in ((meeting, second), (second, meeting)):
        denied(cast, meeting)
        assert [row[2:] for row in rows()] == [(later, ENDED)]
        denied(cast, second)
        assert not rows()
        back(cast, first_back)
        assert [row[2:] for row in rows()] == [(first_back.held_on, ENDED)]
        back(cast, last_back)
        assert rows() == before


def test_another_thread_keeps_it(cast: Cast, meeting: FollowUpMeeting):
    """Partners without a break by two threads: not since the second alone, and no ended one beside it."""
    other = thread_of(cast.weo, cast.al_noor)
    other.parties.filter(organization=cast.al_noor).update(accepted_by=cast.ahmed)
    later = MEETING + 9 * DAY
    second = met(cast, other, held_on=later, on=later, areas=())
    end(cast, meeting.collaboration)
    before = rows()
    assert [row[2:] for row in before] == [(MEETING, None)]
    denied(cast, second)
    back(cast, second)
    assert rows() == before
    assert party(other, cast.al_noor)

"""The last but one leaves while the other plans something, on two connections: nothing stays planned."""

from __future__ import annotations

import pytest

from collaborations.actions.activities import plan_activity
from collaborations.actions.activity_opening import open_activity
from collaborations.actions.meetings import move_meeting, plan_meeting
from collaborations.actions.standing import conclude
from collaborations.actions.threads import leave
from collaborations.models import Collaboration, FollowUpMeeting, JointActivity
from cop_portal.dates import today
from events.models import Event
from tests.at_once import at_once, failed
from tests.cast import Cast
from tests.collaborations.activity_steps import announcement, planned, tick
from tests.collaborations.meeting_steps import DAY, al_noor, weo
from tests.collaborations.steps import introduced

pytestmark = pytest.mark.django_db(transaction=True)
SOON = today() + 7 * DAY


def nothing_is_planned() -> bool:
    """Neither a meeting nor an activity."""
    return not (
        FollowUpMeeting.objects.filter(held_on=None, called_off_on=None).exists()
        or JointActivity.objects.filter(held_on=None, cancelled_on=None).exists()
        or Event.objects.filter(kind="training", cancelled_on=None).exists()
    )


def goes(cast: Cast, thread: Collaboration):
    """Al Noor leaves."""
    return lambda: leave(collaboration=thread, **al_noor(cast))


def test_it_works(cast: Cast):
    """A meeting and an activity are planned at that moment: called off, or refused."""
    thread = introduced(cast)
    us = {"collaboration": thread, **weo(cast)}
    results = at_once(
        goes(cast, thread),
        lambda: plan_meeting(**us, planned_on=SOON),
        lambda: plan_activity(**us, kind="training", title="Course", planned_on=SOON),
    )
    assert not failed(results)
    assert nothing_is_planned(), results


def test_it_is_moved_and_opened(cast: Cast):
    """What is planned already is moved, and opened to all members, while the other leaves."""
    thread = introduced(cast)
    meeting = plan_meeting(collaboration=thread, **weo(cast), planned_on=SOON)
    training = planned(cast, thread)
    tick(cast, thread)
    results = at_once(
        goes(cast, thread),
        lambda: move_meeting(meeting=meeting, **weo(cast), seen=1, planned_on=SOON + DAY),
        lambda: open_activity(activity=training, **weo(cast), announcement=announcement()),
    )
    assert not failed(results)
    assert nothing_is_planned(), results


def test_both_leave(cast: Cast):
    """At one moment: it is called off once, and nobody waits for the other."""
    thread = introduced(cast)
    meeting = plan_meeting(collaboration=thread, **weo(cast), planned_on=SOON)
    results = at_once(goes(cast, thread), lambda: leave(collaboration=thread, **weo(cast)))
    assert not failed(results)
    assert nothing_is_planned(), results
    meeting.refresh_from_db()
    assert meeting.version == 2
    assert not thread.parties.filter(left_on=None).exists()


def test_one_concludes(cast: Cast):
    """While the other leaves: whoever is first, nothing is planned any more, or nothing was concluded."""
    thread = introduced(cast)
    plan_meeting(collaboration=thread, **weo(cast), planned_on=SOON)
    at_once(goes(cast, thread), lambda: conclude(collaboration=thread, **weo(cast), text="Enough."))
    assert nothing_is_planned()

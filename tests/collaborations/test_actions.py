"""Meetings, action points and activities: what happens, what is refused, who may, and twice is once."""

from __future__ import annotations

import datetime

import pytest

from collaborations.actions.activities import cancel_activity, plan_activity, record_activity
from collaborations.actions.meeting_notes import write_notes
from collaborations.actions.meetings import (
    call_off_meeting,
    confirm_area,
    plan_meeting,
    record_meeting,
)
from collaborations.actions.promises import drop, mark_done, promise
from collaborations.actions.threads import describe, leave, set_shown_to_members
from collaborations.models import ActionPoint, FollowUpMeeting, JointActivity
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from tests.cast import Cast
from tests.collaborations.steps import MEETING, introduced, met, party, workshop

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
NOT_A_REPRESENTATIVE = ["colleague", "outsider", "staff", "superuser", "observer"]


def code(call, **fields) -> str:
    """The code of the refusal that the call raises."""
    with pytest.raises(Refused) as refusal:
        call(**fields)
    return refusal.value.code


@pytest.fixture
def us(cast: Cast) -> dict:
    """WEO speaks in its thread with Al Noor."""
    return {"collaboration": introduced(cast), "organization": cast.weo, "by": cast.suzan}


def test_a_planned_meeting_becomes_the_held_one(cast: Cast, us: dict):
    """One meeting from plan to record; areas confirmed by who wrote them down."""
    planned = plan_meeting(**us, planned_on=MEETING, on=MEETING - DAY)
    held = met(cast, us["collaboration"])
    assert held.pk == planned.pk
    assert [area.confirmations.get().party.organization for area in held.areas.all()] == [cast.weo, cast.weo]


def test_planning(us: dict):
    """Not in the past; twice is once; another on the same day is refused."""
    tomorrow = today() + DAY
    assert plan_meeting(**us, planned_on=tomorrow) == plan_meeting(**us, planned_on=tomorrow)
    assert code(plan_meeting, **us, planned_on=tomorrow, place="Elsewhere") == "planned"
    assert code(plan_meeting, **us, planned_on=today() - DAY) == "past"


def test_recording(cast: Cast, us: dict):
    """Not in the future, not without oneself, not alone, and not twice."""
    both = {party(us["collaboration"], one): "" for one in (cast.weo, cast.al_noor)}
    assert code(record_meeting, **us, held_on=today() + DAY, attending=both) == "too_late"
    theirs = {party(us["collaboration"], cast.al_noor): ""}
    assert code(record_meeting, **us, held_on=today(), attending=theirs) == "not_there"
    ours = {party(us["collaboration"], cast.weo): ""}
    assert code(record_meeting, **us, held_on=today(), attending=ours) == "alone"
    other = introduced(cast, cast.weo, cast.outsider_org, workshop(cast.weo, cast.outsider_org, slug="other"))
    foreign = {**both, party(other, cast.outsider_org): ""}
    assert code(record_meeting, **us, held_on=today(), attending=foreign) == "not_a_party"
    assert not FollowUpMeeting.objects.exists()
    assert met(cast, us["collaboration"]) == met(cast, us["collaboration"])
    theirs = {**us, "organization": cast.al_noor, "by": cast.ahmed}
    assert code(record_meeting, **theirs, held_on=MEETING, attending=both, notes="Ours") == "recorded"


@pytest.mark.parametrize("who", NOT_A_REPRESENTATIVE)
def test_who_may_not_act(cast: Cast, us: dict, who: str):
    """Whatever a representative may, nobody else may for them."""
    meeting = met(cast, us["collaboration"])
    point = promise(**us, party=party(us["collaboration"], cast.weo), what="Send it")
    activity = plan_activity(**us, kind="training", title="Training", planned_on=today())
    user = getattr(cast, who)
    fields = {**us, "by": user}
    beneath = {"organization": cast.weo, "by": user}
    both = {party(us["collaboration"], one): "" for one in (cast.weo, cast.al_noor)}
    for call, values in (
        (plan_meeting, {**fields, "planned_on": today()}),
        (record_meeting, {**fields, "held_on": today(), "attending": both}),
        (call_off_meeting, {**beneath, "meeting": meeting, "reason": "No"}),
        (confirm_area, {**beneath, "area": meeting.areas.first()}),
        (promise, {**fields, "party": point.party, "what": "Do it"}),
        (drop, {**beneath, "action_point": point, "reason": "No"}),
        (plan_activity, {**fields, "kind": "training", "title": "Another", "planned_on": today()}),
        (record_activity, {**beneath, "activity": activity, "held_on": today(), "participants": {}}),
        (cancel_activity, {**beneath, "activity": activity, "reason": "No"}),
        (describe, {**fields, "title": "Ours"}),
        (set_shown_to_members, {**fields, "shown": True}),
        (leave, fields),
    ):
        with pytest.raises(NotAllowed):
            call(**values)


def test_what_a_colleague_may(cast: Cast, us: dict):
    """Write notes and close action points of their own organization."""
    meeting = met(cast, us["collaboration"])
    write_notes(
        meeting=meeting, organization=cast.weo, by=cast.colleague, seen=0, notes="Better notes", challenges=""
    )
    ours = promise(**us, party=party(us["collaboration"], cast.weo), what="Send it")
    theirs = promise(**us, party=party(us["collaboration"], cast.al_noor), what="Read it")
    mark_done(action_point=ours, organization=cast.weo, by=cast.colleague)
    assert ActionPoint.objects.get(pk=ours.pk).done_by == cast.colleague
    with pytest.raises(NotAllowed):
        mark_done(action_point=theirs, organization=cast.weo, by=cast.colleague)
    for user in (cast.staff, cast.outsider):
        with pytest.raises(NotAllowed):
            write_notes(
                meeting=meeting, organization=cast.weo, by=user, seen=1, notes="Not mine", challenges=""
            )


def test_who_confirms_an_area(cast: Cast, us: dict):
    """Those who were there, once, not before the meeting."""
    area = met(cast, us["collaboration"]).areas.first()
    theirs = {"area": area, "organization": cast.al_noor, "by": cast.ahmed}
    assert code(confirm_area, **theirs, on=MEETING - DAY) == "too_early"
    assert confirm_area(**theirs) == confirm_area(**theirs)
    assert area.confirmations.count() == 2


def test_promises(cast: Cast, us: dict):
    """Kept or dropped with a reason, not both; twice is once; not due in the past; not after today done."""
    owed = party(us["collaboration"], cast.al_noor)
    fields = {**us, "party": owed, "what": "Send the form", "due_on": today() + DAY}
    point = promise(**fields)
    assert promise(**fields) == point
    assert code(promise, **{**fields, "due_on": today() - DAY}) == "past"
    theirs = {"action_point": point, "organization": cast.al_noor, "by": cast.ahmed}
    assert code(drop, **theirs, reason=" ") == "required"
    assert code(mark_done, **theirs, on=today() + DAY) == "too_late"
    assert mark_done(**theirs, evidence="Sent") == mark_done(**theirs)
    assert code(drop, **theirs, reason="Too late") == "done"
    another = promise(**{**fields, "what": "Another thing"})
    # Whoever wrote it down can take it back.
    drop(action_point=another, organization=cast.weo, by=cast.suzan, reason="Written by mistake")
    assert code(mark_done, **{**theirs, "action_point": another}) == "dropped"


def test_activities(cast: Cast, us: dict):
    """Planned, then held or cancelled; twice is once."""
    fields = {**us, "kind": "training", "title": "Training", "planned_on": today()}
    activity = plan_activity(**fields)
    assert plan_activity(**fields) == activity
    counts = {party(us["collaboration"], cast.weo): (5, 2, 0)}
    record = {"activity": activity, "organization": cast.weo, "by": cast.suzan, "participants": counts}
    assert code(record_activity, **record, held_on=today() + DAY) == "too_late"
    assert record_activity(**record, held_on=today()) == record_activity(**record, held_on=today())
    assert activity.participants.get().women == 5
    cancel = {"activity": activity, "organization": cast.weo, "by": cast.suzan, "reason": "No hall"}
    assert code(cancel_activity, **cancel) == "held"
    other = plan_activity(**{**fields, "title": "Other"})
    assert cancel_activity(**{**cancel, "activity": other}).cancelled_on == today()
    assert code(record_activity, **{**record, "activity": other}, held_on=today()) == "cancelled"
    assert JointActivity.objects.count() == 2


def test_alone_nothing_is_planned(cast: Cast, us: dict):
    """After the other has left."""
    leave(collaboration=us["collaboration"], organization=cast.al_noor, by=cast.ahmed, note="Thank you")
    assert code(plan_meeting, **us, planned_on=today()) == "alone"
    assert code(plan_activity, **us, kind="training", title="Training", planned_on=today()) == "alone"


def test_a_second_click_on_leave(cast: Cast, us: dict):
    """Is one leaving."""
    assert leave(**us, note="Bye") == leave(**us, note="Bye")

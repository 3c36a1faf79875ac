"""A thread is paused, concluded and taken up again: what each does, what it refuses, and what stays possible."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail

from collaborations.actions.activities import cancel_activity, plan_activity, record_activity
from collaborations.actions.meetings import call_off_meeting, confirm_area, plan_meeting, record_meeting
from collaborations.actions.promises import mark_done, promise
from collaborations.actions.standing import conclude, pause, take_up_again
from collaborations.actions.threads import leave
from collaborations.models import Collaboration, JointActivity, Rest
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from members.models import User
from tests.cast import Cast
from tests.collaborations.mous import confirm, entered
from tests.collaborations.resting import DAY, REASON, concluded, paused, taken_up
from tests.collaborations.steps import MEETING, introduced, met, party
from tests.mails import said

pytestmark = pytest.mark.django_db


def code_of(action, **values) -> str:
    """The code with which ``action`` refuses."""
    with pytest.raises(Refused) as refusal:
        action(**values)
    return refusal.value.code


def weo(cast: Cast, collaboration: Collaboration) -> dict:
    """WEO acts, by Suzan."""
    return {"collaboration": collaboration, "organization": cast.weo, "by": cast.suzan}


def standing(on: datetime.date | None = None) -> str:
    """What the only thread is called on a day."""
    return Collaboration.objects.with_stage(on).get().standing


def test_it_works(cast: Cast):
    """Paused, taken up, concluded with lessons, and taken up again: each stands from its day until it ends."""
    collaboration = introduced(cast)
    met(cast, collaboration)
    first = MEETING + 10 * DAY
    paused(cast, collaboration, on=first)
    taken_up(cast, collaboration, on=first + 5 * DAY)
    concluded(cast, collaboration, on=first + 8 * DAY)
    taken_up(cast, collaboration, on=first + 9 * DAY)
    names = [standing(first + number * DAY) for number in range(-1, 10)]
    assert names == ["talking", *["paused"] * 5, *["talking"] * 3, "concluded", "talking"]
    assert Collaboration.objects.with_stage(first).get().stage == "talking"


def test_concluding_ends_a_pause(cast: Cast):
    """On the same day, and one stands at a time."""
    collaboration = introduced(cast)
    paused(cast, collaboration, on=today() - DAY)
    concluded(cast, collaboration)
    rests = list(Rest.objects.values_list("kind", "until"))
    assert rests == [("paused", today()), ("concluded", None)]
    assert standing(today() - DAY) == "paused"
    assert standing() == "concluded"


def test_twice_is_once(cast: Cast):
    """The same words of the same party are one row; other words are told that it rests already."""
    collaboration = introduced(cast)
    assert paused(cast, collaboration) == paused(cast, collaboration)
    other = {"collaboration": collaboration, "organization": cast.al_noor, "by": cast.ahmed}
    assert code_of(pause, **other, text=REASON) == "paused"
    assert concluded(cast, collaboration) == concluded(cast, collaboration)
    assert code_of(conclude, **other, text="We learned a lot.") == "concluded"
    assert code_of(pause, **other, text=REASON) == "concluded"
    taken_up(cast, collaboration)
    assert taken_up(cast, collaboration) is None
    assert Rest.objects.count() == 2


def test_words_are_needed(cast: Cast):
    """Why, and what was learned."""
    collaboration = introduced(cast)
    for action in (pause, conclude):
        with pytest.raises(Refused) as refusal:
            action(**weo(cast, collaboration), text="  ")
        assert (refusal.value.code, refusal.value.field) == ("required", "text")


def test_days_that_cannot_be(cast: Cast):
    """To come, before the thread, within an earlier rest, and before what was recorded or is planned."""
    collaboration = introduced(cast)
    values = {**weo(cast, collaboration), "text": REASON}
    for action in (pause, conclude):
        assert code_of(action, **values, on=today() + DAY) == "too_late"
        assert code_of(action, **values, on=collaboration.opened_on - DAY) == "too_early"
    meeting = met(cast, collaboration)
    assert code_of(conclude, **values, on=meeting.held_on - DAY) == "too_early"
    paused(cast, collaboration, on=MEETING + 5 * DAY)
    assert code_of(take_up_again, **weo(cast, collaboration), on=MEETING) == "too_early"
    assert code_of(conclude, **values, on=MEETING + 4 * DAY) == "too_early"
    taken_up(cast, collaboration, on=MEETING + 9 * DAY)
    assert code_of(pause, **values, on=MEETING + 7 * DAY) == "too_early"


def test_what_lies_ahead_is_called_off_first(cast: Cast):
    """Its calendar entries go with a mail, so concluding does not do it silently."""
    collaboration = introduced(cast)
    planned = plan_meeting(**weo(cast, collaboration), planned_on=today() + DAY)
    assert code_of(conclude, **weo(cast, collaboration), text=REASON) == "planned"
    call_off_meeting(meeting=planned, organization=cast.weo, by=cast.suzan, reason="Done")
    course = plan_activity(
        **weo(cast, collaboration), kind="training", title="Course", planned_on=today() - DAY
    )
    JointActivity.objects.update(planned_until=today() + DAY)
    assert code_of(conclude, **weo(cast, collaboration), text=REASON) == "planned"
    cancel_activity(activity=course, organization=cast.weo, by=cast.suzan, reason="Done")
    concluded(cast, collaboration)


def test_what_is_concluded_takes_nothing_new(cast: Cast):
    """Neither meetings to come nor action points, activities or memoranda; in kind words."""
    collaboration = introduced(cast)
    mou = entered(cast, collaboration)
    concluded(cast, collaboration)
    us = weo(cast, collaboration)
    ahead = today() + DAY
    own = party(collaboration, cast.weo)
    assert code_of(plan_meeting, **us, planned_on=ahead) == "concluded"
    assert code_of(promise, **us, party=own, what="Send the form") == "concluded"
    assert code_of(plan_activity, **us, kind="training", title="Course", planned_on=ahead) == "concluded"
    with pytest.raises(Refused, match="Take it up again first") as refusal:
        confirm(cast, mou)
    assert refusal.value.code == "concluded"
    with pytest.raises(Refused, match="Take it up again first"):
        entered(cast, collaboration, title="Another memorandum")
    taken_up(cast, collaboration)
    plan_meeting(**us, planned_on=ahead)


def test_what_happened_before_can_be_written_down(cast: Cast):
    """Of a concluded thread: a meeting and an activity until its day, a confirmation, a promise that was kept."""
    collaboration = introduced(cast)
    meeting = met(cast, collaboration)
    us = weo(cast, collaboration)
    point = promise(**us, party=party(collaboration, cast.weo), what="Send the form", on=MEETING)
    since = MEETING + 10 * DAY
    concluded(cast, collaboration, on=since)
    there = {party(collaboration, cast.weo): "", party(collaboration, cast.al_noor): ""}
    record_meeting(**us, held_on=since, attending=there)
    assert code_of(record_meeting, **us, held_on=since + DAY, attending=there) == "concluded"
    activity = plan_activity(**us, kind="training", title="Course", planned_on=since)
    held = {"activity": activity, "organization": cast.weo, "by": cast.suzan, "participants": {}}
    assert code_of(record_activity, **held, held_on=since + DAY, result="Done") == "concluded"
    record_activity(**held, held_on=since, result="Done")
    confirm_area(area=meeting.areas.first(), organization=cast.al_noor, by=cast.ahmed)
    mark_done(action_point=point, organization=cast.weo, by=cast.suzan)


def test_a_pause_refuses_nothing(cast: Cast):
    """Whoever wants to plan for the time after it can."""
    collaboration = introduced(cast)
    paused(cast, collaboration)
    us = weo(cast, collaboration)
    plan_meeting(**us, planned_on=today() + DAY)
    promise(**us, party=party(collaboration, cast.al_noor), what="Send the form")
    met(cast, collaboration)


def test_only_who_speaks_for_a_party(cast: Cast):
    """Not a colleague, not staff, not somebody else, and not a party that has left."""
    collaboration = introduced(cast)
    for organization, by in (
        (cast.weo, cast.colleague),
        (cast.weo, cast.staff),
        (cast.weo, cast.ahmed),
        (cast.outsider_org, cast.outsider),
    ):
        values = {"collaboration": collaboration, "organization": organization, "by": by}
        for action in (pause, conclude):
            with pytest.raises(NotAllowed):
                action(**values, text=REASON)
        with pytest.raises(NotAllowed):
            take_up_again(**values)
    leave(collaboration=collaboration, organization=cast.al_noor, by=cast.ahmed)
    with pytest.raises(NotAllowed):
        pause(collaboration=collaboration, organization=cast.al_noor, by=cast.ahmed, text=REASON)
    assert code_of(pause, **weo(cast, collaboration), text=REASON) == "alone"
    assert code_of(conclude, **weo(cast, collaboration), text=REASON) == "alone"


def test_resting_is_no_yes_and_going_on_is(cast: Cast):
    """Who pauses a thread that staff opened has not said that it is in; who takes it up again has."""
    collaboration = introduced(cast)
    paused(cast, collaboration)
    assert party(collaboration, cast.weo).accepted_by is None
    taken_up(cast, collaboration)
    assert party(collaboration, cast.weo).accepted_by == cast.suzan


def test_what_was_not_seen_is_not_undone(cast: Cast):
    """A page that was opened while it was paused does not end the conclusion that came since."""
    collaboration = introduced(cast)
    paused(cast, collaboration)
    concluded(cast, collaboration, cast.al_noor, cast.ahmed)
    assert code_of(take_up_again, **weo(cast, collaboration), seen="paused") == "changed"
    assert take_up_again(**weo(cast, collaboration), seen="concluded") is not None
    paused(cast, collaboration)
    assert code_of(take_up_again, **weo(cast, collaboration), seen="concluded") == "changed"


def test_the_others_get_a_mail(cast: Cast, django_capture_on_commit_callbacks):
    """Once for each, and it names nothing."""
    User.objects.update(language="en")
    collaboration = introduced(cast)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        paused(cast, collaboration)
        paused(cast, collaboration)
        taken_up(cast, collaboration)
        concluded(cast, collaboration)
    assert {message.to[0] for message in mail.outbox} == {cast.ahmed.email}
    assert len(mail.outbox) == 3
    for message, word in zip(mail.outbox, ("was paused", "taken up again", "was concluded"), strict=True):
        assert word in message.body
        assert str(collaboration.public_id) in message.body
        for name in ("WEO", "Women", REASON):
            assert name not in said(message)

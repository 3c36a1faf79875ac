"""A meeting that is planned is held before its day: the plan is called off, and back where there was no meeting."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from collaborations.actions.meetings import plan_meeting, record_meeting
from collaborations.actions.not_held import say_not_held
from collaborations.follow_up.silence import with_silence
from collaborations.models import Collaboration, FollowUpMeeting
from cop_portal.dates import today
from cop_portal.translations import own_words
from tests.cast import Cast, client_of
from tests.collaborations.correcting import refusal
from tests.collaborations.meeting_steps import DAY, al_noor, weo
from tests.collaborations.reading import text_of
from tests.collaborations.resting import concluded
from tests.collaborations.steps import introduced

pytestmark = pytest.mark.django_db
SOON = today() + 14 * DAY
YESTERDAY = today() - DAY
WORDS = "It was held on another day."


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    return introduced(cast)


@pytest.fixture
def plan(cast: Cast, thread: Collaboration) -> FollowUpMeeting:
    """Al Noor's, at half past ten."""
    return plan_meeting(
        collaboration=thread,
        planned_on=SOON,
        starts_at=datetime.time(10, 30),
        place="Erbil",
        **al_noor(cast),
    )


def record(cast: Cast, plan: FollowUpMeeting, **fields) -> FollowUpMeeting:
    """WEO says that it was held yesterday."""
    there = dict.fromkeys(plan.collaboration.parties.all(), "")
    values = {"held_on": YESTERDAY, "attending": there, "meeting": plan, **weo(cast)}
    return record_meeting(collaboration=plan.collaboration, **{**values, **fields})


def test_it_works(cast: Cast, thread: Collaboration, plan: FollowUpMeeting, monkeypatch):
    """The record is another row; the calendar is told, and each reads why in their own language."""
    meeting = record(cast, plan)
    assert record(cast, plan) == meeting  # a double click
    assert (meeting.held_on, meeting.starts_at, meeting.place) == (YESTERDAY, None, "Erbil")
    plan.refresh_from_db()
    assert (plan.held_on, plan.called_off_on, plan.called_off_reason) == (None, today(), WORDS)
    assert plan.version == 2
    url = reverse("collaborations:meeting_calendar", args=[plan.public_id])
    assert b"STATUS:CANCELLED" in client_of(cast.ahmed).get(url).content
    page = text_of(cast.suzan, plan.get_absolute_url())
    assert WORDS in page
    assert url in page
    assert WORDS in text_of(cast.suzan, thread.get_absolute_url())
    monkeypatch.setattr(own_words, "gettext", lambda text: f"translated: {text}")
    assert own_words.in_readers_language(WORDS) == f"translated: {WORDS}"


def test_it_happened_on_its_own_day(cast: Cast, thread: Collaboration, plan: FollowUpMeeting):
    """That the plan is off today is nothing that happened in the thread today."""
    record(cast, plan)
    row = with_silence(Collaboration.objects.with_stage(), cold_after=45).get()
    assert row.last_fact_on == YESTERDAY
    response = client_of(cast.suzan).get(thread.get_absolute_url())
    assert response.context["thread"].last_fact.date == YESTERDAY


def test_there_was_no_meeting(cast: Cast, thread: Collaboration, plan: FollowUpMeeting):
    """The plan is planned again as it was, and calendars are told."""
    meeting = record(cast, plan)
    say_not_held(meeting=meeting, reason="We have not met yet", **al_noor(cast))
    plan.refresh_from_db()
    assert (plan.held_on, plan.called_off_on, plan.called_off_reason) == (None, None, "")
    assert (plan.planned_on, plan.starts_at, plan.version) == (SOON, datetime.time(10, 30), 3)
    url = reverse("collaborations:meeting_calendar", args=[plan.public_id])
    assert b"CANCELLED" not in client_of(cast.ahmed).get(url).content
    page = text_of(cast.suzan, meeting.get_absolute_url())
    assert plan.get_absolute_url() in page
    assert "It stays planned" in page


@pytest.mark.parametrize("why", ["its day has passed", "another is planned", "concluded", "called off"])
def test_it_stays_off(cast: Cast, thread: Collaboration, plan: FollowUpMeeting, why: str):
    """Where there is nothing to come back to; and one that a person called off has its own reason."""
    meeting = record(cast, plan)
    ours = FollowUpMeeting.objects.filter(pk=plan.pk)
    if why == "its day has passed":
        FollowUpMeeting.objects.update(planned_on=today() - 2 * DAY)
        meeting.refresh_from_db()
    elif why == "another is planned":
        plan_meeting(collaboration=thread, planned_on=SOON, **weo(cast))
    elif why == "concluded":
        concluded(cast, thread)
    else:
        ours.update(called_off_reason="Roads")
    say_not_held(meeting=meeting, reason="No", **al_noor(cast))
    assert ours.get().called_off_on == today()
    waiting = thread.meetings.filter(planned_on=SOON, held_on=None, called_off_on=None)
    assert waiting.count() == (1 if why == "another is planned" else 0)


def test_on_its_day(cast: Cast, thread: Collaboration, plan: FollowUpMeeting):
    """Recorded from its day on, it is the plan itself that was held."""
    FollowUpMeeting.objects.filter(pk=plan.pk).update(planned_on=today())
    assert record(cast, plan, held_on=today()) == plan
    assert thread.meetings.count() == 1


def test_one_day_is_recorded_once(cast: Cast, thread: Collaboration, plan: FollowUpMeeting):
    """Al Noor recorded it as another; WEO, whose form names the plan, is led there, and the plan stands."""
    first = record(cast, plan, meeting=None, is_another=True, notes="Ours", **al_noor(cast))
    assert refusal(record, cast=cast, plan=plan, notes="Theirs") == "recorded"
    assert thread.meetings.get(held_on=YESTERDAY) == first
    plan.refresh_from_db()
    assert plan.called_off_on is None


def test_nor_by_the_plan_of_a_day_that_has_come(cast: Cast, thread: Collaboration, plan: FollowUpMeeting):
    """The same where the plan is filled."""
    FollowUpMeeting.objects.filter(pk=plan.pk).update(planned_on=today() - 3 * DAY)
    record(cast, plan, meeting=None, is_another=True, **al_noor(cast))
    assert refusal(record, cast=cast, plan=plan, notes="Theirs") == "recorded"
    assert thread.meetings.filter(held_on=YESTERDAY).count() == 1

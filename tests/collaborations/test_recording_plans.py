"""A meeting is recorded while others are planned: the plan of another day stays, unless it was this one."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from collaborations.actions.meetings import call_off_meeting, plan_meeting, set_rhythm
from collaborations.models import Collaboration, FollowUpMeeting
from cop_portal.dates import today
from tests.cast import Cast, english_client_of
from tests.collaborations.meeting_steps import DAY, day, recorded, weo
from tests.collaborations.steps import introduced

pytestmark = pytest.mark.django_db
SOON = today() + 14 * DAY
YESTERDAY = today() - DAY


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    return introduced(cast)


def planned(cast: Cast, thread: Collaboration, on: datetime.date = SOON) -> FollowUpMeeting:
    """A meeting on that day at half past ten; the day may have come."""
    row = plan_meeting(
        collaboration=thread, planned_on=SOON + 30 * DAY, starts_at=datetime.time(10, 30), **weo(cast)
    )
    FollowUpMeeting.objects.filter(pk=row.pk).update(planned_on=on)
    return FollowUpMeeting.objects.get(pk=row.pk)


def record(cast: Cast, row: Collaboration | FollowUpMeeting, on: datetime.date = YESTERDAY, **typed):
    """Suzan sends the form of the thread, or of the planned meeting."""
    name = "meeting_record" if isinstance(row, Collaboration) else "meeting_held"
    url = reverse(f"collaborations:{name}", args=[row.public_id])
    collaboration = row if isinstance(row, Collaboration) else row.collaboration
    data = recorded(collaboration, **day("held_on", on), acting_for="weo", **typed)
    return english_client_of(cast.suzan).post(url, data)


def form_of(cast: Cast, row: Collaboration | FollowUpMeeting):
    name = "meeting_record" if isinstance(row, Collaboration) else "meeting_held"
    return english_client_of(cast.suzan).get(reverse(f"collaborations:{name}", args=[row.public_id]))


def test_it_works(cast: Cast, thread: Collaboration):
    """Recorded before the day of what is planned: another one, as the form says from the start; the plan stands."""
    plan = planned(cast, thread)
    page = form_of(cast, thread)
    assert "Which meeting was it?" in page.content.decode()
    assert page.context["form"]["plan"].value() == "another"
    assert record(cast, thread, plan="another").status_code == 302
    plan.refresh_from_db()
    assert (plan.held_on, plan.called_off_on) == (None, None)
    assert thread.meetings.exclude(pk=plan.pk).get().held_on == YESTERDAY


def test_from_the_page_of_a_plan_before_its_day(cast: Cast, thread: Collaboration):
    """It is asked there, too: nothing swallows a plan by itself."""
    plan = planned(cast, thread)
    assert "Which meeting was it?" in form_of(cast, plan).content.decode()
    response = record(cast, plan)
    assert response.status_code == 422
    assert "Say whether it was a meeting that is planned" in response.content.decode()
    assert record(cast, plan, plan="another").status_code == 302
    plan.refresh_from_db()
    assert plan.held_on is None


def test_it_was_the_planned_one_on_another_day(cast: Cast, thread: Collaboration):
    """Of a day that has come, who says so fills the plan; the hour of another day is none of it."""
    plan = planned(cast, thread, today() - 3 * DAY)
    assert record(cast, thread, plan=str(plan.public_id)).status_code == 302
    plan.refresh_from_db()
    assert (plan.held_on, plan.starts_at) == (YESTERDAY, None)
    assert thread.meetings.count() == 1


def test_it_was_the_planned_one_before_its_day(cast: Cast, thread: Collaboration):
    """Recorded on its own, and the plan is called off; a second click is none."""
    plan = planned(cast, thread)
    for _click in range(2):
        record(cast, thread, plan=str(plan.public_id))
    plan.refresh_from_db()
    assert (plan.held_on, plan.called_off_on) == (None, today())
    assert thread.meetings.get(held_on=YESTERDAY) != plan


def test_another_one_on_the_day_of_a_plan(cast: Cast, thread: Collaboration):
    """What is planned stays planned, also where it is planned for that very day."""
    plan = planned(cast, thread, YESTERDAY)
    assert record(cast, thread, plan="another").status_code == 302
    plan.refresh_from_db()
    assert (plan.held_on, plan.called_off_on) == (None, None)
    assert thread.meetings.get(held_on=YESTERDAY) != plan


def test_on_its_own_day(cast: Cast, thread: Collaboration):
    """Nothing is asked on the page of a plan whose day has come, and its hour stays."""
    plan = planned(cast, thread, YESTERDAY)
    page = form_of(cast, plan)
    assert "Which meeting was it?" not in page.content.decode()
    assert record(cast, plan).status_code == 302
    plan.refresh_from_db()
    assert (plan.held_on, plan.starts_at) == (YESTERDAY, datetime.time(10, 30))


def test_one_waits_to_be_recorded(cast: Cast, thread: Collaboration):
    """Then nothing is chosen beforehand: it may be this one or another."""
    planned(cast, thread, today() - 3 * DAY)
    assert form_of(cast, thread).context["form"]["plan"].value() is None
    assert record(cast, thread).status_code == 422


def test_nothing_is_planned(cast: Cast, thread: Collaboration):
    """Nothing is asked."""
    assert "Which meeting was it?" not in form_of(cast, thread).content.decode()
    assert record(cast, thread).status_code == 302


def test_called_off_meanwhile(cast: Cast, thread: Collaboration):
    """The form says so and keeps the rest."""
    plan, _other = planned(cast, thread), planned(cast, thread, SOON + DAY)
    call_off_meeting(meeting=plan, reason="Roads", **weo(cast))
    response = record(cast, thread, plan=str(plan.public_id), notes="We agreed.")
    assert response.status_code == 422
    assert "planned no longer" in response.content.decode()
    assert "We agreed." in response.content.decode()
    assert record(cast, plan).status_code == 422


def test_a_regular_meeting(cast: Cast, thread: Collaboration):
    """With a plan ahead no further one is proposed in the form of an earlier meeting."""
    set_rhythm(collaboration=thread, rhythm="monthly", **weo(cast))
    plan = planned(cast, thread)
    assert "next_on" not in form_of(cast, plan).context["form"].initial

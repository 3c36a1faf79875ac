"""A thread in which nothing has happened for long says so on its page, and that its parties meet again."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from collaborations.actions.meetings import confirm_area, plan_meeting
from collaborations.actions.nudging import set_cold_after
from collaborations.models import Collaboration
from cop_portal.dates import today
from tests.cast import Cast, english_client_of
from tests.collaborations.reading import DAY, LIST
from tests.collaborations.resting import paused
from tests.collaborations.steps import MEETING, introduced, met

pytestmark = pytest.mark.django_db

SINCE = "Nothing has been written here since 6 May 2021."


def agreed(cast: Cast, on: datetime.date = MEETING) -> Collaboration:
    """The two have met and agreed, and nothing has happened since."""
    collaboration = introduced(cast)
    for area in met(cast, collaboration, held_on=on, on=on).areas.all():
        confirm_area(area=area, organization=cast.al_noor, by=cast.ahmed, on=on)
    return collaboration


def page(user, collaboration: Collaboration) -> str:
    """The thread's page in English."""
    return english_client_of(user).get(collaboration.get_absolute_url()).content.decode()


def test_it_works(cast: Cast):
    """A meeting first, the memorandum as the second way; staff read the same."""
    collaboration = agreed(cast)
    text = page(cast.suzan, collaboration)
    assert SINCE in text
    plan = reverse("collaborations:meeting_plan", args=[collaboration.public_id])
    enter = reverse("collaborations:mou_begin", args=[collaboration.public_id])
    assert f'<a class="button button-full button-primary" href="{plan}">Propose a meeting</a>' in text
    assert f'<a class="button button-full button-second" href="{enter}">Draft a memorandum</a>' in text
    assert SINCE in page(cast.colleague, collaboration)
    to_staff = page(cast.staff, collaboration)
    assert SINCE in to_staff
    assert plan not in to_staff
    assert enter not in to_staff
    assert "Next: propose a meeting" in english_client_of(cast.suzan).get(LIST).content.decode()


def test_a_colleague_gets_neither_button(cast: Cast):
    """Who speaks for nobody reads that a representative can do it."""
    text = page(cast.colleague, agreed(cast))
    assert "button button-full" not in text
    assert "A representative of your organization can do this." in text


def test_while_something_happens(cast: Cast):
    """What the stage asks for is the first button; and staff decide when a thread is cold."""
    collaboration = agreed(cast, on=today() - 20 * DAY)
    text = page(cast.suzan, collaboration)
    assert "Nothing has been written here" not in text
    assert "Next: put it in writing" in text
    set_cold_after(by=cast.staff, days=15)
    assert "Nothing has been written here" in page(cast.suzan, collaboration)


def test_what_lies_ahead_or_rests_is_not_cold(cast: Cast):
    """A planned meeting is the next step, and a pause was meant."""
    collaboration = agreed(cast)
    us = {"collaboration": collaboration, "organization": cast.weo, "by": cast.suzan}
    plan_meeting(**us, planned_on=today() + DAY)
    assert "Nothing has been written here" not in page(cast.suzan, collaboration)
    collaboration.meetings.filter(held_on=None).update(called_off_on=MEETING, called_off_reason="Ill")
    assert SINCE in page(cast.suzan, collaboration)
    paused(cast, collaboration)
    assert "Nothing has been written here" not in page(cast.suzan, collaboration)


def test_who_have_only_been_introduced(cast: Cast):
    """Their step says since when nothing was recorded, once."""
    text = page(cast.suzan, introduced(cast))
    assert "have not recorded a meeting since" in text
    assert "Nothing has been written here" not in text

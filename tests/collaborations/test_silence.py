"""When something happened last: in SQL as in the thread at hand, on many made-up threads; and when a thread is cold."""

from __future__ import annotations

import datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collaborations.actions.activities import plan_activity
from collaborations.actions.meetings import plan_meeting
from collaborations.follow_up.silence import cold_after_days, is_cold, silent_since, with_silence
from collaborations.models import (
    ActionPoint,
    AreaConfirmation,
    Collaboration,
    ComplementaryArea,
    FollowUpMeeting,
    FollowUpSettings,
    Introduction,
    JointActivity,
    MemorandumOfUnderstanding,
    MouVersion,
    Party,
    Rest,
)
from collaborations.thread.facts import Thread, threads, with_facts
from collaborations.thread.reader import reader_of
from cop_portal.dates import today
from tests.cast import Cast
from tests.collaborations.steps import WORKSHOP, introduced, workshop

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
# Days around today: what lies ahead has not happened.
NUMBERS = st.integers(min_value=-60, max_value=20)
MAYBE = st.none() | NUMBERS


def day(number: int | None) -> datetime.date | None:
    """The day so many days from today."""
    return None if number is None else today() + number * DAY


def read(collaboration: Collaboration, cast: Cast) -> Thread:
    """The thread as staff read it."""
    return threads(
        with_facts(Collaboration.objects.filter(pk=collaboration.pk)), reader_of(cast.staff, None)
    )[0]


def in_sql(collaboration: Collaboration, cold_after: int = 45) -> Collaboration:
    """The thread as the board reads it."""
    rows = with_silence(Collaboration.objects.with_stage(), cold_after=cold_after)
    return rows.get(pk=collaboration.pk)


def test_it_works(cast: Cast):
    """Introduced years ago, and nothing since: the day of the introduction, and cold."""
    collaboration = introduced(cast)
    row = in_sql(collaboration)
    assert (row.last_fact_on, row.silent_since, row.warmth) == (WORKSHOP, WORKSHOP, "cold")
    assert is_cold(read(collaboration, cast), 45)


def write(draw, cast: Cast) -> Collaboration:
    """A thread with a little of everything, without actions: the day must be right whatever is in the tables."""
    row = Collaboration.objects.create(opened_on=day(draw(st.integers(-70, -60))))
    parties = [
        Party.objects.create(collaboration=row, organization=organization, joined_on=day(draw(NUMBERS)))
        for organization in (cast.weo, cast.al_noor)
    ]
    joined = draw(NUMBERS)
    Party.objects.create(
        collaboration=row,
        organization=cast.outsider_org,
        joined_on=day(joined),
        left_on=day(max(joined, draw(NUMBERS))),
    )
    for kind in draw(st.lists(st.sampled_from(["staff", "request"]), max_size=2)):
        said = draw(NUMBERS) if kind == "request" else None
        Introduction.objects.create(
            kind=kind,
            first=cast.weo,
            second=cast.al_noor,
            happened_on=day(draw(NUMBERS)),
            date_precision=draw(st.sampled_from(["day", "month"])),
            answer="" if said is None else "yes",
            answered_on=day(said),
            made_by=cast.staff,
            collaboration=row,
        )
    _write_meeting(draw, cast, row, parties)
    _write_the_rest(draw, cast, row, parties)
    return row


def _write_meeting(draw, cast: Cast, row: Collaboration, parties: list[Party]) -> None:
    held = draw(MAYBE)
    called_off = draw(MAYBE) if held is None else None
    meeting = FollowUpMeeting.objects.create(
        collaboration=row,
        planned_on=day(draw(NUMBERS)),
        held_on=day(held),
        called_off_on=day(called_off),
        called_off_reason="" if called_off is None else "Roads",
        corrections=draw(st.integers(0, 1)),
        made_by=cast.suzan,
    )
    area = ComplementaryArea.objects.create(meeting=meeting, collaboration=row, topic=cast.quotas)
    AreaConfirmation.objects.create(
        area=area, party=parties[0], confirmed_on=day(draw(NUMBERS)), confirmed_by=cast.suzan
    )


def _write_the_rest(draw, cast: Cast, row: Collaboration, parties: list[Party]) -> None:
    if draw(st.booleans()):
        held, cancelled = draw(st.sampled_from([(None, None), (draw(NUMBERS), None), (None, draw(NUMBERS))]))
        JointActivity.objects.create(
            collaboration=row,
            kind="training",
            title="Training",
            planned_on=day(draw(NUMBERS)),
            planned_until=day(40) if draw(st.booleans()) else None,
            held_on=day(held),
            cancelled_on=day(cancelled),
            cancel_reason="" if cancelled is None else "Roads",
            made_by=cast.suzan,
        )
    frozen = draw(MAYBE)
    mou = MemorandumOfUnderstanding.objects.create(
        collaboration=row, title="MoU", purpose="P", starts_on=day(0), entered_by=cast.suzan
    )
    MouVersion.objects.create(mou=mou, number=0, frozen_on=day(frozen), withdrawn_on=day(draw(MAYBE)))
    if draw(st.booleans()):
        ActionPoint.objects.create(
            collaboration=row,
            party=parties[1],
            what="Send it",
            made_by=cast.suzan,
            made_on=day(draw(NUMBERS)),
            done_on=day(draw(MAYBE)),
        )
    if draw(st.booleans()):
        since = draw(st.integers(-60, 0))
        until = draw(st.none() | st.integers(since, 0))
        Rest.objects.create(
            collaboration=row,
            kind="paused",
            since=day(since),
            until=day(until),
            text="Elections",
            party=parties[0],
            made_by=cast.suzan,
        )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_sql_and_the_thread_at_hand_agree(cast: Cast, data):
    """The last fact, since when it is silent, and whether it is cold, however few days make it cold."""
    cold_after = data.draw(st.integers(7, 60))
    with transaction.atomic():
        collaboration = write(data.draw, cast)
        row, thread = in_sql(collaboration, cold_after), read(collaboration, cast)
        assert row.last_fact_on == thread.last_fact.date
        assert row.silent_since == silent_since(thread)
        assert (row.warmth == "cold") == is_cold(thread, cold_after)
        assert (row.warmth == "rests") == (thread.rest is not None)
        transaction.set_rollback(True)


def test_a_plan_breaks_the_silence_on_its_day(cast: Cast):
    """With a meeting ahead a thread is not cold; where its day has passed unrecorded, silence is counted from it."""
    collaboration = introduced(cast)
    us = {"collaboration": collaboration, "organization": cast.weo, "by": cast.suzan}
    meeting = plan_meeting(**us, planned_on=today() + 3 * DAY)
    assert in_sql(collaboration).warmth == "warm"
    assert not is_cold(read(collaboration, cast), 45)
    meeting.planned_on = today() - 44 * DAY
    meeting.save()
    assert in_sql(collaboration).warmth == "warm"
    meeting.planned_on = today() - 45 * DAY
    meeting.save()
    assert in_sql(collaboration).warmth == "cold"
    plan_activity(**us, kind="training", title="Training", planned_on=today())
    assert in_sql(collaboration).warmth == "warm"


def test_a_pause_is_not_cold_and_its_end_is_something(cast: Cast):
    """Taken up again it counts from that day."""
    collaboration = introduced(cast)
    rest = Rest.objects.create(
        collaboration=collaboration,
        kind="paused",
        since=today() - 90 * DAY,
        text="Elections",
        party=collaboration.parties.first(),
        made_by=cast.suzan,
    )
    assert in_sql(collaboration).warmth == "rests"
    rest.until = today()
    rest.save()
    row = in_sql(collaboration)
    assert (row.last_fact_on, row.warmth) == (today(), "warm")


def test_what_is_known_by_its_month_stays_a_month(cast: Cast):
    """The introduction of April 2021 and the parties that joined with it are one day; the month is written."""
    event = workshop(cast.weo, cast.al_noor, starts_on=datetime.date(2021, 4, 1))
    event.date_precision = "month"
    event.save()
    collaboration = introduced(cast, event=event)
    assert read(collaboration, cast).last_fact == (datetime.date(2021, 4, 1), "month")


def test_after_how_many_days(cast: Cast):
    """45, until staff say otherwise."""
    assert cold_after_days() == 45
    FollowUpSettings.objects.create(pk=1, cold_after_days=30)
    assert cold_after_days() == 30

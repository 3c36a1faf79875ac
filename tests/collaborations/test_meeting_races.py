"""Two at once about one meeting, on two connections: nothing is written over unseen, no half of anything is left."""

from __future__ import annotations

import pytest

from collaborations.actions.after_all import say_held_after_all
from collaborations.actions.meeting_notes import write_notes
from collaborations.actions.meetings import confirm_area, move_meeting, plan_meeting, record_meeting
from collaborations.actions.not_held import say_not_held
from collaborations.actions.threads import accept
from collaborations.models import AreaConfirmation, FollowUpMeeting
from cop_portal.dates import today
from cop_portal.refusals import Refused
from members.models import Partnership
from tests.at_once import at_once, failed
from tests.cast import Cast
from tests.collaborations.meeting_steps import DAY, al_noor, weo
from tests.collaborations.steps import MEETING, introduced, met, party

pytestmark = pytest.mark.django_db(transaction=True)
SOON = today() + 7 * DAY


def refused(results: list[object]) -> list[str]:
    return [one.code for one in results if isinstance(one, Refused)]


def test_two_write_notes_at_once(cast: Cast):
    """One text is kept whole; the other person is told, and has lost nothing."""
    meeting = met(cast, introduced(cast))
    results = at_once(
        lambda: write_notes(meeting=meeting, seen=0, notes="By Suzan", challenges="", **weo(cast)),
        lambda: write_notes(meeting=meeting, seen=0, notes="By Ahmed", challenges="Hard", **al_noor(cast)),
    )
    assert not failed(results)
    assert refused(results) == ["changed"]
    row = FollowUpMeeting.objects.get()
    assert (row.notes, row.challenges) in {("By Suzan", ""), ("By Ahmed", "Hard")}
    assert row.notes_version == 1


def test_the_same_notes_twice_at_once(cast: Cast):
    """A double click: one change, and nobody is told that somebody was quicker."""
    meeting = met(cast, introduced(cast))

    def write() -> object:
        return write_notes(meeting=meeting, seen=0, notes="By Suzan", challenges="", **weo(cast))

    results = at_once(write, write, write)
    assert not failed(results)
    assert not refused(results)
    assert FollowUpMeeting.objects.get().notes_version == 1


def test_two_move_it_at_once(cast: Cast):
    """One day stands; the other person is told what it is now."""
    meeting = plan_meeting(collaboration=introduced(cast), planned_on=SOON, **weo(cast))
    values = {"meeting": meeting, "seen": meeting.version}
    results = at_once(
        lambda: move_meeting(**values, planned_on=SOON + DAY, **weo(cast)),
        lambda: move_meeting(**values, planned_on=SOON + 2 * DAY, **al_noor(cast)),
    )
    assert not failed(results)
    assert refused(results) == ["changed"]
    assert FollowUpMeeting.objects.get().version == meeting.version + 1


def test_recorded_twice_with_the_next_one(cast: Cast):
    """A double click: one record, one proposal."""
    collaboration = introduced(cast)

    def record() -> object:
        return met(cast, collaboration, next_on=SOON, next_place="Erbil", on=today())

    assert not failed(at_once(record, record))
    assert FollowUpMeeting.objects.filter(held_on=None).count() == 1
    assert FollowUpMeeting.objects.count() == 2


def test_one_day_recorded_by_both(cast: Cast):
    """WEO says that it was the planned one, Al Noor another: one record, and the plan is off only by WEO's."""
    thread = introduced(cast)
    plan = plan_meeting(collaboration=thread, planned_on=SOON, **weo(cast))
    us = {
        "collaboration": thread,
        "held_on": today() - DAY,
        "attending": dict.fromkeys(thread.parties.all(), ""),
    }
    results = at_once(
        lambda: record_meeting(**us, meeting=plan, notes="By Suzan", **weo(cast)),
        lambda: record_meeting(**us, is_another=True, notes="By Ahmed", **al_noor(cast)),
    )
    assert not failed(results)
    assert refused(results) == ["recorded"]
    row = thread.meetings.get(held_on=today() - DAY)
    plan.refresh_from_db()
    assert (plan.called_off_on is not None) is (row.notes == "By Suzan")


def test_recorded_early_twice(cast: Cast):
    """A double click: one record, and the plan is called off once."""
    thread = introduced(cast)
    plan = plan_meeting(collaboration=thread, planned_on=SOON, **weo(cast))
    there = dict.fromkeys(thread.parties.all(), "")

    def record() -> object:
        us = {"collaboration": thread, "held_on": today() - DAY, "attending": there}
        return record_meeting(**us, meeting=plan, **weo(cast))

    results = at_once(record, record)
    assert not failed(results)
    assert not refused(results)
    plan.refresh_from_db()
    assert (thread.meetings.count(), plan.version) == (2, 2)


def test_confirming_and_taking_back_at_once(cast: Cast):
    """Whoever is first: it was held and both have said so, or it was not and nothing of it is left."""
    collaboration = introduced(cast)
    accept(collaboration=collaboration, **al_noor(cast))
    meeting = met(cast, collaboration, areas=((cast.quotas, ""),))
    area = meeting.areas.get()
    results = at_once(
        lambda: confirm_area(area=area, **al_noor(cast)),
        lambda: say_not_held(meeting=meeting, reason="A slip", **weo(cast)),
    )
    assert not failed(results)
    assert len(refused(results)) == 1
    was_held = FollowUpMeeting.objects.get().held_on is not None
    assert AreaConfirmation.objects.count() == (2 if was_held else 0)
    assert Partnership.objects.filter(until=None).exists() is was_held


def test_it_comes_back_and_is_recorded_anew_at_once(cast: Cast):
    """One record of the day, and one word to the other of the two; a double click is one."""
    collaboration = introduced(cast)
    accept(collaboration=collaboration, **al_noor(cast))
    meeting = met(cast, collaboration)
    say_not_held(meeting=meeting, reason="A slip", **al_noor(cast))
    there = {party(collaboration, one): "" for one in (cast.weo, cast.al_noor)}

    def put_back() -> object:
        return say_held_after_all(meeting=meeting, **al_noor(cast))

    def record() -> object:
        values = {"collaboration": collaboration, "held_on": MEETING, "attending": there}
        return record_meeting(**values, notes="Anew", **al_noor(cast))

    results = at_once(put_back, record, put_back)
    assert not failed(results)
    assert set(refused(results)) == {"recorded"}
    row = FollowUpMeeting.objects.get(held_on=MEETING)
    assert row.attending.count() == 2
    assert Partnership.objects.get().since == MEETING

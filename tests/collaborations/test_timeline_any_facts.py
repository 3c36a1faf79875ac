"""A thread's timeline on many made-up threads: by their days, with today between what was and what is planned."""

from __future__ import annotations

import datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collaborations.models import (
    AreaConfirmation,
    Collaboration,
    ComplementaryArea,
    FollowUpMeeting,
    Introduction,
    JointActivity,
    MeetingParty,
    MemorandumOfUnderstanding,
    MouVersion,
    Party,
    Rest,
)
from collaborations.thread.facts import threads, with_facts
from collaborations.thread.reader import reader_of
from collaborations.thread.timeline import timeline
from collaborations.thread.timeline_entry import Entry
from collaborations.thread.timeline_order import in_order
from cop_portal.dates import today
from tests.cast import Cast

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
# What happened lies behind; what is planned may have been forgotten.
BEHIND = st.integers(min_value=-30, max_value=0)
AROUND = st.integers(min_value=-30, max_value=30)
LENGTH = st.none() | st.integers(min_value=1, max_value=9)


def day(number: int | None) -> datetime.date | None:
    """The day so many days from today."""
    return None if number is None else today() + number * DAY


def write(draw, cast: Cast) -> Collaboration:
    """A thread with a little of everything, without actions."""
    began = draw(st.integers(-40, -31))
    row = Collaboration.objects.create(opened_on=day(began))
    organizations = [cast.weo, cast.al_noor, cast.outsider_org]
    parties = []
    for organization in organizations[: draw(st.integers(2, 3))]:
        joined = began if len(parties) < 2 else draw(BEHIND)
        left = draw(st.none() | st.integers(joined, 0))
        parties.append(
            Party.objects.create(
                collaboration=row, organization=organization, joined_on=day(joined), left_on=day(left)
            )
        )
    Introduction.objects.create(
        kind="staff",
        first=cast.weo,
        second=cast.al_noor,
        happened_on=day(began),
        made_by=cast.staff,
        collaboration=row,
    )
    for _number in range(draw(st.integers(0, 3))):
        _write_meeting(draw, cast, row, parties)
    for _number in range(draw(st.integers(0, 3))):
        _write_activity(draw, cast, row)
    _write_the_rest(draw, cast, row, parties)
    return row


def _write_meeting(draw, cast: Cast, row: Collaboration, parties: list[Party]) -> None:
    sort = draw(st.sampled_from(["planned", "held", "called off"]))
    meeting = FollowUpMeeting.objects.create(
        collaboration=row,
        planned_on=day(draw(AROUND)),
        held_on=day(draw(BEHIND)) if sort == "held" else None,
        called_off_on=day(draw(BEHIND)) if sort == "called off" else None,
        called_off_reason="Roads" if sort == "called off" else "",
        made_by=cast.suzan,
    )
    for party in parties:
        if draw(st.booleans()):
            MeetingParty.objects.create(meeting=meeting, party=party, collaboration=row)
    area = ComplementaryArea.objects.create(meeting=meeting, collaboration=row, topic=cast.quotas)
    AreaConfirmation.objects.create(
        area=area, party=parties[0], confirmed_on=day(draw(BEHIND)), confirmed_by=cast.suzan
    )


def _write_activity(draw, cast: Cast, row: Collaboration) -> None:
    sort = draw(st.sampled_from(["planned", "held", "cancelled"]))
    planned, length, held = draw(AROUND), draw(LENGTH), draw(BEHIND)
    until = None if held == 0 else draw(st.none() | st.integers(held + 1, 0))
    JointActivity.objects.create(
        collaboration=row,
        kind="training",
        title="Training",
        planned_on=day(planned),
        planned_until=None if length is None else day(planned + length),
        held_on=day(held) if sort == "held" else None,
        held_until=day(until) if sort == "held" else None,
        cancelled_on=day(draw(BEHIND)) if sort == "cancelled" else None,
        cancel_reason="Roads" if sort == "cancelled" else "",
        made_by=cast.suzan,
    )


def _write_the_rest(draw, cast: Cast, row: Collaboration, parties: list[Party]) -> None:
    if draw(st.booleans()):
        frozen = draw(BEHIND)
        mou = MemorandumOfUnderstanding.objects.create(
            collaboration=row, title="MoU", purpose="P", starts_on=day(draw(AROUND)), entered_by=cast.suzan
        )
        sort = draw(st.sampled_from(["waits", "concluded", "withdrawn"]))
        MouVersion.objects.create(
            mou=mou,
            number=0,
            frozen_on=day(frozen),
            concluded_on=day(draw(st.integers(frozen, 0))) if sort == "concluded" else None,
            withdrawn_on=day(draw(st.integers(frozen, 0))) if sort == "withdrawn" else None,
        )
    if draw(st.booleans()):
        since = draw(BEHIND)
        Rest.objects.create(
            collaboration=row,
            kind=draw(st.sampled_from(["paused", "concluded"])),
            since=day(since),
            until=day(draw(st.none() | st.integers(since, 0))),
            text="Elections",
            party=parties[0],
            made_by=cast.suzan,
        )


def check(entries: list[Entry], founders: int) -> None:
    """What holds of every timeline."""
    places = [index for index, entry in enumerate(entries) if entry.state == "now"]
    assert len(places) == 1
    past, ahead = entries[: places[0]], entries[places[0] + 1 :]
    assert [entry.on for entry in past] == sorted(entry.on for entry in past)
    assert [entry.on for entry in ahead] == sorted(entry.on for entry in ahead)
    assert all(entry.on <= today() for entry in past)
    # What is planned for a day that has passed stands at its day.
    assert all(entry.last < today() for entry in past if entry.state == "ahead")
    assert all(entry.state == "ahead" and entry.last >= today() for entry in ahead)
    present = founders
    for entry in entries:
        present += (entry.joins is not None) - (entry.leaves is not None)
        assert len(entry.strands) == present
    drawn = [entry.thread for entry in entries]
    assert "dashed" not in drawn[: places[0]]
    assert drawn[-1] == ""
    assert all(entry.date for entry in entries)


def test_it_works(cast: Cast):
    """Of a thread in which nothing has happened: introduced, and today."""
    row = Collaboration.objects.create(opened_on=today())
    for organization in (cast.weo, cast.al_noor):
        Party.objects.create(collaboration=row, organization=organization, joined_on=today())
    Introduction.objects.create(
        kind="staff",
        first=cast.weo,
        second=cast.al_noor,
        happened_on=today(),
        made_by=cast.staff,
        collaboration=row,
    )
    thread = threads(with_facts(Collaboration.objects.all()), reader_of(cast.suzan, cast.weo))[0]
    entries = timeline(thread)
    assert [entry.state for entry in entries] == ["start", "now"]
    check(entries, founders=2)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_today_stands_between_what_was_and_what_is_planned(cast: Cast, data):
    """For a party as for staff, whatever happened in whatever order."""
    with transaction.atomic():
        collaboration = write(data.draw, cast)
        for user, organization in ((cast.suzan, cast.weo), (cast.ahmed, cast.al_noor), (cast.staff, None)):
            rows = with_facts(Collaboration.objects.filter(pk=collaboration.pk))
            check(timeline(threads(rows, reader_of(user, organization))[0]), founders=2)
        transaction.set_rollback(True)


NOON = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)
INSTANTS = st.none() | st.integers(0, 9).map(lambda hours: NOON + datetime.timedelta(hours=hours))


@given(data=st.data())
def test_who_joins_or_leaves_stands_where_it_was_written_down(data):
    """On one day: after all that was written down before it. The others stay in the order of the chain."""
    party = Party(organization_id=1)
    entries = [
        Entry(
            on=day(data.draw(st.integers(0, 2))),
            title=str(number),
            rank=data.draw(st.integers(0, 9)),
            at=data.draw(INSTANTS),
            joins=party if data.draw(st.booleans()) else None,
        )
        for number in range(data.draw(st.integers(0, 7)))
    ]
    found = in_order(entries)
    assert sorted(entry.title for entry in found) == sorted(entry.title for entry in entries)
    assert [entry.on for entry in found] == sorted(entry.on for entry in entries)
    others = [(entry.on, entry.rank) for entry in found if not entry.moves]
    assert others == sorted(others)
    for index, entry in enumerate(found):
        if entry.moves and entry.at is not None:
            later = [other for other in found[index:] if other.on == entry.on and other.at is not None]
            assert all(other.at >= entry.at for other in later)

"""``with_stage`` against a plain reading of the same facts in Python, on many made-up threads and days."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
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
)
from collaborations.stages import Stage
from tests.cast import Cast
from tests.collaborations.steps import workshop

pytestmark = pytest.mark.django_db

START = datetime.date(2021, 1, 1)
DAYS = st.integers(min_value=0, max_value=40)


def day(number: int) -> datetime.date:
    """The day ``number`` of the play."""
    return START + datetime.timedelta(days=number)


@dataclass
class Area:
    """On which day each of the three parties confirmed it; None for not."""

    confirmed: tuple[int | None, int | None, int | None]


@dataclass
class Meeting:
    """Held on a day, or only planned; which of the three parties came."""

    held: int | None
    came: tuple[bool, bool, bool]
    areas: list[Area]


@dataclass
class Mou:
    """The days of version 0, and the first day of the term. Withdrawn and concluded exclude each other."""

    frozen: int | None
    withdrawn: int | None
    starts: int
    concluded: int | None = None


@dataclass
class Facts:
    """Everything that a stage may depend on."""

    introductions: list[tuple[str, int]]
    meetings: list[Meeting]
    mous: list[Mou]
    activities: list[int | None] = field(default_factory=list)


MAYBE = st.none() | DAYS
AREAS = st.builds(Area, st.tuples(MAYBE, MAYBE, MAYBE))
MEETINGS = st.builds(
    Meeting, MAYBE, st.tuples(st.booleans(), st.booleans(), st.booleans()), st.lists(AREAS, max_size=2)
)
MOUS = st.builds(Mou, MAYBE, MAYBE, DAYS) | st.builds(Mou, DAYS, st.none(), DAYS, DAYS)
FACTS = st.builds(
    Facts,
    st.lists(st.tuples(st.sampled_from(["event", "staff", "request"]), DAYS), min_size=1, max_size=2),
    st.lists(MEETINGS, max_size=2),
    st.lists(MOUS, max_size=2),
    st.lists(MAYBE, max_size=2),
)


def plain_dates(facts: Facts, on: int) -> dict[str, int | None]:
    """The day each point was reached by ``on``, read as the domain's table says it."""

    def first(days: list[int | None]) -> int | None:
        return min((one for one in days if one is not None and one <= on), default=None)

    agreed = []
    for meeting in facts.meetings:
        for area in meeting.areas:
            there = [index for index in range(3) if meeting.came[index]]
            days = [area.confirmed[index] for index in there]
            if there and all(one is not None for one in days):
                agreed.append(max(days))
    standing = [
        mou for mou in facts.mous if mou.frozen is not None and (mou.withdrawn is None or mou.withdrawn > on)
    ]
    return {
        "workshop_on": first([one for kind, one in facts.introductions if kind == "event"]),
        "introduced_on": first([one for _kind, one in facts.introductions]),
        "talking_on": first([meeting.held for meeting in facts.meetings]),
        "agreed_on": first(agreed),
        "mou_frozen_on": first([mou.frozen for mou in standing]),
        "in_force_on": first(
            [
                max(mou.starts, mou.concluded)
                for mou in standing
                if mou.concluded is not None and mou.concluded <= on
            ]
        ),
        "active_on": first(facts.activities),
    }


def plain_stage(dates: dict[str, int | None]) -> str:
    """The furthest point reached."""
    order = [
        ("active_on", Stage.ACTIVE),
        ("in_force_on", Stage.IN_FORCE),
        ("mou_frozen_on", Stage.MOU_WITH_PARTIES),
        ("agreed_on", Stage.AGREED),
        ("talking_on", Stage.TALKING),
    ]
    return next((stage for name, stage in order if dates[name] is not None), Stage.INTRODUCED)


def write(facts: Facts, cast: Cast) -> Collaboration:
    """Rows for the facts, without actions: the stage must be right whatever is in the tables."""
    collaboration = Collaboration.objects.create(opened_on=START)
    organizations = [cast.weo, cast.al_noor, cast.outsider_org]
    parties = [
        Party.objects.create(collaboration=collaboration, organization=organization, joined_on=START)
        for organization in organizations
    ]
    for index, (kind, number) in enumerate(facts.introductions):
        event = None
        if kind == "event":
            event = workshop(slug=f"w-{collaboration.pk}-{index}", starts_on=day(number))
        Introduction.objects.create(
            kind=kind,
            first=cast.weo,
            second=cast.al_noor,
            event=event,
            happened_on=day(0) if kind == "request" else day(number),
            answer="yes" if kind == "request" else "",
            answered_on=day(number) if kind == "request" else None,
            made_by=cast.staff,
            collaboration=collaboration,
        )
    for meeting in facts.meetings:
        _write_meeting(meeting, collaboration, parties, cast)
    for mou in facts.mous:
        _write_mou(mou, collaboration, cast)
    for held in facts.activities:
        JointActivity.objects.create(
            collaboration=collaboration,
            kind="training",
            title="Training",
            planned_on=START,
            held_on=None if held is None else day(held),
            made_by=cast.suzan,
        )
    return collaboration


def _write_meeting(meeting: Meeting, collaboration: Collaboration, parties: list[Party], cast: Cast) -> None:
    row = FollowUpMeeting.objects.create(
        collaboration=collaboration,
        planned_on=START,
        held_on=None if meeting.held is None else day(meeting.held),
        made_by=cast.suzan,
    )
    for party, came in zip(parties, meeting.came, strict=True):
        if came:
            MeetingParty.objects.create(meeting=row, party=party, collaboration=collaboration)
    for area, topic in zip(meeting.areas, [cast.quotas, cast.legal_aid], strict=False):
        area_row = ComplementaryArea.objects.create(meeting=row, collaboration=collaboration, topic=topic)
        for party, number in zip(parties, area.confirmed, strict=True):
            if number is not None:
                AreaConfirmation.objects.create(
                    area=area_row, party=party, confirmed_on=day(number), confirmed_by=cast.suzan
                )


def _write_mou(mou: Mou, collaboration: Collaboration, cast: Cast) -> None:
    row = MemorandumOfUnderstanding.objects.create(
        collaboration=collaboration,
        title="MoU",
        purpose="Purpose",
        starts_on=day(mou.starts),
        entered_by=cast.suzan,
    )
    MouVersion.objects.create(
        mou=row,
        number=0,
        frozen_on=None if mou.frozen is None else day(mou.frozen),
        withdrawn_on=None if mou.withdrawn is None else day(mou.withdrawn),
        concluded_on=None if mou.concluded is None else day(mou.concluded),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=FACTS, on=DAYS)
# Somebody who was not there confirms later.
@example(Facts([("staff", 0)], [Meeting(1, (True, True, False), [Area((2, 3, 9))])], []), 20)
# Two areas, agreed on different days; a memorandum withdrawn on the very day.
@example(
    Facts(
        [("event", 3)], [Meeting(4, (True, True, True), [Area((5, 6, 7)), Area((5, 5, 6))])], [Mou(8, 9, 20)]
    ),
    9,
)
def test_like_a_plain_reading(cast: Cast, facts: Facts, on: int):
    """Every date and the stage agree, on any day."""
    # Taken back before the database asks for the signatures that a concluded memorandum must have.
    with transaction.atomic():
        collaboration = write(facts, cast)
        row = Collaboration.objects.with_stage(day(on)).get(pk=collaboration.pk)
        transaction.set_rollback(True)
    dates = plain_dates(facts, on)
    assert {name: getattr(row, name) for name in dates} == {
        name: None if number is None else day(number) for name, number in dates.items()
    }
    assert row.stage == plain_stage(dates)


def test_in_force_from_its_first_day_and_never_back(cast: Cast):
    """Concluded but not begun is still with the parties; begun is in force, also after its end."""
    from tests.collaborations.mous import ENDS, SIGNED, STARTS, confirm, entered

    mou = entered(cast, renewal="none")
    confirm(cast, mou)

    def stage(on: datetime.date) -> str:
        return Collaboration.objects.with_stage(on).get().stage

    assert stage(SIGNED) == Stage.MOU_WITH_PARTIES
    assert stage(STARTS - datetime.timedelta(days=1)) == Stage.MOU_WITH_PARTIES
    assert stage(STARTS) == Stage.IN_FORCE
    assert stage(ENDS + datetime.timedelta(days=1)) == Stage.IN_FORCE
    assert Collaboration.objects.with_stage(STARTS).get().in_force_on == STARTS


def test_a_yes_counts_from_its_day(cast: Cast):
    """A request counts from the answer, not from the asking."""
    from tests.collaborations.steps import answered

    row = answered(cast).collaboration
    assert Collaboration.objects.with_stage().get(pk=row.pk).introduced_on is not None

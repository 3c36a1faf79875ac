"""Made-up facts of a thread, as ``hypothesis`` draws them, and their rows: what ``test_stages.py`` reads twice."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

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
from tests.cast import Cast
from tests.collaborations.steps import workshop

START = datetime.date(2021, 1, 1)
DAYS = st.integers(min_value=0, max_value=40)
MAYBE = st.none() | DAYS
FEW = st.integers(min_value=0, max_value=6)


def day(number: int) -> datetime.date:
    """The day ``number`` of the play."""
    return START + datetime.timedelta(days=number)


def day_or_none(number: int | None) -> datetime.date | None:
    """The same; None for what never happened."""
    return None if number is None else day(number)


@dataclass
class Origin:
    """An introduction: at an event, by staff, or a request that got a yes ``counts`` on. ``event`` is the day of the
    event it belongs to, which may have been cancelled where one only asked for it."""

    kind: str
    counts: int
    event: int | None = None
    cancelled: bool = False


@dataclass
class Area:
    """An area or an entry point, and how long after the meeting each of the three parties confirmed it; None for not.
    A party may confirm that was not there: the table says nothing of it."""

    confirmed: tuple[int | None, int | None, int | None]
    kind: str = "area"


@dataclass
class Meeting:
    """Planned; held on a day, called off, or neither. Which of the three parties came."""

    held: int | None
    came: tuple[bool, bool, bool]
    areas: list[Area]
    called_off: bool = False


@dataclass
class Mou:
    """The days of version 0, the first and last day of the term, and whether an amendment is with the parties."""

    frozen: int | None
    withdrawn: int | None
    starts: int
    concluded: int | None = None
    lasts: int | None = None
    amended: int | None = None


@dataclass
class Activity:
    """Planned; held on a day, cancelled, or neither."""

    held: int | None
    cancelled: bool = False


@dataclass
class Rested:
    """A pause or a conclusion ``gap`` days after the one before, for ``length`` days; the last may go on."""

    kind: str
    gap: int
    length: int


@dataclass
class Facts:
    """Everything that a stage may depend on, and what it must not: who left, requests that got no yes."""

    origins: list[Origin]
    meetings: list[Meeting] = field(default_factory=list)
    mous: list[Mou] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    rests: list[Rested] = field(default_factory=list)
    goes_on: bool = False
    left: tuple[int | None, int | None, int | None] = (None, None, None)
    refused: str = ""

    def rest_days(self) -> list[tuple[str, int, int | None]]:
        """Kind, first day and the day it ended of each rest, one after the other."""
        found: list[tuple[str, int, int | None]] = []
        at = 0
        for rest in self.rests:
            since = at + rest.gap
            at = since + rest.length
            found.append((rest.kind, since, at))
        if found and self.goes_on:
            found[-1] = (*found[-1][:2], None)
        return found


ORIGINS = (
    st.builds(Origin, st.just("staff"), DAYS)
    | DAYS.map(lambda number: Origin("event", number, number))
    | st.builds(Origin, st.just("request"), DAYS, MAYBE, st.booleans())
)
AREAS = st.builds(
    Area,
    st.tuples(*[st.none() | FEW] * 3) | st.tuples(FEW, FEW, FEW),
    st.sampled_from(["area", "area", "entry_point"]),
)
CAME = st.tuples(st.booleans(), st.booleans(), st.booleans())
MEETINGS = st.builds(Meeting, MAYBE, CAME, st.lists(AREAS, max_size=2)) | st.builds(
    Meeting, st.none(), CAME, st.lists(AREAS, max_size=1), st.just(True)
)
LASTS = st.none() | st.integers(min_value=1, max_value=20)
MOUS = st.builds(Mou, MAYBE, MAYBE, DAYS, st.none(), LASTS) | st.builds(
    Mou, DAYS, st.none(), DAYS, DAYS, LASTS, MAYBE
)
FACTS = st.builds(
    Facts,
    st.lists(ORIGINS, min_size=1, max_size=2),
    st.lists(MEETINGS, max_size=2),
    st.lists(MOUS, max_size=2),
    st.lists(st.builds(Activity, MAYBE) | st.just(Activity(None, cancelled=True)), max_size=2),
    st.lists(st.builds(Rested, st.sampled_from(["paused", "concluded"]), FEW, FEW), max_size=3),
    st.booleans(),
    st.tuples(MAYBE, MAYBE, MAYBE),
    st.sampled_from(["", "no", "not_now", "open"]),
)


def write(facts: Facts, cast: Cast) -> Collaboration:
    """Rows for the facts, without actions: the stage must be right whatever is in the tables."""
    collaboration = Collaboration.objects.create(opened_on=START)
    parties = [
        Party.objects.create(
            collaboration=collaboration, organization=organization, joined_on=START, left_on=day_or_none(left)
        )
        for organization, left in zip([cast.weo, cast.al_noor, cast.outsider_org], facts.left, strict=True)
    ]
    for index, origin in enumerate(facts.origins):
        _write_origin(origin, index, collaboration, cast)
    if facts.refused:
        answer = "" if facts.refused == "open" else facts.refused
        Introduction.objects.create(
            kind="request",
            first=cast.weo,
            second=cast.al_noor,
            happened_on=START,
            answer=answer,
            answered_on=START if answer else None,
            made_by=cast.suzan,
        )
    for meeting in facts.meetings:
        _write_meeting(meeting, collaboration, parties, cast)
    for mou in facts.mous:
        _write_mou(mou, collaboration, cast)
    for activity in facts.activities:
        JointActivity.objects.create(
            collaboration=collaboration,
            kind="training",
            title="Training",
            planned_on=START,
            held_on=day_or_none(activity.held),
            cancelled_on=START if activity.cancelled else None,
            cancel_reason="No hall" if activity.cancelled else "",
            made_by=cast.suzan,
        )
    for kind, since, until in facts.rest_days():
        Rest.objects.create(
            collaboration=collaboration,
            kind=kind,
            since=day(since),
            until=day_or_none(until),
            text="Elections",
            party=parties[0],
            made_by=cast.suzan,
        )
    return collaboration


def _write_origin(origin: Origin, index: int, collaboration: Collaboration, cast: Cast) -> None:
    event = None
    if origin.event is not None:
        event = workshop(slug=f"w-{collaboration.pk}-{index}", starts_on=day(origin.event))
        if origin.cancelled:
            event.cancelled_on, event.cancel_reason = START, "No hall"
            event.save()
    asked = origin.kind == "request"
    Introduction.objects.create(
        kind=origin.kind,
        first=cast.weo,
        second=cast.al_noor,
        event=event,
        happened_on=START if asked else day(origin.counts),
        answer="yes" if asked else "",
        answered_on=day(origin.counts) if asked else None,
        made_by=cast.staff,
        collaboration=collaboration,
    )


def _write_meeting(meeting: Meeting, collaboration: Collaboration, parties: list[Party], cast: Cast) -> None:
    row = FollowUpMeeting.objects.create(
        collaboration=collaboration,
        planned_on=START,
        held_on=day_or_none(meeting.held),
        called_off_on=START if meeting.called_off else None,
        called_off_reason="Roads" if meeting.called_off else "",
        made_by=cast.suzan,
    )
    for party, came in zip(parties, meeting.came, strict=True):
        if came:
            MeetingParty.objects.create(meeting=row, party=party, collaboration=collaboration)
    for area, topic in zip(meeting.areas, [cast.quotas, cast.legal_aid], strict=False):
        area_row = ComplementaryArea.objects.create(
            meeting=row, collaboration=collaboration, topic=topic, kind=area.kind
        )
        for party, after in zip(parties, area.confirmed, strict=True):
            if after is not None:
                AreaConfirmation.objects.create(
                    area=area_row,
                    party=party,
                    confirmed_on=day((meeting.held or 0) + after),
                    confirmed_by=cast.suzan,
                )


def _write_mou(mou: Mou, collaboration: Collaboration, cast: Cast) -> None:
    row = MemorandumOfUnderstanding.objects.create(
        collaboration=collaboration,
        title="MoU",
        purpose="Purpose",
        starts_on=day(mou.starts),
        ends_on=None if mou.lasts is None else day(mou.starts + mou.lasts),
        entered_by=cast.suzan,
    )
    MouVersion.objects.create(
        mou=row,
        number=0,
        frozen_on=day_or_none(mou.frozen),
        withdrawn_on=day_or_none(mou.withdrawn),
        concluded_on=day_or_none(mou.concluded),
    )
    if mou.amended is not None:
        MouVersion.objects.create(mou=row, number=1, frozen_on=day(mou.amended))

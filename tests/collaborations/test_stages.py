"""``with_stage`` against a plain reading of the same facts in Python, on many made-up threads and days.

The reading here is written from the domain's table and shares nothing with ``collaborations/stages.py``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings

from collaborations.models import Collaboration, Rest
from collaborations.stages import Stage, Standing
from collaborations.thread.facts import Thread, threads, with_facts
from collaborations.thread.reader import Reader
from collaborations.thread.rests import standing_rest
from tests.cast import Cast
from tests.collaborations.stage_facts import (
    DAYS,
    FACTS,
    Activity,
    Area,
    Facts,
    Meeting,
    Mou,
    Origin,
    Rested,
    day,
    day_or_none,
    write,
)

pytestmark = pytest.mark.django_db

EVERYBODY = (True, True, True)
LAST_DAY = 1000


def first_by(on: int, days: Iterable[int | None]) -> int | None:
    """The earliest of ``days`` that has come by ``on``."""
    return min((one for one in days if one is not None and one <= on), default=None)


def workshops(facts: Facts, on: int) -> list[int]:
    """The days of events at which the two came together: staff wrote it down, or one asked there and the other said
    yes; an event that is to come or was cancelled is none."""
    return [
        one.event
        for one in facts.origins
        if one.event is not None and one.counts <= on and (one.kind == "event" or not one.cancelled)
    ]


def agreements(facts: Facts) -> list[int]:
    """The days on which an area was confirmed by the last of those who were at its meeting."""
    found = []
    for meeting in facts.meetings:
        for area in meeting.areas:
            there = [after for after, came in zip(area.confirmed, meeting.came, strict=True) if came]
            is_agreed = bool(there) and None not in there and area.kind == "area"
            if meeting.held is not None and is_agreed:
                found.append(meeting.held + max(after for after in there if after is not None))
    return found


def plain_dates(facts: Facts, on: int) -> dict[str, int | None]:
    """The day each point was reached by ``on``, read as the domain's table says it."""
    with_parties = [
        mou for mou in facts.mous if mou.frozen is not None and (mou.withdrawn is None or mou.withdrawn > on)
    ]
    begun = [max(mou.starts, mou.concluded) for mou in with_parties if mou.concluded is not None]
    return {
        "workshop_on": first_by(on, workshops(facts, on)),
        "introduced_on": first_by(on, [one.counts for one in facts.origins]),
        "talking_on": first_by(on, [meeting.held for meeting in facts.meetings]),
        "agreed_on": first_by(on, agreements(facts)),
        "mou_frozen_on": first_by(on, [mou.frozen for mou in with_parties]),
        "in_force_on": first_by(on, begun),
        "active_on": first_by(on, [activity.held for activity in facts.activities]),
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


def plain_rest(facts: Facts, on: int) -> tuple[str | None, int | None]:
    """Kind and first day of the rest that stands: it ends on the day it is taken up again."""
    standing = [
        (kind, since)
        for kind, since, until in facts.rest_days()
        if since <= on and (until is None or on < until)
    ]
    return standing[0] if standing else (None, None)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=FACTS, on=DAYS)
# Somebody who was not there confirms later.
@example(Facts([Origin("staff", 0)], [Meeting(1, (True, True, False), [Area((1, 2, 8))])]), 20)
# Where to begin is agreed, and what for is not.
@example(Facts([Origin("staff", 0)], [Meeting(1, EVERYBODY, [Area((1, 1, 1), "entry_point")])]), 20)
# Two areas, agreed on different days; a memorandum withdrawn on the very day.
@example(
    Facts(
        [Origin("event", 3, 3)], [Meeting(4, EVERYBODY, [Area((1, 2, 3)), Area((1, 1, 2))])], [Mou(8, 9, 20)]
    ),
    9,
)
# It was paused, concluded on the day it was taken up, and rests at its furthest.
@example(
    Facts(
        [Origin("staff", 0)],
        activities=[Activity(2)],
        rests=[Rested("paused", 3, 2), Rested("concluded", 0, 9)],
    ),
    5,
)
# A party left without a word: what those who were there have to say stays theirs to say.
@example(Facts([Origin("staff", 0)], [Meeting(1, EVERYBODY, [Area((0, 0, None))])], left=(None, None, 3)), 9)
def test_like_a_plain_reading(cast: Cast, facts: Facts, on: int):
    """Every date, the stage and what stands over it agree, on any day."""
    # Taken back before the database asks for the signatures that a concluded memorandum must have.
    with transaction.atomic():
        collaboration = write(facts, cast)
        row = Collaboration.objects.with_stage(day(on)).get(pk=collaboration.pk)
        rests = list(Rest.objects.filter(collaboration=collaboration))
        transaction.set_rollback(True)
    dates = plain_dates(facts, on)
    assert {name: getattr(row, name) for name in dates} == {
        name: day_or_none(number) for name, number in dates.items()
    }
    kind, since = plain_rest(facts, on)
    assert (row.rest_kind, row.rest_since) == (kind, day_or_none(since))
    assert (row.stage, row.standing) == (plain_stage(dates), kind or plain_stage(dates))
    rest = standing_rest(rests, day(on))
    assert (rest.kind if rest else None, rest.since if rest else None) == (row.rest_kind, row.rest_since)


def thread_dates(thread: Thread) -> dict[str, datetime.date | None]:
    """What the thread's page works out of the facts at hand, by the names of ``with_stage``."""
    frozen = [facts.frozen_on for facts in thread.mous if facts.frozen_on and not facts.withdrawn_on]
    begun = [facts.in_force_since for facts in thread.mous if facts.concluded_on]
    starts = [one.event.starts_on for one in thread.introductions_at_events if one.event is not None]
    introduced = [one.answered_on or one.happened_on for one in thread.introductions]
    return {
        "workshop_on": min(starts, default=None),
        "introduced_on": min(introduced, default=None),
        "talking_on": next((one.held_on for one in thread.held_meetings), None),
        "mou_frozen_on": min(frozen, default=None),
        "in_force_on": min(begun, default=None),
        "active_on": next((one.held_on for one in thread.held_activities), None),
        "rest_since": thread.rest.since if thread.rest else None,
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=FACTS)
def test_a_thread_at_hand_says_the_same(cast: Cast, facts: Facts):
    """What a page reads of rows, and what lists and counts read in SQL, is one."""
    with transaction.atomic():
        pk = write(facts, cast).pk
        reader = Reader(frozenset({cast.weo.pk}), cast.weo.pk, is_representative=True, is_staff=False)
        thread = threads(with_facts(Collaboration.objects.filter(pk=pk)), reader)[0]
        found = thread_dates(thread)
        rest_kind = thread.rest.kind if thread.rest else None
        concluded = Collaboration.objects.concluded().filter(pk=pk).exists()
        transaction.set_rollback(True)
    row = thread.collaboration
    assert found == {name: getattr(row, name) for name in found}
    assert rest_kind == row.rest_kind
    assert (row.standing == Standing.CONCLUDED) is thread.is_concluded is concluded
    plain = plain_dates(facts, LAST_DAY)
    assert {name: getattr(row, name) for name in plain} == {
        name: day_or_none(number) for name, number in plain.items()
    }


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


def test_every_stage_is_a_standing():
    """A stage that is added must be shown, too."""
    assert set(Standing.values) == {*Stage.values, *Rest.Kind.values}

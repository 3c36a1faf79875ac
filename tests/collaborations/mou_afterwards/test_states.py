"""How a commitment stands follows from what was held and on which day, and from nothing else."""

from __future__ import annotations

import datetime
import itertools
import random
import uuid

import pytest

from collaborations.mous.afterwards.commitments import MONTHS, Promised, Proof, State, standing
from collaborations.mous.afterwards.periods import Periods, months_after

DAY = datetime.timedelta(days=1)
SINCE = datetime.date(2026, 1, 15)


def date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def held(day: datetime.date, **fields) -> Proof:
    return Proof("meeting", uuid.uuid4(), held_on=day, **fields)


def monthly(*days: str, on: str, until: str | None = None):
    promised = Promised(SINCE, rhythm="monthly", proofs=tuple(held(date(day)) for day in days))
    return standing(promised, date(until) if until else None, date(on))


def once(*proofs: Proof, on: str, due: str = "2026-03-31", until: str | None = None):
    return standing(
        Promised(SINCE, due_on=date(due), proofs=proofs), date(until) if until else None, date(on)
    )


def test_it_works():
    """A meeting in each of the first two months, and the third has just begun: kept so far, 2 of 2."""
    found = monthly("2026-01-20", "2026-03-01", on="2026-03-20")
    assert (found.state, found.kept, found.asked) == (State.DUE, 2, 2)
    assert found.is_kept_so_far
    assert found.due_on == date("2026-04-14")


@pytest.mark.parametrize(
    ("days", "on", "state", "due", "late", "count"),
    [
        ((), "2026-01-01", State.DUE, "2026-02-14", 0, (0, 0)),  # not begun yet
        ((), "2026-02-14", State.DUE, "2026-02-14", 0, (0, 0)),  # the last day of the first month
        ((), "2026-02-15", State.LATE, "2026-03-14", 1, (0, 1)),
        ((), "2026-06-01", State.LATE, "2026-06-14", 107, (0, 4)),  # since the first that was missed
        (("2026-01-15",), "2026-02-01", State.KEPT, "2026-03-14", 0, (1, 1)),
        (("2026-01-15",), "2026-03-20", State.LATE, "2026-04-14", 6, (1, 2)),
        (("2026-01-15", "2026-03-20"), "2026-03-21", State.KEPT, "2026-05-14", 0, (2, 3)),  # in time again
        (("2026-01-14",), "2026-01-20", State.DUE, "2026-02-14", 0, (0, 0)),  # before it counted
        (("2026-05-01",), "2026-02-20", State.LATE, "2026-03-14", 6, (0, 1)),  # of a day to come
    ],
)
def test_every_month(days, on, state, due, late, count):
    """Periods run from the first day on; it is late once one has passed without, until something is held."""
    found = monthly(*days, on=on)
    assert (found.state, found.due_on, found.late_days(date(on))) == (state, date(due), late)
    assert (found.kept, found.asked) == count


def test_it_stops_at_the_last_day():
    """The last period takes in the days that are left; afterwards nothing is late, and what was kept is counted."""
    rest = monthly("2026-01-20", on="2026-03-18", until="2026-03-20")
    assert (rest.state, rest.due_on, rest.asked) == (State.DUE, date("2026-03-20"), 1)
    assert monthly(on="2026-03-18", until="2026-03-20").state == State.LATE
    days = ("2026-01-20", "2026-02-20")
    assert monthly(*days, on="2026-03-15", until="2026-03-20").state == State.KEPT
    over = monthly("2026-01-20", on="2027-01-01", until="2026-03-20")
    assert (over.state, over.kept, over.asked, over.due_on) == (State.OVER, 1, 2, None)
    last = monthly("2026-01-20", "2026-02-15", on="2026-02-20", until="2026-03-14")
    assert (last.state, last.due_on) == (State.KEPT, None)
    # A memorandum shorter than a month is one period; one that never began asks for nothing.
    assert monthly(on="2026-01-21", until="2026-01-20").asked == 1
    assert monthly("2026-01-16", on="2026-02-21", until="2026-01-20").state == State.KEPT
    assert monthly(on="2026-02-21", until="2026-01-10").asked == 0


@pytest.mark.parametrize("rhythm", sorted(MONTHS))
def test_periods_follow_one_another(rhythm):
    """Each day lies in one, whose end is the day before the next one's first; also from the 31st on, in leap years."""
    for since in (date("2024-01-31"), date("2023-12-01"), date("2024-02-29")):
        periods = Periods(since, MONTHS[rhythm])
        for number in range(5):
            first, last = months_after(since, number * MONTHS[rhythm]), periods.end(number)
            assert [periods.number(day) for day in (first, last, last + DAY)] == [number, number, number + 1]
        assert periods.number(since - DAY) == -1


def test_once():
    """Due, late by its days, kept on the first day on which something was held, also where that was late."""
    assert once(on="2026-03-31").state == State.DUE
    late = once(on="2026-04-09")
    assert (late.state, late.late_days(date("2026-04-09"))) == (State.LATE, 9)
    proofs = (held(date("2026-04-05")), held(date("2026-02-03")))
    assert once(*proofs, on="2026-04-09").kept_on == date("2026-02-03")
    assert once(*proofs, on="2026-02-01").state == State.DUE
    assert once(on="2026-06-01", until="2026-05-01").state == State.OVER
    # What is planned proves nothing yet, and what was called off never does.
    planned = Proof("activity", uuid.uuid4(), planned_on=date("2026-02-01"))
    off = Proof("meeting", uuid.uuid4(), held_on=date("2026-02-01"), is_off=True)
    assert once(planned, off, on="2026-04-01").state == State.LATE


def test_a_month_and_days():
    """Of a meeting of which only the month is known any day counts; a training of three days counts on its last."""
    month = held(date("2026-01-01"), precision="month")
    assert standing(Promised(SINCE, rhythm="monthly", proofs=(month,)), None, date("2026-01-20")).kept == 1
    days = Proof("activity", uuid.uuid4(), held_on=date("2026-02-13"), held_until=date("2026-02-16"))
    found = standing(Promised(SINCE, rhythm="monthly", proofs=(days,)), None, date("2026-02-20"))
    assert (found.kept, found.asked) == (1, 2)


def test_any_facts():
    """Whatever was held when: the order does not matter, more is never worse, and nothing held is never kept."""
    chance = random.Random(7)
    for _round in range(400):
        rhythm = chance.choice([*MONTHS, ""])
        days = [SINCE + chance.randrange(-30, 500) * DAY for _one in range(chance.randrange(6))]
        on = SINCE + chance.randrange(-10, 520) * DAY
        until = chance.choice([None, SINCE + chance.randrange(-5, 520) * DAY])
        due = None if rhythm else SINCE + chance.randrange(400) * DAY

        def of(these, rhythm=rhythm, due=due, until=until, on=on):
            promised = Promised(SINCE, rhythm, due, tuple(held(day) for day in these))
            return standing(promised, until, on)

        found = of(days)
        assert all(of(these) == found for these in itertools.islice(itertools.permutations(days), 6))
        assert 0 <= found.kept <= found.asked or not rhythm
        assert (found.state == State.LATE) == (found.late_days(on) > 0)
        none = of([])
        assert none.state != State.KEPT
        if none.state != State.LATE:
            assert found.state != State.LATE
        if found.due_on is not None and rhythm:
            assert found.due_on >= on
        # What is held today makes it late no more.
        if until is None or on <= until:
            assert of([*days, max(on, SINCE)]).state != State.LATE or on < SINCE

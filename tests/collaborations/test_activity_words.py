"""What the thread, the home page and the next step say of activities of several days, on each of their days."""

from __future__ import annotations

import pytest

from collaborations.actions.activities import cancel_activity
from collaborations.models import Collaboration
from collaborations.thread.facts import Thread, threads, with_facts
from collaborations.thread.next_step import next_step
from collaborations.thread.reader import reader_of
from collaborations.thread.stage_line import stage_line
from collaborations.thread.timeline import timeline
from cop_portal.dates import format_days, today
from tests.cast import Cast, english_client_of
from tests.collaborations.activity_steps import DAY, opened, planned, us
from tests.collaborations.reading import text_of
from tests.collaborations.steps import introduced

pytestmark = pytest.mark.django_db


def read(user, organization) -> Thread:
    row = with_facts(Collaboration.objects.all()).get()
    return threads([row], reader_of(user, organization))[0]


def entry_of(thread: Thread):
    return next(entry for entry in timeline(thread) if entry.rank == 7)


def test_it_works(cast: Cast):
    """Ahead of it, every place says the days; staff read its kind and its days."""
    row = planned(cast, governorate=cast.erbil, place="Erbil")
    thread = read(cast.suzan, cast.weo)
    days = format_days(row.planned_on, row.planned_until)
    entry = entry_of(thread)
    assert str(entry.text) == "Planned: <bdi>training of staff</bdi>, <bdi>Erbil</bdi>."
    assert entry.date.startswith(format_days(row.planned_on, row.planned_until, year=False))
    assert next_step(thread).text == f"Planned for {days}: training of staff."
    knot = next(one for one in stage_line(thread) if one.label == "Joint work")
    assert knot.date == f"from {format_days(row.planned_on)}"
    assert knot.in_sentence == "<bdi>Our own title</bdi>"
    assert next_step(thread).title == "Next: <bdi>Our own title</bdi>"
    english_client_of(cast.suzan)
    assert days in text_of(cast.suzan, "/")
    assert days in text_of(cast.suzan, row.get_absolute_url())
    staff = entry_of(read(cast.staff, None))
    assert (staff.title, staff.text) == ("Joint activity", "Planned: training of staff.")
    for_staff = read(cast.staff, None)
    assert next_step(for_staff).title == "Next: joint work"
    assert next(one for one in stage_line(for_staff) if one.label == "Joint work").in_sentence == "joint work"


@pytest.mark.parametrize(
    ("begins", "is_due"), [(0, False), (-1, False), (-2, False), (-3, True)], ids=lambda value: str(value)
)
def test_it_is_to_be_recorded_once_its_last_day_is_over(cast: Cast, begins: int, is_due: bool):
    """Three days: while they go on they are still ahead; the day after the last one it waits to be recorded."""
    row = planned(cast, planned_on=today() + begins * DAY)
    thread = read(cast.suzan, cast.weo)
    step, entry = next_step(thread), entry_of(thread)
    assert (step.title == "Next: record the joint activity") == is_due
    assert ("Nothing is recorded yet." in str(entry.text)) == is_due
    assert ("It is taking place now." in str(entry.text)) == (begins in (-1, -2))
    english_client_of(cast.suzan)
    at_home = text_of(cast.suzan, "/").partition("Coming up")[2]
    assert (row.title in at_home) == (not is_due)


def test_what_was_cancelled_is_told_to_its_parties_alone(cast: Cast):
    row = planned(cast)
    cancel_activity(activity=row, **us(cast), reason="The hall burnt down.")
    entry = entry_of(read(cast.ahmed, cast.al_noor))
    assert entry.title == "Joint activity cancelled"
    assert "The hall burnt down." in str(entry.text)
    assert not [one for one in timeline(read(cast.staff, None)) if one.rank == 7]


def test_an_open_one_is_where_its_event_is(cast: Cast):
    """Search moves the event at the desk: the thread follows. It cancels it: nothing is planned any more."""
    row = opened(cast)
    event = row.event
    event.starts_on = event.ends_on = today() + 5 * DAY
    event.save()
    thread = read(cast.suzan, cast.weo)
    assert format_days(today() + 5 * DAY) in str(next_step(thread).text)
    assert "It is open to all members." in str(entry_of(thread).text)
    event.cancelled_on, event.cancel_reason = today(), "No budget."
    event.save()
    thread = read(cast.suzan, cast.weo)
    assert not thread.planned_activities
    assert "Search has cancelled its event." in str(entry_of(thread).text)


def test_nothing_is_asked_once_more_for_several(cast: Cast, django_assert_num_queries):
    """What is said of an open activity's days is at hand."""
    collaboration = introduced(cast)
    opened(cast, planned(cast, collaboration))
    planned(cast, collaboration, title="Another")
    thread = read(cast.suzan, cast.weo)
    with django_assert_num_queries(0):
        timeline(thread), next_step(thread), stage_line(thread)

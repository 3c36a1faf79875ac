"""Two at once, on two connections: one event of a training, and no half of one."""

from __future__ import annotations

import pytest

from collaborations.actions.activities import cancel_activity, record_activity
from collaborations.actions.activity_files import add_activity_file
from collaborations.actions.activity_opening import open_activity
from collaborations.actions.threads import leave, set_shown_to_members
from collaborations.models import ActivityFile, ActivityParticipants
from cop_portal.dates import today
from cop_portal.refusals import Refused
from events.models import Event
from tests.at_once import at_once, failed
from tests.cast import Cast
from tests.collaborations.activity_steps import DAY, announcement, fresh, pdf, planned, them, tick, us
from tests.collaborations.steps import party

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_works(cast: Cast):
    """A double click, and the other party at the same moment: one event, and who came second is told."""
    row = planned(cast)
    tick(cast, row.collaboration)

    def ours() -> object:
        return open_activity(activity=row, **us(cast), announcement=announcement())

    def theirs() -> object:
        return open_activity(activity=row, **them(cast), announcement=announcement(name_en="Our words"))

    results = at_once(ours, ours, theirs)
    assert not failed(results)
    event = Event.objects.get(kind="training")
    assert fresh(row).event == event
    refused = [one for one in results if isinstance(one, Refused)]
    assert len(refused) == (1 if event.name_en == "Training on quotas" else 2)


def test_opening_and_taking_the_tick_back_at_once(cast: Cast):
    """Whoever is first: it is opened only if every party let members see it at that moment."""
    row = planned(cast)
    tick(cast, row.collaboration)
    results = at_once(
        lambda: open_activity(activity=row, **us(cast), announcement=announcement()),
        lambda: set_shown_to_members(collaboration=row.collaboration, **them(cast), shown=False),
    )
    assert not failed(results)
    assert (fresh(row).event is None) == isinstance(results[0], Refused)


def test_opening_and_leaving_and_cancelling_at_once(cast: Cast):
    """Afterwards a cancelled activity has no event that still stands."""
    row = planned(cast)
    tick(cast, row.collaboration)
    results = at_once(
        lambda: open_activity(activity=row, **us(cast), announcement=announcement()),
        lambda: cancel_activity(activity=row, **us(cast), reason="No hall.", announced_reason="No hall."),
        lambda: leave(collaboration=row.collaboration, **them(cast)),
    )
    assert not failed(results)
    after = fresh(row)
    assert after.cancelled_on is not None
    assert after.event is None or after.event.cancelled_on is not None


def test_opening_and_recording_at_once(cast: Cast):
    """Held with its numbers, or opened: never both."""
    row = planned(cast, planned_on=today() - DAY)
    tick(cast, row.collaboration)
    counts = {party(row.collaboration, cast.weo): (3, 1, 0)}
    results = at_once(
        lambda: open_activity(activity=row, **us(cast), announcement=announcement()),
        lambda: record_activity(activity=row, **them(cast), held_on=today() - DAY, participants=counts),
    )
    assert not failed(results)
    after = fresh(row)
    assert (after.event is None) == ActivityParticipants.objects.filter(activity=row).exists()


def test_a_file_sent_twice_at_once(cast: Cast):
    row = planned(cast)
    results = at_once(
        *[lambda: add_activity_file(activity=row, **us(cast), upload=pdf(), title="Report")] * 2
    )
    assert not failed(results)
    assert ActivityFile.objects.count() == 1

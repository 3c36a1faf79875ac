"""A concluded thread takes nothing that ends after it, whatever its first day."""

from __future__ import annotations

import datetime

import pytest

from collaborations.actions.activities import record_activity
from collaborations.actions.activity_opening import change_opened
from collaborations.actions.activity_plans import move_activity
from collaborations.actions.corrections import correct_activity
from collaborations.activities.days import plan_seen
from collaborations.models import Collaboration, JointActivity, Rest
from cop_portal.dates import today
from cop_portal.refusals import Refused
from tests.cast import Cast
from tests.collaborations.activity_steps import DAY, announcement, fresh, opened, planned, tick, us
from tests.collaborations.resting import concluded
from tests.collaborations.steps import introduced, party

pytestmark = pytest.mark.django_db
LAST = today() - 3 * DAY


def code_of(action, **values) -> str:
    """The code with which ``action`` refuses."""
    with pytest.raises(Refused) as refusal:
        action(**values)
    return refusal.value.code


def ended(cast: Cast, collaboration: Collaboration, on: datetime.date = LAST) -> None:
    """It was concluded on a day, also where something is planned for later."""
    Rest.objects.create(
        collaboration=collaboration,
        kind=Rest.Kind.CONCLUDED,
        since=on,
        text="Done",
        party=party(collaboration, cast.weo),
        made_by=cast.suzan,
    )


def test_it_works(cast: Cast):
    """A plan that begins by its last day and goes on after it is refused; one that is over by then is not."""
    collaboration = introduced(cast)
    concluded(cast, collaboration)
    values = {"cast": cast, "collaboration": collaboration, "planned_on": today()}
    assert code_of(planned, **values, planned_until=today() + 30 * DAY) == "concluded"
    assert not JointActivity.objects.exists()
    planned(**values, planned_until=None)


def test_held_until_later(cast: Cast):
    """Neither recorded nor corrected so."""
    activity = planned(cast, planned_on=LAST, planned_until=None)
    ended(cast, activity.collaboration)
    held = {"activity": activity, **us(cast), "held_on": LAST, "participants": {}, "result": "Learnt."}
    assert code_of(record_activity, **held, held_until=today()) == "concluded"
    record_activity(**held)
    corrected = {**held, "kind": "training", "title": activity.title, "place": activity.place}
    assert code_of(correct_activity, **corrected, seen=0, held_until=today()) == "concluded"
    correct_activity(**{**corrected, "result": "Learnt much."}, seen=0)


def test_moved_until_later(cast: Cast):
    """Where only the last day is another, too."""
    activity = planned(cast, planned_on=LAST, planned_until=None)
    ended(cast, activity.collaboration)
    values = {"activity": activity, **us(cast), "seen": plan_seen(fresh(activity)), "planned_on": LAST}
    assert code_of(move_activity, **values, planned_until=today()) == "concluded"
    move_activity(**values, place="Elsewhere")


def test_what_is_open_to_all_is_not_moved(cast: Cast):
    """Of a concluded thread its training keeps its days; its other words may still be put right."""
    collaboration = introduced(cast)
    tick(cast, collaboration)
    activity = planned(cast, collaboration, planned_on=today(), planned_until=None)
    activity = opened(cast, activity, starts_on=today(), ends_on=today())
    concluded(cast, collaboration)
    values = {"activity": activity, **us(cast), "seen": activity.event.version}
    for first, last in ((today() + 20 * DAY, today() + 20 * DAY), (today(), today() + DAY)):
        moved = announcement(starts_on=first, ends_on=last)
        assert code_of(change_opened, **values, announcement=moved) == "concluded"
    assert fresh(activity).event.ends_on == today()
    said = announcement(starts_on=today(), ends_on=None, place="Another hall")
    assert change_opened(**values, announcement=said).event.place == "Another hall"

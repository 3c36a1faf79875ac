"""A training that is open to all members, in its own thread: when and where it is, who came, and that it is over."""

from __future__ import annotations

import datetime

import pytest

from collaborations.actions.activities import record_activity
from collaborations.models import Collaboration, JointActivity
from collaborations.thread.facts import Thread, threads, with_facts
from collaborations.thread.next_step import next_step
from collaborations.thread.reader import reader_of
from collaborations.thread.timeline import timeline
from cop_portal.dates import today
from events.models import Event
from members.models import Organization
from tests.cast import Cast, english_client_of
from tests.collaborations.activity_steps import DAY, fresh, opened, us

pytestmark = pytest.mark.django_db
OTHERS = "All others together"


def page(user, row: JointActivity) -> str:
    """The activity's page in English."""
    return english_client_of(user).get(row.get_absolute_url()).content.decode()


def read(user, organization) -> Thread:
    return threads(with_facts(Collaboration.objects.all()), reader_of(user, organization))[0]


def entry_text(user, organization) -> str:
    """What the thread says of the activity."""
    return str(next(entry.text for entry in timeline(read(user, organization)) if entry.rank == 7))


def held(cast: Cast, *, is_closed: bool = True) -> JointActivity:
    """Its event was yesterday; seven came from WEO, and one of each number from walk-ins and another member."""
    row = opened(cast)
    day = today() - DAY
    event = Event.objects.filter(pk=row.event_id)
    event.update(starts_on=day, ends_on=day, closed_on=today() if is_closed else None)
    row.collaboration.parties.update(joined_on=day - DAY)
    present = row.event.presences
    present.create(organization=cast.weo, women=7)
    present.create(organization=cast.al_noor, men=31)
    present.create(organization=cast.outsider_org, women=100)
    present.create(walk_in_name="Hope", men=20)
    present.create(walk_in_name="Dawn", not_stated=3)
    return fresh(row)


def test_it_works(cast: Cast):
    """The parties read each other's numbers, and one of all others, with no name; staff read none in the thread."""
    row = held(cast)
    for user in (cast.suzan, cast.colleague, cast.ahmed):
        text = page(user, row)
        for words in ("Women: 7.", "Men: 31.", OTHERS, "123 people"):
            assert words in text
        for words in ("Women: 100", "Men: 20", "Hope", "Outsider Association"):
            assert words not in text
    record_activity(activity=row, **us(cast), held_on=today() - DAY, participants={}, result="Good.")
    came = "38 people of your organizations came. Women: 7. Men: 31. 123 people of other organizations came."
    assert came in entry_text(cast.ahmed, cast.al_noor)
    assert "people" not in entry_text(cast.staff, None)


def test_of_fewer_than_three_there_is_no_number(cast: Cast):
    """Who has no number is none of them; nor is a hidden organization, in its number neither."""
    row = held(cast)
    Organization.objects.filter(pk=cast.outsider_org.pk).update(visibility="hidden")
    assert OTHERS not in page(cast.suzan, row)
    row.event.presences.create(walk_in_name="Rain", women=4)
    assert "27 people" in page(cast.suzan, row)
    row.event.presences.filter(walk_in_name="Rain").update(women=0)
    assert OTHERS not in page(cast.suzan, row)


def test_before_search_has_closed_it_there_is_none(cast: Cast):
    """Each line that is written down would say how many came from whom."""
    text = page(cast.suzan, held(cast, is_closed=False))
    assert "Men: 31." in text
    assert OTHERS not in text


def test_who_joined_afterwards_is_one_of_the_others(cast: Cast):
    """It came as a member: what it counted is not told by its joining. It reads its own number."""
    row = held(cast)
    row.collaboration.parties.create(
        organization=cast.outsider_org, joined_on=today(), accepted_by=cast.outsider
    )
    text = page(cast.suzan, row)
    assert "123 people" in text
    assert "Women: 100" not in text
    assert "Women: 100." in page(cast.outsider, row)


def test_when_and_where_it_is(cast: Cast):
    """The hour and the place that were announced, to the parties; what they wrote for themselves beside."""
    row = opened(cast, starts_at=datetime.time(10), ends_at=datetime.time(15, 30))
    words = 'Planned: <bdi>training of staff</bdi>, <bdi dir="ltr">10:00</bdi>, <bdi>Hall of Roses</bdi>.'
    assert words in entry_text(cast.ahmed, cast.al_noor)
    assert "Roses" not in entry_text(cast.staff, None)
    facts = page(cast.ahmed, row).partition('id="opened"')[0]
    for words in (
        "10:00 to 15:30, Baghdad time",
        "Hall of Roses",
        "Written for yourselves",
        "A private house",
    ):
        assert words in facts


@pytest.mark.parametrize("is_closed", [True, False])
def test_it_is_over_as_its_event_says(cast: Cast, is_closed: bool):
    """In the thread, on its page and in the next step; who does not record reads that it is not recorded."""
    row = held(cast, is_closed=is_closed)
    begin = "Search has closed the event." if is_closed else "The event is over."
    for text in (page(cast.suzan, row), entry_text(cast.suzan, cast.weo)):
        assert f"{begin} Record what came of it." in text
        assert "othing is recorded yet" not in text
    for text in (page(cast.colleague, row), entry_text(cast.colleague, cast.weo)):
        assert f"{begin} What came of it is not recorded yet." in text
    assert next_step(read(cast.suzan, cast.weo)).text.startswith(begin) == is_closed


def test_closed_on_its_last_day_it_waits_at_once(cast: Cast):
    row = held(cast)
    Event.objects.filter(pk=row.event_id).update(starts_on=today(), ends_on=today())
    assert next_step(read(cast.suzan, cast.weo)).title == "Next: record the joint activity"
    assert "Search has closed the event." in entry_text(cast.suzan, cast.weo)
    assert "Search has closed the event." in page(cast.suzan, row)

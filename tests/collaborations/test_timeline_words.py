"""The words of a thread's timeline and of its stage line: today, planned meetings, entry points, what is next."""

from __future__ import annotations

import datetime
import re

import pytest

from collaborations.actions.activities import plan_activity
from collaborations.actions.meetings import confirm_area, plan_meeting
from collaborations.actions.promises import mark_done, promise
from collaborations.actions.threads import leave
from collaborations.models import Collaboration
from collaborations.thread.facts import Thread, threads, with_facts
from collaborations.thread.next_step import next_step
from collaborations.thread.reader import reader_of
from collaborations.thread.stage_line import stage_line
from collaborations.thread.timeline import timeline
from cop_portal.dates import format_date, today
from tests.cast import Cast, english_client_of
from tests.collaborations.meeting_steps import al_noor, weo
from tests.collaborations.mous import confirm, entered
from tests.collaborations.reading import text_of
from tests.collaborations.resting import LESSONS, concluded, paused
from tests.collaborations.steps import MEETING, introduced, met, party, workshop

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def read(user, organization) -> Thread:
    """The only thread, for this reader."""
    return threads(with_facts(Collaboration.objects.all()), reader_of(user, organization))[0]


def now(user, organization):
    """Today's entry."""
    return next(entry for entry in timeline(read(user, organization)) if entry.state == "now")


def titled(title: str, user, organization):
    """The entry of this title."""
    return next(entry for entry in timeline(read(user, organization)) if entry.title == title)


def sentence(user, url: str) -> str:
    """What stands for the stage line on phones."""
    page = english_client_of(user).get(url).content.decode()
    return re.sub(
        "<[^>]+>", "", page.partition('class="stage-sentence"')[2].partition(">")[2].partition("</p>")[0]
    )


def introduced_today(cast: Cast) -> Collaboration:
    """Introduced at a workshop of today."""
    return introduced(cast, event=workshop(cast.weo, cast.al_noor, starts_on=today()))


def test_it_works(cast: Cast):
    """On the first day of what is not even a day old today says so."""
    introduced_today(cast)
    entry = now(cast.suzan, cast.weo)
    assert (entry.title, entry.text) == ("No meeting yet", "")


def points(cast: Cast, collaboration: Collaboration, kept: int = 0, open_: int = 0, late: int = 0) -> None:
    """So many action points of each sort."""
    us = {"collaboration": collaboration, **weo(cast), "party": party(collaboration, cast.weo)}
    for number in range(kept + open_ + late):
        due = today() - DAY if number < late else today() + 30 * DAY
        row = promise(**us, what=f"Thing {number}", due_on=due, on=MEETING)
        if number >= late + open_:
            mark_done(action_point=row, **weo(cast))


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ({}, ""),
        ({"kept": 2}, "Action points: 2 kept."),
        ({"open_": 1}, "Action points: 1 open."),
        ({"late": 1}, "Action points: 1 late."),
        ({"kept": 1, "open_": 2}, "Action points: 1 kept, 2 open."),
        ({"kept": 1, "late": 2}, "Action points: 1 kept, 2 late."),
        ({"open_": 1, "late": 2}, "Action points: 1 open, 2 late."),
        ({"kept": 1, "open_": 1, "late": 1}, "Action points: 1 kept, 1 open, 1 late."),
    ],
)
def test_no_number_that_is_none(cast: Cast, numbers: dict[str, int], words: str):
    points(cast, introduced_today(cast), **numbers)
    assert now(cast.suzan, cast.weo).text == words
    assert now(cast.staff, None).text == ""


@pytest.mark.parametrize(
    ("days", "title"), [(0, "Paused since today"), (1, "Paused for 1 day"), (24, "Paused for 24 days")]
)
def test_a_pause_is_said_once(cast: Cast, days: int, title: str):
    """The top of the page says since when and why; today only for how long."""
    paused(cast, introduced(cast), on=today() - days * DAY)
    entry = now(cast.suzan, cast.weo)
    assert (entry.title, entry.text) == (title, "")
    assert (titled("Paused", cast.suzan, cast.weo).text, titled("Paused", cast.suzan, cast.weo).said) == (
        "",
        "",
    )


def test_what_was_learned_stands_where_it_was_concluded(cast: Cast):
    """In full, for the parties; staff read that it was concluded."""
    concluded(cast, introduced(cast), on=today() - 3 * DAY)
    entry = titled("Concluded", cast.suzan, cast.weo)
    assert entry.text.endswith("wrote what was learned:")
    assert entry.said == LESSONS
    assert now(cast.suzan, cast.weo).title == "Concluded 3 days ago"
    assert now(cast.suzan, cast.weo).text == ""
    staff = titled("Concluded", cast.staff, None)
    assert (staff.text, staff.said) == ("", "")


@pytest.mark.parametrize(
    ("at", "place", "words"),
    [
        (datetime.time(14, 5), "Erbil", 'Planned: <bdi dir="ltr">14:05</bdi>, <bdi>Erbil</bdi>.'),
        (datetime.time(9), "", 'Planned: <bdi dir="ltr">09:00</bdi>.'),
        (None, "Erbil", "Planned: <bdi>Erbil</bdi>."),
        (None, "", "Planned."),
    ],
)
def test_a_planned_meeting_has_its_hour(cast: Cast, at: datetime.time | None, place: str, words: str):
    """For the parties: to staff it is a day."""
    plan_meeting(
        collaboration=introduced(cast), **weo(cast), planned_on=today() + 9 * DAY, starts_at=at, place=place
    )
    assert titled("Follow-up meeting", cast.suzan, cast.weo).text == words
    assert titled("Follow-up meeting", cast.staff, None).text == "Planned."


def test_an_entry_point_is_somebodys_step(cast: Cast):
    """As an area is: whoever was there and has confirmed none is asked, the others read whom it waits for."""
    collaboration = introduced(cast)
    meeting = met(cast, collaboration, entry_points=((cast.legal_aid, "One clinic for both."),))
    for area in meeting.areas.filter(kind="area"):
        confirm_area(area=area, **al_noor(cast), on=MEETING)
    ours, theirs = next_step(read(cast.suzan, cast.weo)), next_step(read(cast.ahmed, cast.al_noor))
    assert ours.title == "Next: the entry points are confirmed"
    assert [one.organization for one in ours.who] == [cast.al_noor]
    assert theirs.title == "Next: confirm the entry points"
    assert theirs.text.startswith("1 entry point was written down")
    assert theirs.action == "Look at the entry points"
    waits = "1 entry point waits for <bdi>Al Noor</bdi>."
    assert waits in titled("Follow-up meeting", cast.suzan, cast.weo).text
    confirm_area(area=meeting.areas.get(kind="entry_point"), **al_noor(cast), on=MEETING)
    assert "entry points" not in next_step(read(cast.suzan, cast.weo)).title
    assert "Entry point, confirmed:" in titled("Follow-up meeting", cast.suzan, cast.weo).text


def test_areas_and_entry_points_are_asked_for_together(cast: Cast):
    """Each with its number; and only what waits is counted."""
    meeting = met(cast, introduced(cast), entry_points=((cast.legal_aid, ""),))
    theirs = next_step(read(cast.suzan, cast.weo))
    assert theirs.title == "Next: the shared areas and entry points are confirmed"
    step = next_step(read(cast.ahmed, cast.al_noor))
    assert step.title == "Next: confirm the shared areas and entry points"
    assert step.text.startswith("2 areas that you have in common were written down")
    assert step.text.endswith("They count once you confirm them. 1 entry point waits for you as well.")
    confirm_area(area=meeting.areas.filter(kind="area").first(), **al_noor(cast), on=MEETING)
    step = next_step(read(cast.ahmed, cast.al_noor))
    assert step.title == "Next: confirm the entry points"
    assert step.text.startswith("1 entry point was")


def test_an_entry_point_of_who_has_left_waits_for_nobody(cast: Cast):
    collaboration = introduced(cast)
    met(cast, collaboration, areas=(), entry_points=((cast.legal_aid, ""),))
    leave(collaboration=collaboration, **al_noor(cast))
    words = "1 entry point is not confirmed: an organization that was there has left."
    assert words in titled("Follow-up meeting", cast.suzan, cast.weo).text


def test_what_follows_a_memorandum_with_the_parties(cast: Cast):
    """That it is in force, and not joint work."""
    collaboration = introduced(cast)
    url = collaboration.get_absolute_url()
    met(cast, collaboration)
    mou = entered(cast, collaboration)
    assert sentence(cast.suzan, url) == "MoU with the parties (step 5 of 7). Next: memorandum in force."
    confirm(cast, mou)
    assert sentence(cast.suzan, url) == "MoU in force (step 5 of 7). Next: joint work."


def test_the_joint_work_that_is_planned_is_named(cast: Cast):
    """To its parties; staff read that it is joint work."""
    collaboration = introduced(cast)
    url = collaboration.get_absolute_url()
    confirm(cast, entered(cast, collaboration))
    us = {"collaboration": collaboration, **weo(cast)}
    first = today() + 30 * DAY
    plan_activity(**us, kind="training", title="Law & quotas", planned_on=first, planned_until=first + DAY)
    assert sentence(cast.suzan, url).endswith("Next: Law &amp; quotas.")
    assert sentence(cast.staff, url).endswith("Next: joint work.")
    assert "Law" not in text_of(cast.staff, url)
    knot = stage_line(read(cast.suzan, cast.weo))[5]
    year = "" if first.year == 2021 else f" {first.year}"
    assert knot.date == f"from {format_date(first, year=False)}{year}"

"""What a thread says of today while its memorandum is being signed, and after it has ended."""

from __future__ import annotations

import datetime

import pytest

from collaborations.thread.next_step_by_stage import by_stage
from collaborations.thread.stage_line import MOU_KNOT, stage_line
from collaborations.thread.timeline import timeline
from cop_portal.dates import format_date, today
from tests.collaborations.mou_agreed import agreed, put
from tests.collaborations.mou_agreeing.test_thread import thread_for

from .steps import signed

pytestmark = pytest.mark.django_db


def entries(thread) -> dict[str, str]:
    """What the timeline says, by title."""
    return {str(entry.title): str(entry.text) for entry in timeline(thread)}


def test_it_works(cast):
    mou = signed(cast, renewal="automatic")
    thread = thread_for(mou.collaboration, cast.suzan, cast.weo)
    assert "MoU in force" in entries(thread)
    assert "is in force" in by_stage(thread).text


def test_after_its_end(cast):
    ended_on = today() - datetime.timedelta(days=5)
    mou = signed(cast, renewal="none", ends_on=ended_on)
    thread = thread_for(mou.collaboration, cast.suzan, cast.weo)
    assert entries(thread)["The MoU has ended"] == "5 days so far."
    assert "MoU in force" not in entries(thread)
    assert stage_line(thread)[MOU_KNOT].date.startswith("ended on ")
    assert format_date(ended_on) in by_stage(thread).text


def test_while_it_is_signed(cast):
    with_parties = thread_for(put(cast).collaboration, cast.suzan, cast.weo)
    found = entries(with_parties)
    assert "MoU with the parties" in found
    assert "Waiting for" in found["Memorandum of Understanding with the parties"]


def test_once_all_have_agreed(cast):
    found = entries(thread_for(agreed(cast).collaboration, cast.suzan, cast.weo))
    assert "MoU being signed" in found
    assert "MoU with the parties" not in found
    assert not found["Memorandum of Understanding with the parties"]

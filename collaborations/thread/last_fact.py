"""When something happened in a thread last, of the facts at hand. ``follow_up/silence.py`` asks the same in SQL.

Anything that somebody did in it counts: introduced, met or called off, worked together or cancelled, an area
confirmed, a memorandum or its amendment put to the parties, agreed to, signed, withdrawn or concluded, something
promised, kept or dropped, a party that came or left, a pause or conclusion that began or ended.
What is only planned has not happened, nor what was recorded and then denied; writing on a draft is the writers' own,
and counts when it is put to the parties. What one party of a memorandum gives back to another, a text or a paper,
counts for these alone: staff, and whoever else is in the thread, know nothing of it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from collaborations.introductions.origins import introduced_on
from collaborations.meetings.denials import is_fact
from cop_portal.dates import DatedFact, Precision

if TYPE_CHECKING:
    from collaborations.thread.facts import Thread


def last_fact_of(thread: Thread) -> DatedFact:
    """The day, or month, of the last thing that happened in ``thread``."""
    return max(
        (fact for fact in _facts(thread) if fact.date <= thread.on),
        key=lambda fact: fact.date,
        default=DatedFact(thread.collaboration.opened_on, Precision.DAY),
    )


def _facts(thread: Thread) -> Iterator[DatedFact]:
    """What is known by its month stands first: of two on one day it is the one to be written."""
    for introduction in thread.introductions:
        precision = Precision.DAY if introduction.answered_on else introduction.date_precision
        yield DatedFact(introduced_on(introduction), precision)
    for meeting in thread.held_meetings:
        yield DatedFact(meeting.held_on, meeting.date_precision)
    for date in (*_of_meetings(thread), *_of_the_rest(thread)):
        if date is not None:
            yield DatedFact(date, Precision.DAY)


def _of_meetings(thread: Thread) -> Iterator[datetime.date | None]:
    for meeting in thread.collaboration.meetings.all():
        if is_fact(meeting):
            yield meeting.called_off_on
        for area in meeting.areas.all():
            yield from (confirmation.confirmed_on for confirmation in area.confirmations.all())


def _of_the_rest(thread: Thread) -> Iterator[datetime.date | None]:
    row = thread.collaboration
    for activity in row.activities.all():
        yield from (activity.held_on, activity.held_until, activity.cancelled_on)
    for facts in (*thread.mous, *thread.drafts_of_all):
        is_party = facts.has_party(thread.own)
        # Its amendments are told to its parties and staff; the others of the thread know it by its stage.
        knows_all = is_party or thread.reader.is_staff
        for version in facts.versions if knows_all else facts.versions[:1]:
            yield from version.days if is_party else version.days_for_others
    for point in row.action_points.all():
        yield from (point.made_on, point.done_on, point.dropped_on)
    for party in thread.all_parties:
        yield from (party.joined_on, party.left_on)
    for rest in thread.rests:
        yield from (rest.since, rest.until)

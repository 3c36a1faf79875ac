"""On which days a party did in a thread what it can be reminded of."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from collaborations.models import Party
from collaborations.thread.facts import Thread


def days_of_doing(thread: Thread, party: Party) -> set[datetime.date]:
    """The days on which the organization of ``party`` confirmed what was found, put, returned, agreed to
    or signed a memorandum, kept or dropped
    what it had promised, or paused or concluded the thread; of all the times that it was in."""
    own = {one.pk for one in thread.all_parties if one.organization_id == party.organization_id}
    return {day for day in _days(thread, own) if day is not None}


def _days(thread: Thread, own: set[int]) -> Iterator[datetime.date | None]:
    for meeting in thread.collaboration.meetings.all():
        for area in meeting.areas.all():
            yield from (one.confirmed_on for one in area.confirmations.all() if one.party_id in own)
    for facts in (*thread.mous, *thread.drafts_of_all):
        for version in facts.versions:
            yield from version.days_of({row.pk for row in version.parties if row.party_id in own})
    for point in thread.collaboration.action_points.all():
        if point.party_id in own:
            yield from (point.done_on, point.dropped_on)
    yield from (rest.since for rest in thread.rests if rest.party_id in own)

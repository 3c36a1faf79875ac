"""When a thread that all but one have left has ended, and who was in it to the end."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from collaborations.models import Party


def ended_on(parties: Iterable[Party]) -> datetime.date | None:
    """The day on which the last but one left; ``parties`` are all who are or were in it. None while two are."""
    latest = _latest(parties)
    staying = sum(party.left_on is None for party in latest)
    left = sorted(party.left_on for party in latest if party.left_on is not None)
    if staying >= 2 or not left:
        return None
    return left[-1] if staying or len(left) < 2 else left[-2]


def last_together(parties: Iterable[Party]) -> list[Party]:
    """Who was in it when it ended, in the order they joined: it is called by them, not by who had left long before."""
    latest = _latest(parties)
    day = ended_on(latest)
    return [party for party in latest if party.left_on is None or day is None or party.left_on >= day]


def _latest(parties: Iterable[Party]) -> list[Party]:
    """Each organization once: one that left and came back as it is now."""
    in_order = sorted(parties, key=lambda row: (row.joined_on, row.pk))
    latest = {party.organization_id: party for party in in_order}
    return sorted(latest.values(), key=lambda party: (party.joined_on, party.pk))

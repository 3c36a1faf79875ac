"""Who has other rounds by now than its people were told of: staff and time change a schedule after it is published."""

from __future__ import annotations

from collections.abc import Iterable

from events.models import Pairing, PairingMeeting, PairingParticipant

from .standing import Standing

# The rounds of an organization in which it meets somebody: round, table, the partner's id.
Rounds = list[list[int]]


def rounds_shown(meetings: Iterable[PairingMeeting], standing: Standing) -> dict[int, Rounds]:
    """The rounds that each organization that takes part is shown of these, by its id; a rest is not named."""
    found: dict[int, Rounds] = {pk: [] for pk in standing.organizations}
    for row in sorted(meetings, key=lambda one: one.round):
        low, high = row.organization_low_id, row.organization_high_id
        if standing.know_each_other(low, high):
            found[low].append([row.round, row.table, high])
            found[high].append([row.round, row.table, low])
    return found


def changed_since_told(
    pairing: Pairing,
    participants: Iterable[PairingParticipant],
    meetings: Iterable[PairingMeeting],
    standing: Standing,
) -> list[PairingParticipant]:
    """Those of ``participants`` whose rounds are others than they were told; what was changed back is not. Who no
    longer takes part, and who was never told, has nothing to be told anew; nor has anybody while some rounds are still
    to be published, since all are told then."""
    if pairing.is_draft:
        return []
    now = rounds_shown(meetings, standing)
    return [
        one
        for one in participants
        if one.told is not None and one.organization_id in now and one.told != now[one.organization_id]
    ]

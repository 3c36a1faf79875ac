"""Two organizations change places in a round of an event's pairing. For Search staff."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import Refused
from events.models import Event, Pairing, PairingMeeting
from events.pairing import NotPossible, Round, Rules, Schedule, swap
from events.schedule.ground import bounds_of, in_order
from events.schedule.standing import standing_of
from members.actions.recorded import recorded
from members.models import Organization, User

from .acquaintances import lock_event
from .common import require_staff
from .pairings import pairing_now, refuse_changed, refuse_pairing

# One sentence whatever the reason is: a language, a partnership or a mark of staff.
_WORDS: dict[str, Any] = {
    "same": _("Choose two different organizations that do not meet each other in this round."),
    "meets_twice": _("Two would meet again who meet in another round. Choose another organization."),
    "not_possible": _("Two would meet who cannot be put together. Choose another organization."),
}


@recorded
def swap_places(
    *,
    pairing: Pairing,
    by: User,
    round: int,
    first: Organization,
    second: Organization,
    seen_version: int | None = None,
) -> Pairing:
    """Let ``first`` and ``second`` change places in ``round`` (counted from 1): each meets whom the other was to meet,
    or rests in its stead. Where both rest, they meet each other, at the first free table.

    PairingChanged where another has changed the schedule since it was seen; Refused, with one sentence for all reasons
    that are nobody's business, where two would meet who cannot.
    """
    require_staff(by)
    with transaction.atomic():
        event = lock_event(pairing.event)
        refuse_pairing(event)
        now = pairing_now(pairing)
        refuse_changed(now, seen_version)
        try:
            _change(event, now, round, first.pk, second.pk)
        except NotPossible as forbidden:
            raise Refused(_WORDS[forbidden.code], field="second", code=forbidden.code) from forbidden
        now.version += 1
        now.save(update_fields=["version"])
    return now


def _change(event: Event, pairing: Pairing, number: int, first: int, second: int) -> None:
    participants = list(pairing.participants.order_by("pk").values_list("organization_id", flat=True))
    meetings = list(pairing.meetings.order_by("round", "table"))
    schedule = _schedule(pairing, participants, meetings)
    rules = bounds_of(standing_of(event), participants).rules
    here = [row for row in meetings if row.round == number]
    if 1 <= number <= pairing.rounds and first != second:
        resting = schedule.rounds[number - 1].resting
        if first in resting and second in resting:
            _put_together(pairing, number, (first, second), rules, meetings)
            return
    # How much there is to talk about is told where the schedule is shown, and not kept.
    after = swap(schedule, number - 1, first, second, rules, lambda _one, _other: 0)
    for row, two in zip(here, after.rounds[number - 1].pairs, strict=True):
        low, high = in_order(two)
        if (row.organization_low_id, row.organization_high_id) != (low, high):
            row.organization_low_id, row.organization_high_id = low, high
            row.save(update_fields=["organization_low", "organization_high"])


def _put_together(
    pairing: Pairing, number: int, two: tuple[int, int], rules: Rules, meetings: list[PairingMeeting]
) -> None:
    low, high = in_order(two)
    if any((row.organization_low_id, row.organization_high_id) == (low, high) for row in meetings):
        raise NotPossible("meets_twice")
    if not rules.can_meet(low, high):
        raise NotPossible("not_possible")
    taken = {row.table for row in meetings if row.round == number}
    table = next(one for one in range(1, len(taken) + 2) if one not in taken)
    PairingMeeting.objects.create(
        pairing=pairing, round=number, table=table, organization_low_id=low, organization_high_id=high
    )


def _schedule(pairing: Pairing, participants: list[int], meetings: list[PairingMeeting]) -> Schedule:
    """The stored rounds as ``events.pairing`` has them; the pairs of each in the order of its tables."""
    by_round: dict[int, list[PairingMeeting]] = defaultdict(list)
    for row in meetings:
        by_round[row.round].append(row)
    rounds = []
    for number in range(1, pairing.rounds + 1):
        pairs = tuple((row.organization_low_id, row.organization_high_id) for row in by_round[number])
        busy = {pk for two in pairs for pk in two}
        rounds.append(Round(pairs, tuple(pk for pk in participants if pk not in busy)))
    return Schedule(tuple(rounds), 0)

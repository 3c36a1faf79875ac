"""Two organizations change places in a round of an event's pairing. For Search staff."""

from __future__ import annotations

from django.db import transaction
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cop_portal.refusals import Refused
from cop_portal.ui.templatetags.ui import isolated
from events.models import Event, Pairing, PairingMeeting
from events.pairing import Key, NotPossible, Rules, swap
from events.schedule.ground import bounds_of, in_order
from events.schedule.standing import standing_of
from members.actions.recorded import recorded
from members.models import Organization, User

from .acquaintances import lock_event
from .common import require_staff
from .pairings import pairing_now, refuse_changed, refuse_pairing
from .rounds import stored_rounds


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

    PairingChanged where another has changed the schedule since it was seen; Refused where two would meet who cannot, in
    a sentence that names the two, the same for all reasons that are nobody's business.
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
            raise Refused(_words(forbidden), field="second", code=forbidden.code) from forbidden
        now.version += 1
        now.save(update_fields=["version"])
    return now


def _change(event: Event, pairing: Pairing, number: int, first: int, second: int) -> None:
    participants = list(pairing.participants.order_by("pk"))
    meetings = list(pairing.meetings.order_by("round", "table"))
    rounds = stored_rounds(pairing, participants, meetings)
    rules = bounds_of(standing_of(event), [one.organization_id for one in participants]).rules
    here = [row for row in meetings if row.round == number]
    if 1 <= number <= pairing.rounds and first != second:
        resting = rounds[number - 1].resting
        if first in resting and second in resting:
            _put_together(pairing, number, (first, second), rules, meetings)
            return
    after = swap(rounds, number - 1, first, second, rules)
    for row, two in zip(here, after[number - 1].pairs, strict=True):
        low, high = in_order(two)
        if (row.organization_low_id, row.organization_high_id) != (low, high):
            row.organization_low_id, row.organization_high_id = low, high
            row.save(update_fields=["organization_low", "organization_high"])


def _put_together(
    pairing: Pairing, number: int, two: tuple[int, int], rules: Rules, meetings: list[PairingMeeting]
) -> None:
    low, high = in_order(two)
    for row in meetings:
        if (row.organization_low_id, row.organization_high_id) == (low, high):
            raise NotPossible("meets_twice", two, row.round - 1)
    rules.refuse(*two)
    taken = {row.table for row in meetings if row.round == number}
    table = next(one for one in range(1, len(taken) + 2) if one not in taken)
    PairingMeeting.objects.create(
        pairing=pairing, round=number, table=table, organization_low_id=low, organization_high_id=high
    )


def _words(forbidden: NotPossible) -> str:
    """Why it is not done. One sentence for a partnership, a mark of staff and two who may not know of each other."""
    if forbidden.code == "same":
        return _("Choose two different organizations that do not meet each other in this round.")
    if forbidden.two is None:
        return _("Two would meet who cannot be put together. Choose another organization.")
    texts = {
        "meets_twice": _("{first} and {second} meet in round {round} already. Choose another organization."),
        "language": _("{first} and {second} share no language. Choose another organization."),
        "not_possible": _("{first} and {second} cannot be put together. Choose another organization."),
    }
    rows = Organization.objects.filter(pk__in=forbidden.two)
    called: dict[Key, SafeString] = {one.pk: isolated(one.short_name) for one in rows}
    first, second = (called[pk] for pk in forbidden.two)
    return format_html(texts[forbidden.code], first=first, second=second, round=(forbidden.round or 0) + 1)

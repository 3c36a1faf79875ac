"""The rounds of a pairing as they are proposed and written down. Called by ``pairings`` under the event's lock."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import Refused
from events.models import Event, Pairing, PairingMeeting, PairingParticipant
from events.pairing import Key, Round, Schedule, pair, rests_in
from events.schedule.ground import Pairs, bounds_of, in_order, talk_of
from events.schedule.standing import Standing
from events.schedule.times import after_a_pause, as_kept, day_of_rounds, hours_of_rounds
from events.schedule.told import rounds_shown
from members.models import User


@dataclass(frozen=True)
class Kept:
    """The first rounds of a pairing, which stay when others are proposed: who met there, and how often each of those
    chosen now has rested so far."""

    number: int = 0
    met: Pairs = field(default_factory=list)
    rested: dict[Key, int] = field(default_factory=dict)


def kept_rounds(current: Pairing | None, number: int, standing: Standing, chosen: list[int]) -> Kept:
    """The first ``number`` rounds of ``current``. Where a partner stayed away, the other has rested."""
    if current is None or not number:
        return Kept()
    rows = list(current.meetings.filter(round__lte=number))
    rounds = stored_rounds(
        current,
        list(current.participants.order_by("pk")),
        [one for one in rows if standing.know_each_other(one.organization_low_id, one.organization_high_id)],
    )
    return Kept(
        number,
        [frozenset((one.organization_low_id, one.organization_high_id)) for one in rows],
        dict(rests_in(rounds[:number], chosen)),
    )


def stored_rounds(
    pairing: Pairing, participants: Iterable[PairingParticipant], meetings: Iterable[PairingMeeting]
) -> tuple[Round, ...]:
    """Rows as ``events.pairing`` has them: each round's pairs in the order of its tables, and who was chosen for it and
    has no table."""
    by_round: dict[int, list[PairingMeeting]] = defaultdict(list)
    for row in sorted(meetings, key=lambda one: (one.round, one.table)):
        by_round[row.round].append(row)
    rounds = []
    for number in range(1, pairing.rounds + 1):
        pairs = tuple((row.organization_low_id, row.organization_high_id) for row in by_round[number])
        busy = {pk for two in pairs for pk in two}
        there = (one.organization_id for one in participants if number not in one.absent_rounds)
        rounds.append(Round(pairs, tuple(pk for pk in there if pk not in busy)))
    return tuple(rounds)


def beginning(
    event: Event, current: Pairing | None, keep: int, facts: dict[str, Any]
) -> datetime.time | None:
    """The hour at which the first new round begins: the one that staff named, or else after the kept ones, if these
    have hours. Raises Refused where it would not follow them."""
    if current is None or not keep:
        return facts["starts_at"]
    if facts["day"] != day_of_rounds(event, current):
        raise Refused(
            _("The rounds that you keep are on another day. Choose that day, or keep none."),
            field="day",
            code="kept_day",
        )
    held = hours_of_rounds(current, range(1, keep + 1))
    if held is None:
        return facts["starts_at"]
    if facts["starts_at"] is None:
        begins = after_a_pause(held.ends, facts["pause"])
        if begins is None:
            raise past_midnight()
        return begins
    if facts["starts_at"] < held.ends:
        words = _(
            "The rounds that you keep end at %(hour)s. Let the new ones begin then or later, keep fewer, or leave this "
            "empty."
        )
        raise Refused(words % {"hour": f"{held.ends:%H:%M}"}, field="starts_at", code="before_kept")
    return facts["starts_at"]


def past_midnight() -> Refused:
    """The refusal of rounds that do not end on their day."""
    return Refused(
        _("The last round would end after midnight. Begin earlier, or with fewer or shorter rounds."),
        field="starts_at",
        code="past_midnight",
    )


def proposed(standing: Standing, chosen: list[int], rounds: int, kept: Kept) -> Schedule:
    """Who of those chosen meets whom in so many rounds after the kept ones. Raises Refused where nobody can."""
    bounds, talk = bounds_of(standing, chosen), talk_of(chosen)
    schedule = pair(
        bounds.participants,
        talk.score,
        [*bounds.avoid, *kept.met],
        bounds.keep_apart,
        rounds,
        rested=kept.rested,
    )
    if not schedule.rounds:
        words = (
            _(
                "No two of these organizations are left that can be put together and have not met yet. Choose others "
                "as well, or keep fewer rounds."
            )
            if kept.number
            else _("No two of these organizations can be put together. Choose others as well.")
        )
        raise Refused(words, field="organizations", code="nobody_meets")
    return schedule


def write(
    pairing: Pairing, chosen: list[int], schedule: Schedule, by: User, facts: dict[str, Any], keep: int
) -> Pairing:
    """Save ``pairing`` with these participants and meetings after its first ``keep`` rounds, which stay; whatever else
    it had before is gone. Members go on seeing of these what they saw, and of the new ones nothing."""
    pairing.kept = as_kept(pairing, keep)
    shown = min(pairing.shown_rounds, keep)
    for name, value in facts.items():
        setattr(pairing, name, value)
    pairing.rounds = keep + len(schedule.rounds)
    pairing.draft_from = shown + 1 if shown else None
    pairing.published_at = pairing.published_at if shown else None
    pairing.made_by, pairing.made_at = by, timezone.now()
    if pairing.pk is not None:
        pairing.version += 1
    pairing.save()
    pairing.meetings.filter(round__gt=keep).delete()
    _write_participants(pairing, chosen, keep)
    PairingMeeting.objects.bulk_create(
        PairingMeeting(
            pairing=pairing,
            round=number,
            table=table,
            organization_low_id=in_order(two)[0],
            organization_high_id=in_order(two)[1],
        )
        for number, one in enumerate(schedule.rounds, start=keep + 1)
        for table, two in enumerate(one.pairs, start=1)
    )
    return pairing


def _write_participants(pairing: Pairing, chosen: list[int], keep: int) -> None:
    """Those chosen take part in the rounds after ``keep``; who was in a round before these stays for that one."""
    left = {*chosen}
    new = list(range(keep + 1, pairing.rounds + 1))
    stays, goes = [], []
    for row in pairing.participants.all():
        missed = [number for number in row.absent_rounds if number <= keep]
        if row.organization_id in left:
            left.remove(row.organization_id)
            row.absent_rounds = missed
            stays.append(row)
        elif len(missed) < keep:
            row.absent_rounds = missed + new
            stays.append(row)
        else:
            goes.append(row.pk)
    pairing.participants.filter(pk__in=goes).delete()
    PairingParticipant.objects.bulk_update(stays, ["absent_rounds"])
    PairingParticipant.objects.bulk_create(
        PairingParticipant(pairing=pairing, organization_id=pk, absent_rounds=list(range(1, keep + 1)))
        for pk in sorted(left)
    )


def remember_told(pairing: Pairing, participants: Iterable[PairingParticipant], standing: Standing) -> None:
    """Write down which rounds each of these has as its people are told of them."""
    now = rounds_shown(pairing.meetings.all(), standing)
    rows = list(participants)
    for row in rows:
        row.told = now.get(row.organization_id, [])
    PairingParticipant.objects.bulk_update(rows, ["told"])

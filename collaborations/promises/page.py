"""What an action point's own page shows its parties: how it stands, what shows it, through whose hands it went."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from collaborations.models import ActionPoint, ActionPointFile, ActionPointMove, FollowUpMeeting, Party
from collaborations.promises.moves import is_inner, moved_nothing
from collaborations.promises.people import person_for
from collaborations.promises.visibility import (
    may_close_action,
    may_correct_action,
    may_correct_words,
    may_drop_action,
    may_name_anybody,
    written_down_for,
)
from collaborations.thread.commitments import has_left
from collaborations.thread.due import due_words
from collaborations.thread.facts import Thread
from collaborations.thread.words import say
from cop_portal.dates import format_date
from members.models import Organization
from members.profile.rows import file_facts


@dataclass
class MoveRow:
    """One step of its history: when, what happened by whom, and why in their words, which they can change."""

    on: datetime.date
    words: SafeString | str
    reason: str
    reword_url: str = ""


@dataclass
class May:
    """What the reader can do with it now."""

    close: bool = False
    reopen: bool = False
    name_person: bool = False
    reassign: bool = False
    drop: bool = False
    correct: bool = False
    move_due: bool = False

    @property
    def any(self) -> bool:
        """Whether there is anything beside marking it as done."""
        return self.name_person or self.reassign or self.drop or self.correct or self.move_due


@dataclass
class PromisePage:
    """An action point as one of its parties' people sees it."""

    point: ActionPoint
    thread: Thread
    owner: Party
    strand: str
    has_left: bool
    person: str
    # What is said beside its date: that it is late, or due today.
    remark: str
    kind: str
    file: ActionPointFile | None
    moves: list[MoveRow]
    may: May
    # Whose word it is, and which party corrected it last.
    written_by: Party | None
    corrected_by: Party | None
    dropped_by: Party | None = None
    # Who wrote it down and who marked it as done, for the people of the same organization.
    writer: str = ""
    done_by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.point.done_on is None and self.point.dropped_on is None

    @property
    def file_facts(self) -> SafeString:
        """What the file that shows it is, before it is opened on a slow line."""
        return file_facts(self.file.document)

    @property
    def meeting(self) -> FollowUpMeeting | None:
        """The meeting at which it was promised."""
        return self.point.meeting


def promise_page(point: ActionPoint, thread: Thread, user, organization: Organization | None) -> PromisePage:
    """The page of ``point`` (from ``with_people``, with who wrote it and did it) for ``user``, who acts for
    ``organization``."""
    parties = {party.pk: party for party in thread.all_parties}
    own = thread.reader.organization_ids
    written_by = _written_by(point, thread)
    owner = point.party = owner_of(point, thread)
    is_open = point.done_on is None and point.dropped_on is None
    state, kind = due_words(point.due_on, thread.on) if is_open else ("", "")
    return PromisePage(
        point=point,
        thread=thread,
        owner=owner,
        strand=thread.strand_of(owner),
        has_left=has_left(thread, point),
        person=person_for(point, own) if is_open else "",
        remark=state if kind == "late" or point.due_on == thread.on else "",
        kind=kind,
        file=ActionPointFile.objects.filter(action_point=point).select_related("document").first(),
        moves=_moves(point, thread, parties),
        may=_may(point, thread, user, organization),
        written_by=written_by,
        corrected_by=parties.get(point.corrected_by_id),
        dropped_by=parties.get(point.dropped_by_id),
        writer=point.made_by.name if written_by is not None and written_by.organization_id in own else "",
        done_by=point.done_by.name if point.done_by is not None and owner.organization_id in own else "",
    )


def _written_by(point: ActionPoint, thread: Thread) -> Party | None:
    """The party for which ``point`` was written down, where that can be said."""
    ids = written_down_for(point)
    parties = [party for party in thread.all_parties if party.organization_id in ids]
    return parties[-1] if len(ids) == 1 and parties else None


def owner_of(point: ActionPoint, thread: Thread) -> Party:
    """Who owes ``point``, under the name that the reader may know: a hidden one that has left is a former party."""
    return next(party for party in thread.all_parties if party.pk == point.party_id)


def targets_of(point: ActionPoint, thread: Thread) -> list[Party]:
    """The parties that ``point`` can go to: those of now, but the one that owes it."""
    return [party for party in thread.parties if party.organization_id != point.party.organization_id]


def _may(point: ActionPoint, thread: Thread, user, organization: Organization | None) -> May:
    if organization is None or not thread.writes:
        return May()
    if point.dropped_on is not None:
        return May(correct=may_correct_action(user, organization, point))
    corrects = may_correct_words(user, organization, point)
    closes = may_close_action(user, organization, point)
    if point.done_on is not None:
        return May(reopen=closes, correct=corrects)
    drops = may_drop_action(user, organization, point)
    return May(
        close=closes,
        name_person=closes and may_name(user, organization, point),
        reassign=drops and thread.is_open and bool(targets_of(point, thread)),
        drop=drops,
        correct=corrects,
        move_due=drops and not thread.is_concluded,
    )


def may_name(user, organization: Organization, point: ActionPoint) -> bool:
    """Whether ``user`` can say anything about who does ``point`` (from ``with_people``): a colleague where nobody else
    is named."""
    if may_name_anybody(user, organization, point):
        return True
    is_free = not point.person_is_there or point.person_id == user.pk
    return is_free and may_close_action(user, organization, point)


def _moves(point: ActionPoint, thread: Thread, parties: dict[int, Party]) -> list[MoveRow]:
    """Its history, the latest first. Who of an organization does it is that organization's own: so is why that
    changed."""
    own = thread.reader.organization_ids
    rows = []
    number = 0
    for move in point.moves.select_related("to_person").order_by("moved_on", "pk"):
        owner, mover = parties[move.from_party_id], parties[move.by_party_id]
        is_ours = thread.writes and mover.organization_id == thread.own.organization_id
        number += is_ours
        if is_inner(move) and owner.organization_id not in own:
            continue
        row = MoveRow(move.moved_on, _words(move, parties), move.reason)
        if is_ours and (thread.acts or is_inner(move) or moved_nothing(move)):
            row.reword_url = reverse("collaborations:action_move_words", args=[point.public_id, number])
        rows.append(row)
    return rows[::-1]


def _words(move: ActionPointMove, parties: dict[int, Party]) -> SafeString | str:
    first, second, mover = (
        parties[pk].organization for pk in (move.from_party_id, move.to_party_id, move.by_party_id)
    )
    if move.from_party_id != move.to_party_id:
        return _gone_words(first, second, mover)
    if move.from_due_on != move.to_due_on:
        return _day_words(mover, move.from_due_on, move.to_due_on)
    if moved_nothing(move):
        return say(gettext("{organization}: it is not done after all."), organization=first)
    if move.to_person is None:
        return gettext("It is nobody's in particular any more.")
    return say(gettext("It went to {person}."), person=move.to_person.name)


def _gone_words(first: Organization, second: Organization, mover: Organization) -> SafeString:
    """From one organization to another, by one of the two or by a third."""
    if mover.pk == first.pk:
        return say(gettext("{first} gave it to {second}."), first=first, second=second)
    if mover.pk == second.pk:
        return say(gettext("{second} took it over from {first}."), first=first, second=second)
    words = gettext("{organization} gave it from {first} to {second}.")
    return say(words, organization=mover, first=first, second=second)


def _day_words(mover: Organization, before: datetime.date | None, now: datetime.date | None) -> SafeString:
    if now is None:
        words = gettext("{organization} moved it: it was due on {before}, and has no date any more.")
        return say(words, organization=mover, before=format_date(before))
    if before is None:
        words = gettext("{organization} moved it: it had no date, and is due on {now}.")
        return say(words, organization=mover, now=format_date(now))
    words = gettext("{organization} moved it: it was due on {before}, and is due on {now}.")
    return say(words, organization=mover, before=format_date(before), now=format_date(now))

"""Lists of who came that staff paste: kept on the server, decided line by line, and written down all at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import Refused
from events.attendance import read_list
from events.attendance.cleaning import lines_of
from events.attendance.decisions import (
    Decision,
    decision_of,
    line_key,
    lines_written,
    mark_of,
    with_lines_written,
)
from events.attendance.review import Review, too_many
from events.attendance.understood import Understood
from events.models import AttendanceList, Event
from events.pasting.reading import Ground
from events.recognizing import everybody
from members.actions.recorded import recorded
from members.models import User

from .acquaintances import lock_event
from .common import require_staff
from .presence import refuse_presence
from .writing_down import write_down

# A list that nobody saved holds names of people: it goes after so many days.
KEPT_DAYS = 14


class ListGone(Refused):
    """The list was saved or discarded meanwhile, by somebody else or in another window."""

    def __init__(self) -> None:
        super().__init__(_("This list was saved or discarded meanwhile."), code="list_gone")


class DecidedMeanwhile(Refused):
    """Another has said something else of the same thing since it was shown; nothing was written over it. ``now`` is
    what was said, None where it was taken back."""

    def __init__(self, now: Decision | None) -> None:
        super().__init__(_("Somebody else has decided this meanwhile."), code="decided_meanwhile")
        self.now = now


class ListChanged(Refused):
    """What would be written down is no longer what was shown."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The list has changed since this page was opened, so nothing was written down. Look at it once more,"
                " then save it."
            ),
            code="list_changed",
        )


@dataclass(frozen=True)
class Saved:
    """What was written down: how many people, of how many organizations; and the lines that still wait for a word.

    ``is_whole``: nothing of the list remains. Where something does and none of it waits, what was asked beside a line
    that is written down now is clear by that."""

    people: int
    organizations: int
    waiting: int
    is_whole: bool


@recorded
def paste_list(*, event: Event, by: User, text: str) -> AttendanceList:
    """Keep a pasted list for review. The same text, pasted again by the same person, is the list there is.

    Raises Refused where nothing that can be seen stands in it or nobody can have come to the event, and TooLong.
    """
    require_staff(by)
    text = text.replace("\x00", "")
    if not any(lines_of(text)):
        raise Refused(_("Paste the list first: one person a line."), field="text", code="empty")
    read_list(text, everybody())
    with transaction.atomic():
        event = lock_event(event)
        refuse_presence(event)
        pasted = AttendanceList.objects.filter(event=event, made_by=by, saved_at__isnull=True, text=text)
        return pasted.first() or AttendanceList.objects.create(event=event, made_by=by, text=text)


def decide(
    *, pasted: AttendanceList, by: User, key: str, decision: Decision | None, seen: str = ""
) -> AttendanceList:
    """Say one thing of a list; None takes back what was said. ``seen`` is the mark of what had been said of it when
    it was shown. Raises DecidedMeanwhile where another has said something else since, and ListGone."""
    kept, conflicts = decide_several(pasted=pasted, by=by, answers={key: (decision, seen)})
    if key in conflicts:
        raise DecidedMeanwhile(conflicts[key])
    return kept


@recorded
def decide_several(
    *, pasted: AttendanceList, by: User, answers: Mapping[str, tuple[Decision | None, str]]
) -> tuple[AttendanceList, dict[str, Decision | None]]:
    """Say several things of a list at once, each a decision and the mark of what was seen. What nobody else has said
    anything of meanwhile is kept; gives the list, and for the others what was said of them. Raises ListGone."""
    require_staff(by)
    conflicts: dict[str, Decision | None] = {}
    with transaction.atomic():
        kept = _list_now(pasted)
        before = dict(kept.decisions)
        for key, (decision, seen) in answers.items():
            now = decision_of(kept.decisions.get(key))
            if mark_of(now) == mark_of(decision):
                continue
            if mark_of(now) != seen:
                conflicts[key] = now
            elif decision is None:
                del kept.decisions[key]
            else:
                kept.decisions[key] = replace(decision, by=by.pk).as_data()
        if kept.decisions != before:
            kept.version += 1
            kept.save(update_fields=["decisions", "version"])
    return kept, conflicts


@recorded
def save_list(*, pasted: AttendanceList, by: User, seen: str | None = None) -> Saved:
    """Write down all of a list that is clear, in one transaction; what waits for a word remains in it, line by line at
    its place. Once nothing waits the list is saved, and its text erased.

    Staff who log the same event meanwhile lose nothing: people are added beside theirs, and where numbers of theirs
    would be replaced the organization waits for a word. ``seen`` is the mark of the review that was shown: raises
    ListChanged where another one would be saved. Saved again, it raises ListGone and writes nothing.
    """
    require_staff(by)
    with transaction.atomic():
        event = lock_event(pasted.event)
        refuse_presence(event)
        kept = _list_now(pasted)
        ground = Ground(event)
        review = ground.review(kept)
        if seen is not None and seen != review.mark:
            raise ListChanged
        if any(too_many(party) for party in review.parties):
            raise Refused(_("More than 9999 people cannot have come for one organization."), code="too_many")
        write_down(event, review.parties, ground.by_who)
        waiting = 0
        if review.is_whole:
            _end(kept, by)
        else:
            if review.clear or review.left_out:
                _keep_the_rest(kept, review)
            # Who was asked about only beside a line that is written down now is known by it.
            waiting = len(Ground(event).review(kept).waiting)
    return Saved(review.adds, review.organizations, waiting, review.is_whole)


@recorded
def discard_list(*, pasted: AttendanceList, by: User) -> None:
    """Throw a list away with all that was said of it. Done again, or once it was saved, it does nothing."""
    require_staff(by)
    AttendanceList.objects.filter(pk=pasted.pk, saved_at__isnull=True).delete()


def sweep_lists(days: int = KEPT_DAYS) -> int:
    """Erase lists that nobody has saved for so many days; gives how many. For a command."""
    before = timezone.now() - datetime.timedelta(days=days)
    erased, _each = AttendanceList.objects.filter(saved_at__isnull=True, made_at__lt=before).delete()
    return erased


def _list_now(pasted: AttendanceList) -> AttendanceList:
    kept = AttendanceList.objects.select_for_update().filter(pk=pasted.pk, saved_at__isnull=True).first()
    if kept is None:
        raise ListGone
    return kept


def _end(kept: AttendanceList, by: User) -> None:
    kept.text, kept.decisions, kept.version = "", {}, kept.version + 1
    kept.saved_at, kept.saved_by = timezone.now(), by
    kept.save(update_fields=["text", "decisions", "version", "saved_at", "saved_by"])


def _keep_the_rest(kept: AttendanceList, review: Review) -> None:
    """Erase what is done with: the lines themselves, so that those that wait keep their numbers, and what was said of
    them. Headings stay, for the lines beneath them are read by what they say."""
    lines = kept.text.splitlines()
    remain: set[int] = set()
    headings = {one.line.heading for one in review.lines if one.number in review.waiting}
    stays = False
    for one in review.lines:
        # A line that goes on from the one before goes with it.
        is_heading = one.code == "header" or one.number in headings
        stays = stays if one.code == "continued" else one.number in review.waiting or is_heading
        if stays:
            remain.add(one.number)
        else:
            lines[one.number - 1] = ""
    keys = {line_key(number) for number in remain}
    keys |= {writing.key for writing in review.writings if not remain.isdisjoint(_numbers(writing.lines))}
    keys |= {party.question for party in review.parties if not remain.isdisjoint(party.lines)}
    count = lines_written(kept.decisions) + len(review.clear)
    decisions = {key: value for key, value in kept.decisions.items() if key in keys}
    kept.decisions = with_lines_written(decisions, count)
    kept.text = "\n".join(lines)
    kept.version += 1
    kept.save(update_fields=["text", "decisions", "version"])


def _numbers(lines: Iterable[Understood]) -> set[int]:
    return {one.number for one in lines}

"""How many took part in a joint activity, as its parties may read it on the thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, QuerySet

from collaborations.models import ActivityParticipants, JointActivity, Party
from collaborations.thread.recorded import recorded
from cop_portal.postgres.nested_rows import nested
from events.models import Event, Presence
from members.models import Organization

if TYPE_CHECKING:
    from collaborations.thread.facts import Thread

NUMBERS = ("women", "men", "not_stated")
# Of fewer organizations no number is read, since one could work out whose it is.
FEWEST = 3
HIDDEN, LISTED = Organization.Visibility.HIDDEN, Organization.Visibility.LISTED


@dataclass(frozen=True)
class Counts:
    """How many women and men, and how many of whom nobody said which."""

    women: int = 0
    men: int = 0
    not_stated: int = 0

    @property
    def total(self) -> int:
        """How many people."""
        return self.women + self.men + self.not_stated


NOBODY = Counts()


@dataclass(frozen=True)
class Came:
    """Who came to what is open to all members: each party that holds it (and the reader's own), and how many all others
    were, where that is shown; else 0."""

    parties: list[tuple[Party, Counts]] = field(default_factory=list)
    others: int = 0


def with_counts(activities: QuerySet[JointActivity]) -> QuerySet[JointActivity]:
    """``activities`` with how many came: from each party, or as the attendance of its event has it; and when it was
    written down that they were held."""
    present = Presence.objects.filter(event=OuterRef("event")).order_by("pk")
    return activities.annotate(
        recorded_at=recorded(JointActivity, "held_on"),
        cancelled_at=recorded(JointActivity, "cancelled_on"),
        counted_rows=nested(ActivityParticipants.objects.filter(activity=OuterRef("pk")), *NUMBERS),
        present_rows=nested(present, "organization_id", "organization__visibility", *NUMBERS),
    )


def counts_of(activity: JointActivity, thread: Thread) -> Counts:
    """How many took part, to a reader who belongs to a party: all parties together."""
    if thread.own is None:
        return NOBODY
    if activity.counted_here:
        return together(_counts(row) for row in activity.counted_rows)
    return together(counts for _party, counts in came_to(activity, thread).parties)


def came_to(activity: JointActivity, thread: Thread) -> Came:
    """Who came to ``activity`` (from ``with_counts``), which is open to all members, for a reader of its ``thread``.

    The parties that hold it read each other's numbers, as of anything that they hold together. Of all others they read
    one number, once Search has closed the event: before, it would tell with each line that is written down how many
    came from whom. It is left out where it is of fewer than three, and no hidden organization is in it.
    """
    if thread.own is None or activity.event is None:
        return Came()
    rows = {row["organization_id"]: row for row in activity.present_rows if row["organization_id"]}
    held = {party.organization_id: party for party in thread.all_parties if _held(party, activity.event)}
    present = {party.organization_id for party in thread.parties}
    own = {thread.own.organization_id: thread.own}
    # Of who has left and is not listed nothing more is read than of anybody else.
    parties = [
        (party, _counts(rows[pk]))
        for pk, party in (held | own).items()
        if pk in rows and (pk in present or rows[pk]["organization__visibility"] == LISTED)
    ]
    others = [
        _counts(row).total
        for row in activity.present_rows
        if row["organization_id"] not in held | own and row["organization__visibility"] != HIDDEN
    ]
    counted = [total for total in others if total]
    closed_on = activity.event.closed_on
    is_shown = closed_on is not None and closed_on <= thread.on and len(counted) >= FEWEST
    return Came(parties, sum(counted) if is_shown else 0)


def together(each: Iterable[Counts]) -> Counts:
    """All of them in one."""
    rows = list(each)
    return Counts(**{number: sum(getattr(row, number) for row in rows) for number in NUMBERS})


def _held(party: Party, event: Event) -> bool:
    """Whether ``party`` was in the thread on the days of ``event``."""
    return party.joined_on <= event.ends_on and (party.left_on is None or party.left_on >= event.starts_on)


def _counts(row: Mapping[str, Any]) -> Counts:
    return Counts(**{number: row[number] for number in NUMBERS})

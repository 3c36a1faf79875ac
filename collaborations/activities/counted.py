"""How many took part in a joint activity, as its parties may read it on the thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import OuterRef, QuerySet

from collaborations.models import ActivityParticipants, JointActivity
from collaborations.thread.recorded import recorded
from cop_portal.postgres.nested_rows import nested
from events.models import Presence

if TYPE_CHECKING:
    from collaborations.thread.facts import Thread

NUMBERS = ("women", "men", "not_stated")


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


def with_counts(activities: QuerySet[JointActivity]) -> QuerySet[JointActivity]:
    """``activities`` with how many came: from each party, or as the attendance of its event has it; and when it was
    written down that they were held."""
    return activities.annotate(
        recorded_at=recorded(JointActivity, "held_on"),
        counted_rows=nested(ActivityParticipants.objects.filter(activity=OuterRef("pk")), *NUMBERS),
        present_rows=nested(Presence.objects.filter(event=OuterRef("event")), "organization_id", *NUMBERS),
    )


def counts_of(activity: JointActivity, thread: Thread) -> Counts:
    """How many took part, to a reader who belongs to a party: all parties together. Of one that is counted at its event
    only the reader's own organization, as on the event's page (``events.visibility.counts_visible_to``)."""
    if thread.own is None:
        return Counts()
    if activity.counted_here:
        rows = activity.counted_rows
    else:
        rows = [row for row in activity.present_rows if row["organization_id"] == thread.own.organization_id]
    return Counts(**{number: sum(row[number] for row in rows) for number in NUMBERS})

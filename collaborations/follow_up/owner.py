"""Who must act in a thread, and whom a nudge would reach: the representatives of the parties that must act.

Nobody is nudged twice within a fortnight, over all threads and whoever nudges.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max, Q

from collaborations.models import Party
from collaborations.thread.facts import Thread
from collaborations.thread.next_step import NextStep
from members.models import Membership, Role

FORTNIGHT = datetime.timedelta(days=14)


def owners(thread: Thread, step: NextStep | None) -> list[Party]:
    """The parties that must take ``step``; the one that leads where anybody may; empty where it is anybody's."""
    if step is None:
        return []
    # Who has left in the meantime need not act any more.
    must = [party for party in thread.parties if party in step.who]
    return must or [party for party in thread.parties if party.pk == thread.collaboration.led_by_id]


def can_be_nudged(thread: Thread, step: NextStep | None) -> bool:
    """Whether there is something to nudge for: two are in it, it does not rest, and what comes next is not in the
    calendar already."""
    return thread.is_open and thread.rest is None and step is not None and not step.is_planned


@dataclass(frozen=True)
class Reach:
    """Whom a nudge would reach today: ``free`` get it, each for the organization beside them; ``lately`` had one, in
    any thread, on the day beside them."""

    free: Mapping[int, int]
    lately: Mapping[int, datetime.date]

    @property
    def is_waiting(self) -> bool:
        """Whether everybody had one lately."""
        return bool(self.lately) and not self.free

    @property
    def last_on(self) -> datetime.date | None:
        """The last day on which one of them was nudged."""
        return max(self.lately.values(), default=None)

    @property
    def again_from(self) -> datetime.date | None:
        """The first day on which somebody of them can be nudged again."""
        earliest = min(self.lately.values(), default=None)
        return None if earliest is None else earliest + FORTNIGHT


def reaches(
    asked: Mapping[int, Iterable[Party]], *, on: datetime.date, but: int | None = None
) -> dict[int, Reach]:
    """For each collaboration (its id) whom a nudge of these parties would reach on the day ``on``, in one query.

    ``but``: who nudges is not nudged.
    """
    parties = {pk: [party.organization_id for party in of_it] for pk, of_it in asked.items()}
    lately = Q(user__nudges__nudged_on__gt=on - FORTNIGHT)
    rows = (
        Membership.objects.filter(
            organization__in={one for of_it in parties.values() for one in of_it},
            role=Role.REPRESENTATIVE,
            until__isnull=True,
            user__is_active=True,
        )
        .exclude(user=but)
        .order_by()
        .values("organization", "user")
        .annotate(last=Max("user__nudges__nudged_on", filter=lately))
    )
    speaking = list(rows.values_list("organization", "user", "last"))
    found = {}
    for pk, of_it in parties.items():
        # Who speaks for two of them is asked once, for the first.
        order = {organization: place for place, organization in enumerate(of_it)}
        theirs = sorted((row for row in speaking if row[0] in order), key=lambda row: -order[row[0]])
        days = {person: last for _organization, person, last in theirs if last is not None}
        free = {person: organization for organization, person, last in theirs if last is None}
        found[pk] = Reach(free=free, lately=days)
    return found

"""What a person owes, as numbers: for the one mail a week, which says no more."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q

from collaborations.promises.owed import owed_by
from collaborations.thread.due import SOON
from members.models import Role
from members.roles import open_memberships


@dataclass(frozen=True)
class PromisesDue:
    """How many action points are late, are due within a fortnight, and are open in all (these among them)."""

    late: int
    soon: int
    open: int


def promises_of(person, on: datetime.date) -> PromisesDue:
    """What is ``person``'s to keep on the day ``on``: all that an organization owes of which they are a representative,
    and what they are named for themselves. One question, however much it is."""
    memberships = open_memberships(person)
    spoken_for = memberships.filter(role=Role.REPRESENTATIVE).values("organization_id")
    owed = owed_by(memberships.values("organization_id"), on).filter(
        Q(party__organization__in=spoken_for) | Q(person=person)
    )
    numbers = owed.order_by().aggregate(
        late=Count("pk", filter=Q(due_on__lt=on)),
        soon=Count("pk", filter=Q(due_on__gte=on, due_on__lte=on + datetime.timedelta(days=SOON))),
        open=Count("pk"),
    )
    return PromisesDue(**numbers)

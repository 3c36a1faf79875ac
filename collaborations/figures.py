"""What people outside a thread may count of collaborations: nothing of organizations that are not listed."""

from __future__ import annotations

import datetime

from django.db.models import Exists, OuterRef, QuerySet

from collaborations.thread.listing import collaborations_in_company
from members.visibility import listed_members

from .models import Collaboration, MemorandumOfUnderstanding, MouParty, Party


def countable_collaborations(on: datetime.date | None = None) -> QuerySet[Collaboration]:
    """Threads with two or more in them all of whose parties are listed, with their stage and whether they rest: a count
    must not hint at who hides."""
    unlisted = Party.objects.filter(collaboration=OuterRef("pk"), left_on__isnull=True).exclude(
        organization__in=listed_members()
    )
    return collaborations_in_company().filter(~Exists(unlisted)).with_stage(on)


def countable_mous(on: datetime.date | None = None) -> QuerySet[MemorandumOfUnderstanding]:
    """Memoranda between listed organizations only, with their state."""
    unlisted = MouParty.objects.filter(mou=OuterRef("pk")).exclude(party__organization__in=listed_members())
    return MemorandumOfUnderstanding.objects.with_state(on).filter(~Exists(unlisted))

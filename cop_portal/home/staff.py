"""What Search staff find at home: what has come to a stop, and could be helped on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from collaborations.models import FollowUpMeeting, Introduction, MemorandumOfUnderstanding
from collaborations.mous.states import MouState
from collaborations.mous.visibility import mous_visible_to
from collaborations.stages import Stage
from collaborations.thread.facts import reader_of
from collaborations.thread.listing import ThreadRow, open_collaborations, requests_unanswered, rows_of
from cop_portal.dates import today
from events.calendar import coming_events
from events.models import Event
from members.models import Invitation

# From when on something counts as stuck.
STILL_AFTER = datetime.timedelta(days=14)
EXPIRES_WITHIN = datetime.timedelta(days=3)
# Old stories need no nudge any more.
FORGOTTEN_AFTER = datetime.timedelta(days=60)
SHOWN = 10


@dataclass
class Desk:
    """The lists of the page."""

    introductions: list[ThreadRow]
    requests: list[Introduction]
    mous: list[MemorandumOfUnderstanding]
    invitations: list[Invitation]
    events: list[Event]

    @property
    def count(self) -> int:
        """How many things are stuck."""
        return len(self.introductions) + len(self.requests) + len(self.mous) + len(self.invitations)


def staff_desk(user) -> Desk:
    """What is stuck, the oldest first."""
    return Desk(
        introductions=_introductions(user),
        requests=list(requests_unanswered().filter(happened_on__lte=today() - STILL_AFTER)[:SHOWN]),
        mous=_mous(user),
        invitations=list(_invitations()[:SHOWN]),
        events=list(coming_events(user)[:3]),
    )


def _introductions(user) -> list[ThreadRow]:
    """Threads in which nobody has taken a step after the introduction: no meeting was held, none is planned."""
    planned = FollowUpMeeting.objects.filter(collaboration=OuterRef("pk"), called_off_on__isnull=True)
    still = (
        open_collaborations()
        .with_stage()
        .filter(~Exists(planned), stage=Stage.INTRODUCED, introduced_on__lte=today() - STILL_AFTER)
        .order_by("introduced_on", "pk")
    )
    return rows_of(still[:SHOWN], reader_of(user, None))


def _mous(user) -> list[MemorandumOfUnderstanding]:
    """Memoranda that wait for a party's confirmation."""
    return list(
        mous_visible_to(user)
        .with_state()
        .filter(state=MouState.SIGNING, frozen_on__lte=today() - STILL_AFTER)
        .order_by("frozen_on", "pk")
        .prefetch_related("parties__party__organization")[:SHOWN]
    )


def _invitations() -> QuerySet[Invitation]:
    """Invitations that have run out unused, or will within days."""
    now = timezone.now()
    return (
        Invitation.objects.filter(
            accepted_at__isnull=True,
            withdrawn_at__isnull=True,
            organization__isnull=False,
            expires_at__range=(now - FORGOTTEN_AFTER, now + EXPIRES_WITHIN),
        )
        .select_related("organization")
        .order_by("expires_at", "pk")
    )

"""What Search staff find at home: what has come to a stop, and could be helped on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from collaborations.follow_up.board import Choice, board
from collaborations.follow_up.silence import cold_after_days
from collaborations.models import Collaboration, FollowUpMeeting, Introduction, MemorandumOfUnderstanding
from collaborations.mous.states import MouState
from collaborations.mous.visibility import mous_visible_to
from collaborations.stages import Standing
from collaborations.thread.listing import ThreadRow, open_collaborations, requests_unanswered, rows_of
from collaborations.thread.reader import reader_of
from cop_portal.dates import today
from cop_portal.documents.trouble import open_alarms
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
    # Other threads in which nothing has happened for long.
    cold: list[ThreadRow]
    requests: list[Introduction]
    mous: list[MemorandumOfUnderstanding]
    invitations: list[Invitation]
    events: list[Event]
    # Stored files that are damaged or missing; which they are is on a page of their own.
    damaged_files: int

    @property
    def count(self) -> int:
        """How many things are stuck."""
        threads = len(self.introductions) + len(self.cold)
        return threads + len(self.requests) + len(self.mous) + len(self.invitations) + self.damaged_files


def staff_desk(user) -> Desk:
    """What is stuck, the oldest first."""
    introductions, cold = _threads(user)
    return Desk(
        introductions=introductions,
        cold=cold,
        requests=list(requests_unanswered().filter(happened_on__lte=today() - STILL_AFTER)[:SHOWN]),
        mous=_mous(user),
        invitations=list(_invitations()[:SHOWN]),
        events=list(coming_events(user)[:3]),
        damaged_files=open_alarms().count(),
    )


def _threads(user) -> tuple[list[ThreadRow], list[ThreadRow]]:
    """Introductions without a next step, and other threads that are cold; both read together."""
    still = list(_introductions().values_list("pk", flat=True)[:SHOWN])
    cold_ones = board(Choice(cold=True), cold_after=cold_after_days()).exclude(pk__in=still)
    cold = list(cold_ones.values_list("pk", flat=True)[:SHOWN])
    rows = rows_of(Collaboration.objects.filter(pk__in=[*still, *cold]), reader_of(user, None))
    by_id = {row.thread.collaboration.pk: row for row in rows}
    return [by_id[pk] for pk in still if pk in by_id], [by_id[pk] for pk in cold if pk in by_id]


def _introductions() -> QuerySet[Collaboration]:
    """Threads in which nobody has taken a step after the introduction: no meeting was held, none is planned, and they
    do not rest."""
    planned = FollowUpMeeting.objects.filter(collaboration=OuterRef("pk"), called_off_on__isnull=True)
    return (
        open_collaborations()
        .with_stage()
        .filter(~Exists(planned), standing=Standing.INTRODUCED, introduced_on__lte=today() - STILL_AFTER)
        .order_by("introduced_on", "pk")
    )


def _mous(user) -> list[MemorandumOfUnderstanding]:
    """Memoranda that wait for long: for a party's word on the text, or for its signature."""
    return list(
        mous_visible_to(user)
        .with_state()
        .filter(state__in=[MouState.WITH_PARTIES, MouState.SIGNING], frozen_on__lte=today() - STILL_AFTER)
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

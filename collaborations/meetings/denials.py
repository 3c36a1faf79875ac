"""Records of meetings that a party has denied: of one it said that it was none, of another that it was not there."""

from __future__ import annotations

import datetime

from django.db.models import Q

from collaborations.models import Collaboration, FollowUpMeeting, MeetingParty
from cop_portal.dates import Precision
from members.models import Organization

# Called off after it was recorded: only what was held is ever corrected, so a plan that was called off has none.
DENIED = Q(called_off_on__isnull=False, corrections__gt=0)

# Under which reason the history keeps that a party took itself out of a record (``say_not_there``).
NOT_THERE = "not_there"


def was_denied(meeting: FollowUpMeeting) -> bool:
    """``DENIED`` of one at hand: it was recorded, and then a party said that it was not held."""
    return meeting.called_off_on is not None and meeting.corrections > 0


def denier_of(collaboration: Collaboration, held_on: datetime.date, precision: str) -> Organization | None:
    """Who said last that there was no meeting on this day, of those who are in the thread now: its word stands until it
    records one itself. A day lies in a month that is denied, and a month is denied with any day of it."""
    there = collaboration.parties.filter(left_on__isnull=True).values("organization")
    denied = collaboration.meetings.filter(DENIED, corrected_by__organization__in=there)
    same_day = Q(planned_on__year=held_on.year, planned_on__month=held_on.month)
    if precision == Precision.DAY:
        same_day &= Q(planned_on=held_on) | Q(date_precision=Precision.MONTH)
    rows = denied.filter(same_day).select_related("corrected_by__organization")
    last = rows.order_by("called_off_on", "pk").last()
    return None if last is None else last.corrected_by.organization


def said_not_there(meeting: FollowUpMeeting) -> set[int]:
    """The organizations that took themselves out of the record of ``meeting``, by their ids. The history knows."""
    events = MeetingParty.pgh_event_model.objects.filter(
        pgh_label="delete", meeting=meeting.pk, pgh_context__metadata__reason=NOT_THERE
    )
    parties = meeting.collaboration.parties.filter(pk__in=events.values("party"))
    return set(parties.values_list("organization", flat=True))

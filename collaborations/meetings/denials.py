"""Records of meetings that a party has denied: of one it said that it was none, of another that it was not there."""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet

from collaborations.models import Collaboration, FollowUpMeeting, MeetingParty
from cop_portal.dates import Precision
from members.models import Organization

# Called off after it was recorded: only what was held is ever corrected, so a plan that was called off has none.
DENIED = Q(called_off_on__isnull=False, corrections__gt=0)

# Under which reason the history keeps that a party took itself out of a record (``say_not_there``), that it came back
# (``say_there_after_all``), and that a record was said to be none (``say_not_held``).
NOT_THERE, AFTER_ALL, NOT_HELD = "not_there", "there_after_all", "not_held"


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
    """The organizations that took themselves out of the record of ``meeting`` and have not come back, by their ids: the
    last word of each counts. The history knows."""
    organizations = dict(meeting.collaboration.parties.values_list("pk", "organization"))
    words = _history_of(meeting).filter(pgh_context__metadata__reason__in=(NOT_THERE, AFTER_ALL))
    last = {
        organizations[party]: label
        for party, label in words.order_by("pgh_id").values_list("party", "pgh_label")
    }
    return {organization for organization, label in last.items() if label == "delete"}


def denied_attending(meeting: FollowUpMeeting) -> set[int]:
    """The organizations that were named in the record of ``meeting`` when it was said to be none, by their ids."""
    gone = _history_of(meeting).filter(pgh_label="delete", pgh_context__metadata__reason=NOT_HELD)
    last = gone.order_by("pgh_id").last()
    if last is None:
        return set()
    named = gone.filter(pgh_context=last.pgh_context_id).values("party")
    return set(meeting.collaboration.parties.filter(pk__in=named).values_list("organization", flat=True))


def _history_of(meeting: FollowUpMeeting) -> QuerySet:
    return MeetingParty.pgh_event_model.objects.filter(meeting=meeting.pk)

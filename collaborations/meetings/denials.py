"""Records of meetings that a party has denied: of one it said that it was none, of another that it was not there."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from collaborations.models import Collaboration, FollowUpMeeting, MeetingParty
from collaborations.partnerships_kept import PartnershipChanges
from collaborations.thread.reasons import HELD_ON_ANOTHER_DAY
from cop_portal.dates import Precision
from members.models import Organization

# Called off after it was recorded: only what was held is ever corrected, so a plan that was called off has none.
DENIED = Q(called_off_on__isnull=False, corrections__gt=0)
# Nothing happened on the day when it was called off: its record was none, or is another row.
NO_FACT = DENIED | Q(called_off_reason=HELD_ON_ANOTHER_DAY)

# Under which reason the history keeps that a party took itself out of a record (``say_not_there``), that it came back
# (``say_there_after_all``), that a record was said to be none (``say_not_held``), and who was named in it first.
NOT_THERE, AFTER_ALL, NOT_HELD, RECORDED = "not_there", "there_after_all", "not_held", "record"
# What it keeps beside a denial: what became of partnerships by it.
PARTNERSHIPS = "partnerships"


def was_denied(meeting: FollowUpMeeting) -> bool:
    """``DENIED`` of one at hand: it was recorded, and then a party said that it was not held."""
    return meeting.called_off_on is not None and meeting.corrections > 0


def is_fact(meeting: FollowUpMeeting) -> bool:
    """The opposite of ``NO_FACT``, of one at hand: whether calling it off was something that happened."""
    return not was_denied(meeting) and meeting.called_off_reason != HELD_ON_ANOTHER_DAY


def denier_of(collaboration: Collaboration, held_on: datetime.date, precision: str) -> Organization | None:
    """Who said last that there was no meeting on this day, of those who are in the thread now: its word stands until it
    records one itself. A day lies in a month that is denied, and a month is denied with any day of it."""
    there = collaboration.parties.filter(left_on__isnull=True).values("organization")
    denied = collaboration.meetings.filter(DENIED, corrected_by__organization__in=there)
    rows = denied.filter(_same_day(held_on, precision)).select_related("corrected_by__organization")
    last = rows.order_by("called_off_on", "pk").last()
    return None if last is None else last.corrected_by.organization


def _same_day(held_on: datetime.date, precision: str) -> Q:
    """Of what was denied, whose day it is of which it was said."""
    same = Q(planned_on__year=held_on.year, planned_on__month=held_on.month)
    if precision == Precision.DAY:
        same &= Q(planned_on=held_on) | Q(date_precision=Precision.MONTH)
    return same


def said_not_there(meeting: FollowUpMeeting) -> set[int]:
    """The organizations that took themselves out of the record of ``meeting`` and have not come back, by their ids."""
    return _out_of(meeting.collaboration, FollowUpMeeting.objects.filter(pk=meeting.pk))


def said_not_there_on(
    collaboration: Collaboration,
    held_on: datetime.date,
    precision: str,
    *,
    record: FollowUpMeeting | None = None,
) -> set[int]:
    """The same of every record of this day, or month, that was denied, and of ``record``: who was not there is not
    there by another record of it either, until it says so itself."""
    asked = DENIED & _same_day(held_on, precision)
    if record is not None:
        asked |= Q(pk=record.pk)
    return _out_of(collaboration, collaboration.meetings.filter(asked))


def _out_of(collaboration: Collaboration, records: QuerySet[FollowUpMeeting]) -> set[int]:
    """The last word of each organization counts, and only its own: nobody else can name it again. The history knows."""
    organizations = dict(collaboration.parties.values_list("pk", "organization"))
    is_out = Q(pgh_label="delete", pgh_context__metadata__reason=NOT_THERE)
    is_in = Q(pgh_label="insert", pgh_context__metadata__reason__in=(AFTER_ALL, RECORDED))
    words = MeetingParty.pgh_event_model.objects.filter(
        is_out | is_in, meeting__in=records.order_by().values("pk")
    )
    last = {
        organizations[party]: label
        for party, label in words.order_by("pgh_id").values_list("party", "pgh_label")
    }
    return {organization for organization, label in last.items() if label == "delete"}


@dataclass(frozen=True)
class Undone:
    """What the last denial of a record took: the organizations that it named, by their ids, and what became of their
    partnerships."""

    attending: set[int]
    partnerships: PartnershipChanges


def undone_by_denial(meeting: FollowUpMeeting) -> Undone:
    """What ``say_not_held`` took from ``meeting`` when it was said to be none."""
    gone = MeetingParty.pgh_event_model.objects.filter(
        meeting=meeting.pk, pgh_label="delete", pgh_context__metadata__reason=NOT_HELD
    )
    last = gone.select_related("pgh_context").order_by("pgh_id").last()
    if last is None:
        return Undone(set(), PartnershipChanges())
    named = gone.filter(pgh_context=last.pgh_context_id).values("party")
    attending = meeting.collaboration.parties.filter(pk__in=named).values_list("organization", flat=True)
    changes = PartnershipChanges.read(last.pgh_context.metadata.get(PARTNERSHIPS))
    return Undone(set(attending), changes)

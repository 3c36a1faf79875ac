"""For how long nothing has happened in a thread, in SQL, so that all of them can be put in order; and when it is cold.

``last_fact_on`` is the day of ``thread/last_fact.py``, which reads the same of one thread at hand, as staff know it. A
meeting or joint activity that is planned breaks the silence on its day: with one ahead a thread is not cold, and where
its day has passed unrecorded the silence is counted from that day. What rests (paused or concluded) is never cold.
"""

from __future__ import annotations

import datetime

from django.db.models import Case, CharField, F, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest

from collaborations.activities.days import planned_days
from collaborations.meetings.denials import NO_FACT
from collaborations.models import (
    ActionPoint,
    AreaConfirmation,
    FollowUpMeeting,
    FollowUpSettings,
    Introduction,
    JointActivity,
    MouAgreement,
    MouVersion,
    Party,
    Rest,
    Signature,
)
from collaborations.stages import CollaborationQuerySet
from collaborations.thread.facts import Thread
from cop_portal.dates import today

COLD, WARM, RESTS = "cold", "warm", "rests"


def cold_after_days() -> int:
    """After how many days without anything a thread is cold; staff decide it on their board."""
    days = FollowUpSettings.objects.values_list("cold_after_days", flat=True).first()
    return FollowUpSettings._meta.get_field("cold_after_days").default if days is None else days


def with_silence(
    collaborations: CollaborationQuerySet, *, cold_after: int, on: datetime.date | None = None
) -> CollaborationQuerySet:
    """``collaborations`` (from ``with_stage``) with ``last_fact_on``, ``silent_since`` (the same, or the last day for
    which something is planned) and ``warmth``: cold, warm or rests."""
    day = on or today()
    cold = Q(silent_since__lte=day - datetime.timedelta(days=cold_after))
    return (
        collaborations.annotate(last_fact_on=Coalesce(Greatest(*_last_days(day)), F("opened_on")))
        .annotate(silent_since=Greatest(F("last_fact_on"), *_last_plans()))
        .annotate(
            warmth=Case(
                When(rest_kind__isnull=False, then=Value(RESTS)),
                When(cold, then=Value(COLD)),
                default=Value(WARM),
                output_field=CharField(),
            )
        )
    )


def silent_since(thread: Thread) -> datetime.date:
    """``silent_since`` of one thread at hand."""
    plans = [meeting.planned_on for meeting in thread.planned_meetings]
    plans += [planned_days(activity).last for activity in thread.planned_activities]
    return max([thread.last_fact.date, *(date for date in plans if date is not None)])


def is_cold(thread: Thread, cold_after: int) -> bool:
    """Whether ``thread`` is cold: two or more are in it, it does not rest, and it was silent for so many days."""
    goes_on = thread.is_open and thread.rest is None
    return goes_on and (thread.on - silent_since(thread)).days >= cold_after


def _latest(rows: QuerySet, expression, owner: str = "collaboration") -> Subquery:
    """The greatest ``expression`` among the rows that belong to the outer collaboration."""
    of_it = rows.filter(**{owner: OuterRef("pk")}).order_by().values(owner)
    return Subquery(of_it.annotate(latest=expression).values("latest"))


def _up_to(day: datetime.date, *fields: str):
    """The latest of these days that has come by ``day``."""
    latest = [Max(field, filter=Q(**{f"{field}__lte": day})) for field in fields]
    return latest[0] if len(latest) == 1 else Greatest(*latest)


def _last_days(day: datetime.date) -> list[Subquery]:
    introduced = Introduction.objects.annotate(since=Coalesce(F("answered_on"), F("happened_on")))
    # A draft is its writers', and what comes back from a party is the parties': staff know nothing of either.
    versions = MouVersion.objects.filter(frozen_on__isnull=False)
    agreements = MouAgreement.objects.filter(version__frozen_revision=F("revision"))
    return [
        _latest(introduced, _up_to(day, "since")),
        _latest(FollowUpMeeting.objects.exclude(NO_FACT), _up_to(day, "held_on", "called_off_on")),
        _latest(AreaConfirmation.objects.all(), _up_to(day, "confirmed_on"), "area__meeting__collaboration"),
        _latest(JointActivity.objects.all(), _up_to(day, "held_on", "held_until", "cancelled_on")),
        _latest(versions, _up_to(day, "frozen_on", "withdrawn_on", "concluded_on"), "mou__collaboration"),
        _latest(agreements, _up_to(day, "agreed_on"), "mou__collaboration"),
        _latest(Signature.objects.all(), _up_to(day, "confirmed_on"), "mou__collaboration"),
        _latest(ActionPoint.objects.all(), _up_to(day, "made_on", "done_on", "dropped_on")),
        _latest(Party.objects.all(), _up_to(day, "joined_on", "left_on")),
        _latest(Rest.objects.all(), _up_to(day, "since", "until")),
    ]


def _last_plans() -> list[Subquery]:
    """The last day for which something is planned and neither recorded nor called off, come or to come."""
    meetings = FollowUpMeeting.objects.filter(held_on__isnull=True, called_off_on__isnull=True)
    # One that is open to all members is held when its event is (``activities.days``).
    activities = JointActivity.objects.filter(held_on=None, cancelled_on=None, event__cancelled_on=None)
    return [
        _latest(meetings, Max("planned_on")),
        _latest(activities, Max(Coalesce(F("event__ends_on"), F("planned_until"), F("planned_on")))),
    ]

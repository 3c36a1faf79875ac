"""The stage of a collaboration: the furthest point reached, worked out in SQL from dated facts.

Right without a nightly job, and for any day. The table is the one of the domain:

| stage            | fact                                                                                       |
| ---------------- | ------------------------------------------------------------------------------------------ |
| introduced       | an introduction by staff, or one that was asked for and answered yes                       |
| talking          | a follow-up meeting was held                                                               |
| agreed           | a complementary area was confirmed by every party that was at its meeting                  |
| mou_with_parties | a frozen MoU, neither withdrawn nor declined, until its first day                          |
| in_force         | an MoU was concluded and its first day has come (its later end moves nothing back)         |
| active           | a joint activity was held, with or without an MoU                                          |

A pause or a conclusion stands over the stage until it ends: ``standing`` is what a thread is called on a day, and
``stage`` the furthest point it has come to, which no rest takes back.

The stage line's first knot, the workshop, is reached where an introduction belongs to an event: by staff's line, or
since one asked before or at it and the other said yes. An event that is still to come, or was cancelled, is none yet.
"""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Case, Exists, F, Max, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from cop_portal.postgres.prepared import Given


class Stage(models.TextChoices):
    """How far a collaboration has come, in order."""

    INTRODUCED = "introduced", _("introduced")
    TALKING = "talking", _("talking")
    AGREED = "agreed", _("agreed")
    MOU_WITH_PARTIES = "mou_with_parties", _("MoU with the parties")
    IN_FORCE = "in_force", _("MoU in force")
    ACTIVE = "active", _("active")


class Standing(models.TextChoices):
    """What a collaboration is called on a day: the stage it has come to or, while it rests, that it does."""

    INTRODUCED = Stage.INTRODUCED.value, Stage.INTRODUCED.label
    TALKING = Stage.TALKING.value, Stage.TALKING.label
    AGREED = Stage.AGREED.value, Stage.AGREED.label
    MOU_WITH_PARTIES = Stage.MOU_WITH_PARTIES.value, Stage.MOU_WITH_PARTIES.label
    IN_FORCE = Stage.IN_FORCE.value, Stage.IN_FORCE.label
    ACTIVE = Stage.ACTIVE.value, Stage.ACTIVE.label
    PAUSED = "paused", _("paused")
    CONCLUDED = "concluded", _("concluded")


def standing_words(standing: str) -> str:
    """``standing`` (a ``Standing``) in the reader's language."""
    return str(Standing(standing).label)


def _first(queryset: models.QuerySet, expression) -> Subquery:
    """The earliest ``expression`` among the rows of ``queryset`` that belong to the outer collaboration."""
    rows = queryset.filter(collaboration=OuterRef("pk")).order_by().values("collaboration")
    return Subquery(rows.annotate(first=Min(expression)).values("first"))


class CollaborationQuerySet(models.QuerySet):
    """Collaborations with what follows from their facts."""

    def with_stage(self, on: datetime.date | Given | None = None) -> CollaborationQuerySet:
        """Adds ``stage`` (a ``Stage``) and the day each point was reached by ``on`` (today where none is given):
        ``workshop_on``, ``introduced_on``, ``talking_on``, ``agreed_on``, ``mou_frozen_on``, ``in_force_on``,
        ``active_on``; None for what has not happened. And ``rest_kind`` and ``rest_since`` of the pause or conclusion
        that stands on that day, None where there is none, and ``standing`` (a ``Standing``), which is what to show."""
        day = on or today()
        return self.annotate(**_dates(day), **_rest(day)).annotate(
            stage=Case(
                When(active_on__isnull=False, then=Value(Stage.ACTIVE)),
                When(in_force_on__isnull=False, then=Value(Stage.IN_FORCE)),
                When(mou_frozen_on__isnull=False, then=Value(Stage.MOU_WITH_PARTIES)),
                When(agreed_on__isnull=False, then=Value(Stage.AGREED)),
                When(talking_on__isnull=False, then=Value(Stage.TALKING)),
                default=Value(Stage.INTRODUCED),
                output_field=models.CharField(),
            ),
            standing=Coalesce(F("rest_kind"), F("stage")),
        )

    def concluded(self) -> CollaborationQuerySet:
        """Those that are concluded now, and were not taken up again."""
        return self.filter(Exists(_concluded_now()))

    def not_concluded(self) -> CollaborationQuerySet:
        """The others: what goes on, and what is paused."""
        return self.filter(~Exists(_concluded_now()))


def _concluded_now() -> models.QuerySet:
    """The open conclusion of the outer collaboration. Neither its first day nor its last ever lies ahead."""
    from .models import Rest

    return Rest.objects.filter(collaboration=OuterRef("pk"), kind=Rest.Kind.CONCLUDED, until__isnull=True)


def _rest(day: datetime.date | Given) -> dict[str, Subquery]:
    """Kind and first day of the rest that stands on ``day``; on the day it ends it stands no more."""
    from .models import Rest

    standing = Rest.objects.filter(
        Q(until__isnull=True) | Q(until__gt=day), collaboration=OuterRef("pk"), since__lte=day
    ).order_by("-since", "-pk")
    return {f"rest_{name}": Subquery(standing.values(name)[:1]) for name in ("kind", "since")}


def _dates(day: datetime.date | Given) -> dict[str, Subquery]:
    """For each point of the line, the day it was reached by ``day``."""
    from .models import FollowUpMeeting, Introduction, JointActivity, MemorandumOfUnderstanding

    introductions = Introduction.objects.annotate(
        since=Case(When(kind="request", then=F("answered_on")), default=F("happened_on"))
    ).filter(since__lte=day)
    # Staff log what was; a request may come before its event.
    has_been = Q(kind="event") | Q(event__starts_on__lte=day, event__cancelled_on__isnull=True)
    mous = MemorandumOfUnderstanding.objects.with_facts(day)
    return {
        "workshop_on": _first(introductions.filter(has_been, event__isnull=False), F("event__starts_on")),
        "introduced_on": _first(introductions, F("since")),
        "talking_on": _first(FollowUpMeeting.objects.filter(held_on__lte=day), F("held_on")),
        "agreed_on": _first(agreed_areas(day), F("agreed_on")),
        "mou_frozen_on": _first(
            mous.filter(frozen_on__isnull=False, withdrawn_on__isnull=True), F("frozen_on")
        ),
        "in_force_on": _first(
            MemorandumOfUnderstanding.objects.concluded_and_begun(day), F("in_force_since")
        ),
        "active_on": _first(JointActivity.objects.filter(held_on__lte=day), F("held_on")),
    }


def agreed_areas(day: datetime.date | Given) -> models.QuerySet:
    """Complementary areas that every party at the meeting had confirmed by ``day``, with ``agreed_on``, the day of the
    last one. An entry point is no area: where to begin may be noted before it is clear what for."""
    from .models import AreaConfirmation, ComplementaryArea, MeetingParty

    # Of those who were there: somebody else's later word changes neither whether nor when it was agreed.
    confirmed = AreaConfirmation.objects.filter(
        area=OuterRef("pk"), confirmed_on__lte=day, party__meetings__meeting=OuterRef("meeting")
    )
    unconfirmed = MeetingParty.objects.filter(meeting=OuterRef("meeting")).exclude(
        party__in=AreaConfirmation.objects.filter(
            area=OuterRef(OuterRef("pk")), confirmed_on__lte=day
        ).values("party")
    )
    last = confirmed.order_by().values("area").annotate(last=Max("confirmed_on")).values("last")
    return ComplementaryArea.objects.filter(
        Q(kind=ComplementaryArea.Kind.AREA, meeting__held_on__lte=day),
        ~Exists(unconfirmed),
        Exists(MeetingParty.objects.filter(meeting=OuterRef("meeting"))),
        Exists(confirmed),
    ).annotate(agreed_on=Subquery(last))

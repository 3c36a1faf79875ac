"""The states of a memorandum, worked out in SQL from its dated facts.

| state        | fact (on the day asked for)                                                                   |
| ------------ | --------------------------------------------------------------------------------------------- |
| draft        | version 0 is not frozen: being written, or returned with remarks and written again             |
| withdrawn    | version 0 was withdrawn by who put it before the others, or declined by another                |
| with_parties | version 0 is frozen, and a party has not agreed to its text                                     |
| signing      | every party has agreed (or it was signed on paper and entered), and a party has not signed     |
| concluded    | every party has signed; its first day has not come                                             |
| in_force     | concluded, and the day lies in its term (an automatic renewal goes on without an end)           |
| ended        | its last day has passed (expired), a party ended it (terminated), or its successor is in force |

The term is that of version 0, as the latest concluded amendment that speaks of it has changed it.
"""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from cop_portal.postgres.prepared import Given


class MouState(models.TextChoices):
    """What a memorandum is on a day."""

    DRAFT = "draft", _("draft")
    WITHDRAWN = "withdrawn", _("withdrawn")
    WITH_PARTIES = "with_parties", _("with the parties")
    SIGNING = "signing", _("signing")
    CONCLUDED = "concluded", _("signed by all, not begun yet")
    IN_FORCE = "in_force", _("in force")
    ENDED = "ended", _("ended")


class MouEnd(models.TextChoices):
    """How a memorandum came to its end."""

    EXPIRED = "expired", _("expired")
    TERMINATED = "terminated", _("terminated")
    SUPERSEDED = "superseded", _("superseded")


class MouQuerySet(models.QuerySet):
    """Memoranda with what follows from their facts."""

    def with_facts(self, on: datetime.date | Given | None = None) -> MouQuerySet:
        """Adds ``frozen_on`` (since when it is with the parties, or was on that day), ``withdrawn_on`` and
        ``concluded_on`` of version 0, as of the end of the day ``on`` (today where none is given)."""
        from collaborations.models import MouReturn

        day = on or today()
        returned = MouReturn.objects.filter(
            version__mou=OuterRef("pk"), version__number=0, put_on__lte=day, returned_on__gt=day
        )
        return self.annotate(
            frozen_on=Coalesce(_first_version("frozen_on", day), Subquery(returned.values("put_on")[:1])),
            withdrawn_on=_first_version("withdrawn_on", day),
            concluded_on=_first_version("concluded_on", day),
        )

    def with_state(self, on: datetime.date | Given | None = None) -> MouQuerySet:
        """Adds ``state`` (a ``MouState``), the facts of ``with_facts`` and those of its end: ``term_ends_on`` and
        ``term_renewal`` as amended, ``terminated_on`` (the last day, where a party ended it) and
        ``superseded_from`` (since when its successor is in force)."""
        day = on or today()
        return (
            self.with_facts(day)
            .annotate(**_ends(day))
            .annotate(
                state=Case(
                    When(withdrawn_on__isnull=False, then=Value(MouState.WITHDRAWN)),
                    When(frozen_on__isnull=True, then=Value(MouState.DRAFT)),
                    When(concluded_on__isnull=True, then=_before_conclusion(day)),
                    When(starts_on__gt=day, then=Value(MouState.CONCLUDED)),
                    When(_is_over(day), then=Value(MouState.ENDED)),
                    default=Value(MouState.IN_FORCE),
                    output_field=models.CharField(),
                )
            )
        )

    def in_force(self, on: datetime.date | None = None) -> MouQuerySet:
        """Those in force on the day ``on``."""
        return self.with_state(on).filter(state=MouState.IN_FORCE)

    def concluded_and_begun(self, on: datetime.date | Given) -> MouQuerySet:
        """Those that have been in force by ``on``, whatever came of them later; adds ``in_force_since``."""
        return (
            self.with_facts(on)
            .filter(concluded_on__isnull=False, starts_on__lte=on)
            .annotate(in_force_since=Greatest(F("starts_on"), F("concluded_on")))
        )


def how_it_ended(mou) -> MouEnd | None:
    """How ``mou`` (from ``with_state``) came to its end; None while it has not ended."""
    if mou.state != MouState.ENDED:
        return None
    last = last_day(mou)
    if mou.superseded_from is not None and mou.superseded_from - datetime.timedelta(days=1) == last:
        return MouEnd.SUPERSEDED
    return MouEnd.TERMINATED if mou.terminated_on == last else MouEnd.EXPIRED


def last_day(mou) -> datetime.date | None:
    """The last day of ``mou`` (from ``with_state``) in force, come or to come; None where it goes on without one.

    The earliest of: the end of its term, the day to which a party ended it, the day before its successor began. A
    successor that began before this one did leaves it no day: then it is the day before its first.
    """
    days = [] if mou.term_renewal == "automatic" else [mou.term_ends_on]
    days.append(mou.terminated_on)
    if mou.superseded_from is not None:
        days.append(mou.superseded_from - datetime.timedelta(days=1))
    return min((day for day in days if day is not None), default=None)


def _first_version(name: str, day: datetime.date | Given) -> Subquery:
    """The fact ``name`` of version 0, if it is one by ``day``."""
    from collaborations.models import MouVersion

    rows = MouVersion.objects.filter(mou=OuterRef("pk"), number=0, **{f"{name}__lte": day})
    return Subquery(rows.values(name)[:1])


def _ends(day: datetime.date | Given) -> dict[str, Subquery | Coalesce]:
    from collaborations.models import MouTermination, MouVersion

    amendments = MouVersion.objects.filter(mou=OuterRef("pk"), number__gt=0, concluded_on__lte=day).order_by(
        "-number"
    )
    new_end = amendments.filter(new_ends_on__isnull=False).values("new_ends_on")[:1]
    new_renewal = amendments.exclude(new_renewal="").values("new_renewal")[:1]
    successors = (
        MouVersion.objects.filter(mou__renews=OuterRef("pk"), number=0, concluded_on__lte=day)
        .annotate(since=Greatest(F("mou__starts_on"), F("concluded_on")))
        .order_by("since")
    )
    terminations = MouTermination.objects.filter(mou=OuterRef("pk"), said_on__lte=day)
    return {
        "term_ends_on": Coalesce(Subquery(new_end), F("ends_on")),
        "term_renewal": Coalesce(Subquery(new_renewal), F("renewal")),
        "terminated_on": Subquery(terminations.values("ends_on")[:1]),
        "superseded_from": Subquery(successors.values("since")[:1]),
    }


def _before_conclusion(day: datetime.date | Given) -> Case:
    """With the parties until all of them have agreed to the text; what has no text here is being signed."""
    from collaborations.models import MouAgreement, MouParty, MouVersion

    is_written_here = Exists(MouVersion.objects.filter(mou=OuterRef("pk"), number=0, written_here=True))
    agreed = MouAgreement.objects.filter(
        mou_party=OuterRef("pk"),
        version__number=0,
        version__frozen_revision=F("revision"),
        agreed_on__lte=day,
    )
    has_undecided = Exists(MouParty.objects.filter(~Exists(agreed), mou=OuterRef("pk")))
    return Case(
        When(Q(is_written_here) & Q(has_undecided), then=Value(MouState.WITH_PARTIES)),
        default=Value(MouState.SIGNING),
        output_field=models.CharField(),
    )


def _is_over(day: datetime.date | Given) -> Q:
    has_expired = Q(term_ends_on__lt=day) & ~Q(term_renewal="automatic")
    return has_expired | Q(terminated_on__lt=day) | Q(superseded_from__lte=day)

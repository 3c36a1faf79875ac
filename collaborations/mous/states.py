"""The states of a memorandum, worked out in SQL from its dated facts.

| state     | fact (on the day asked for)                                                            |
| --------- | -------------------------------------------------------------------------------------- |
| draft     | version 0 is not frozen yet                                                            |
| withdrawn | version 0 was withdrawn or declined                                                    |
| signing   | version 0 is frozen, and a party has not signed                                        |
| concluded | every party has signed; its first day has not come                                     |
| in_force  | concluded, and the day lies in its term (an automatic renewal goes on without an end)   |
| ended     | its last day has passed                                                                |
"""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from cop_portal.postgres.prepared import Given


class MouState(models.TextChoices):
    """What a memorandum is on a day."""

    DRAFT = "draft", _("draft")
    WITHDRAWN = "withdrawn", _("withdrawn")
    SIGNING = "signing", _("signing")
    CONCLUDED = "concluded", _("concluded, not begun yet")
    IN_FORCE = "in_force", _("in force")
    ENDED = "ended", _("ended")


class MouQuerySet(models.QuerySet):
    """Memoranda with what follows from their facts."""

    def with_state(self, on: datetime.date | Given | None = None) -> MouQuerySet:
        """Adds ``state`` (a ``MouState``), and ``frozen_on``, ``withdrawn_on``, ``concluded_on`` of version 0, as of
        the end of the day ``on`` (today where none is given)."""
        from collaborations.models import MouVersion

        day = on or today()
        first_version = MouVersion.objects.filter(mou=OuterRef("pk"), number=0)

        def fact(name: str) -> Subquery:
            return Subquery(first_version.filter(**{f"{name}__lte": day}).values(name)[:1])

        not_over = Q(ends_on__isnull=True) | Q(ends_on__gte=day) | Q(renewal="automatic")
        return self.annotate(
            frozen_on=fact("frozen_on"), withdrawn_on=fact("withdrawn_on"), concluded_on=fact("concluded_on")
        ).annotate(
            state=Case(
                When(withdrawn_on__isnull=False, then=Value(MouState.WITHDRAWN)),
                When(frozen_on__isnull=True, then=Value(MouState.DRAFT)),
                When(concluded_on__isnull=True, then=Value(MouState.SIGNING)),
                When(starts_on__gt=day, then=Value(MouState.CONCLUDED)),
                When(not_over, then=Value(MouState.IN_FORCE)),
                default=Value(MouState.ENDED),
                output_field=models.CharField(),
            )
        )

    def in_force(self, on: datetime.date | None = None) -> MouQuerySet:
        """Those in force on the day ``on``."""
        return self.with_state(on).filter(state=MouState.IN_FORCE)

    def concluded_and_begun(self, on: datetime.date | Given) -> MouQuerySet:
        """Those that have been in force by ``on``, whatever came of them later; adds ``in_force_since``."""
        return (
            self.with_state(on)
            .filter(concluded_on__isnull=False, starts_on__lte=on)
            .annotate(in_force_since=Greatest(F("starts_on"), F("concluded_on")))
        )

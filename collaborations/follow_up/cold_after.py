"""From when on a thread is cold, read together with its row: staff decide it on their board."""

from __future__ import annotations

from django.db.models import PositiveSmallIntegerField, Subquery, Value
from django.db.models.functions import Coalesce

from collaborations.models import FollowUpSettings


def cold_after_of_settings() -> Coalesce:
    """After how many days without anything a thread is cold, within its row."""
    field = FollowUpSettings._meta.get_field("cold_after_days")
    decided = Subquery(FollowUpSettings.objects.values("cold_after_days")[:1])
    return Coalesce(decided, Value(field.default), output_field=PositiveSmallIntegerField())

"""When the portal first knew of a fact, as its history says: of what happened on one day, what was said first."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Subquery


def recorded(model: Any, fact: str = "") -> Subquery:
    """The instant at which a row of ``model``, or ``fact``, a date of it, was first written down."""
    events = model.pgh_event_model.objects.filter(pgh_obj=OuterRef("pk"))
    if fact:
        events = events.filter(**{f"{fact}__isnull": False})
    return Subquery(events.order_by("pgh_id").values("pgh_created_at")[:1])

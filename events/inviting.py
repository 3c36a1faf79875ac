"""Whom staff invite to an event at once."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from events.models import Event
from members.models import Governorate, Organization


def members_to_invite(
    *, governorates: Iterable[Governorate] = (), came_to: Event | None = None, everybody: bool = False
) -> QuerySet[Organization]:
    """The members that work in one of ``governorates`` or came to an event, or all of them. Never the convenor."""
    wanted = Q(governorates__in=list(governorates))
    if came_to is not None:
        wanted |= Q(presences__event=came_to)
    members = Organization.objects.exclude(kind=Organization.Kind.CONVENOR)
    return members if everybody else members.filter(wanted).distinct()

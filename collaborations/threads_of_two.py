"""Which thread two organizations have of their own."""

from __future__ import annotations

from django.db.models import Count, Q

from members.models import Organization

from .models import Collaboration, Party


def open_thread(first: Organization, second: Organization) -> Collaboration | None:
    """The collaboration that ``first`` and ``second``, and nobody else, are in now; None where there is none."""
    both = Count(
        "parties", filter=Q(parties__left_on__isnull=True, parties__organization__in=[first, second])
    )
    everybody = Count("parties", filter=Q(parties__left_on__isnull=True))
    mine = Party.objects.filter(organization=first, left_on__isnull=True).values("collaboration")
    return (
        Collaboration.objects.filter(pk__in=mine)
        .annotate(both=both, everybody=everybody)
        .filter(both=2, everybody=2)
        .order_by("pk")
        .first()
    )

"""Which topics the parties of a collaboration have in common to talk about."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from members.models import Topic

from .models import Collaboration


def topics_of_parties(collaboration: Collaboration) -> QuerySet[Topic]:
    """Topics on the parties' profiles (offered or wanted), found in their meetings, or the collaboration's own.

    Needs that are not for all members stay out: a party may not have shown them to the others.
    """
    organizations = collaboration.parties.filter(left_on__isnull=True).values("organization")
    return (
        Topic.objects.filter(
            Q(expertise__organization__in=organizations)
            | Q(needs__organization__in=organizations, needs__audience="members")
            | Q(areas__collaboration=collaboration)
            | Q(collaborations=collaboration)
        )
        .select_related("theme")
        .distinct()
    )

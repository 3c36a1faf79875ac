"""The person whose an action point is to do: of the party that owes it, and named to its own people only."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet

from collaborations.models import ActionPoint
from members.models import Membership, Organization, User


def people_of(organization: Organization) -> QuerySet[User]:
    """Whom ``organization`` can name: everybody who belongs to it now, by name."""
    return (
        User.objects.filter(
            is_active=True, memberships__organization=organization, memberships__until__isnull=True
        )
        .distinct()
        .order_by("name", "pk")
    )


def with_people() -> QuerySet[ActionPoint]:
    """Action points with their parties and persons, and whether the person belongs to the party still."""
    there = Membership.objects.filter(
        user=OuterRef("person"),
        organization=OuterRef("party__organization"),
        until__isnull=True,
        user__is_active=True,
    )
    return ActionPoint.objects.select_related("party__organization", "person").annotate(
        person_is_there=Exists(there)
    )


def person_of(point: ActionPoint) -> User | None:
    """Who does ``point`` (from ``with_people``); nobody any more where they have left the organization."""
    return point.person if point.person_is_there else None


def person_for(point: ActionPoint, organization_ids: Collection[int]) -> str:
    """The name of who does ``point`` for a reader who belongs to ``organization_ids``: empty where it is another
    organization's affair, or nobody's in particular."""
    if point.party.organization_id not in organization_ids:
        return ""
    person = person_of(point)
    return person.name if person is not None else ""

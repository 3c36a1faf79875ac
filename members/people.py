"""Who belongs to an organization and who is invited: what its page of people reads."""

from __future__ import annotations

from django.db.models import Case, QuerySet, Value, When
from django.db.models.functions import Now

from .models import Invitation, Membership, Organization, Role
from .roles import representatives_of


def current_people(organization: Organization) -> QuerySet[Membership]:
    """The open memberships, representatives first, with their people; locked accounts too, for the page says so."""
    return (
        Membership.objects.filter(organization=organization, until__isnull=True)
        .select_related("user", "organization")
        .order_by("-role", "user__name", "pk")
    )


def only_locked_representative(organization: Organization) -> Membership | None:
    """A representative whose account is locked, where nobody else can speak for ``organization``."""
    if representatives_of(organization).exists():
        return None
    speaking = current_people(organization).filter(role=Role.REPRESENTATIVE)
    return speaking.order_by("since", "pk").first()


def pending_invitations(organization: Organization) -> QuerySet[Invitation]:
    """Invitations neither accepted nor withdrawn; ``is_expired`` says which have run out. Newest first."""
    return (
        Invitation.objects.filter(organization=organization, accepted_at=None, withdrawn_at=None)
        .select_related("invited_by", "organization")
        .annotate(is_expired=Case(When(expires_at__lte=Now(), then=Value(True)), default=Value(False)))
        .order_by("-created_at", "-pk")
    )

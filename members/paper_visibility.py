"""Who may open the paper of a registration, and for which of their organizations: what its record says."""

from __future__ import annotations

from django.db.models import QuerySet

from .models import Audience, Organization, Partnership, Registration
from .roles import open_memberships
from .visibility import organizations_known_to, organizations_visible_to, readable_by_audience


def registration_files_visible_to(user) -> QuerySet[Registration]:
    """Registrations whose paper ``user`` may open, of organizations that ``user`` may know of."""
    return Registration.objects.filter(
        file__isnull=False, organization__in=organizations_visible_to(user)
    ).filter(readable_by_audience(user, audience="file_audience"))


def opens_paper_for(user, registration: Registration, acting_for: Organization | None) -> str:
    """The slug of an organization of ``user`` that gives the right to open the paper of ``registration``.

    The one they act for if it does, else the registration's own, else another of theirs; never one that gives no
    right: it may be hidden, and has no part in this. Empty where none does, as for staff.
    """
    own = [row.organization for row in open_memberships(user).select_related("organization").order_by("pk")]
    giving = [one for one in own if _may_open(one, registration)]
    if acting_for in giving:
        return acting_for.slug if acting_for else ""
    giving.sort(key=lambda one: one.pk != registration.organization_id)
    return giving[0].slug if giving else ""


def _may_open(reader: Organization, registration: Registration) -> bool:
    """Whether the people of ``reader`` may open the paper by it alone."""
    if reader.pk == registration.organization_id:
        return True
    if not organizations_known_to([reader.pk]).filter(pk=registration.organization_id).exists():
        return False
    if registration.file_audience == Audience.PARTNERS:
        pair = sorted([reader.pk, registration.organization_id])
        return Partnership.objects.filter(
            organization_low=pair[0], organization_high=pair[1], until=None
        ).exists()
    return registration.file_audience == Audience.MEMBERS

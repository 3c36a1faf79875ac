"""Invitations that nobody has accepted end with the right of who sent them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from members.models import Invitation, Organization, User


def withdraw_invitations_of(user: User, organization: Organization | None = None) -> None:
    """The pending invitations that ``user`` sent, of ``organization`` or of all, end at once. For actions only.

    Otherwise who is shown out comes back by an invitation written the day before to an address of their own.
    """
    rows = _pending().filter(invited_by=user)
    if organization is not None:
        rows = rows.filter(organization=organization)
    _withdraw(rows)


def withdraw_other_first_representatives(invitation: Invitation) -> None:
    """``invitation`` was accepted: staff's other invitations to speak first for its organization end with it."""
    rows = _pending().filter(organization=invitation.organization, kind=Invitation.Kind.REPRESENTATIVE)
    _withdraw(rows.exclude(pk=invitation.pk))


def _pending() -> QuerySet[Invitation]:
    return Invitation.objects.filter(accepted_at=None, withdrawn_at=None)


def _withdraw(rows: QuerySet[Invitation]) -> None:
    rows.update(withdrawn_at=timezone.now())

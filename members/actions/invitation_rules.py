"""What stands against an invitation: asked when it is written, sent again or withdrawn, and when it is accepted."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import NotAllowed, Refused
from members.models import Invitation, Membership, Organization, User
from members.roles import is_observer, is_representative, is_staff
from members.visibility import may_invite

Kind = Invitation.Kind


def still_holds(row: Invitation) -> bool:
    """Whether who sent ``row`` could send it today: nobody is let in by a right that is gone."""
    return may_invite(row.invited_by, row.kind, row.organization)


def check_may_invite(kind: Kind, by: User, organization: Organization | None) -> None:
    """Raise NotAllowed unless ``by`` may invite as ``kind`` into ``organization``."""
    if not may_invite(by, kind, organization):
        raise NotAllowed(_("You cannot invite this person."), code="not_allowed")


def check_may_manage(row: Invitation, by: User) -> None:
    """Sending again and withdrawing: who could invite here, and staff what staff sent."""
    if row.organization is None:
        allowed = by.is_active and by.is_superuser
    else:
        allowed = is_representative(by, row.organization) or (is_staff(by) and row.invited_by.is_staff)
    if not allowed:
        raise NotAllowed(_("You cannot change this invitation."), code="not_allowed")


def refuse_who_is_in(kind: Kind, email: str, organization: Organization | None) -> None:
    """Raise Refused (field ``email``) for who belongs here already, or cannot have this part beside their own."""
    user = User.objects.filter(email=email).first()
    if user is None:
        return
    if organization is not None:
        present = Membership.objects.filter(user=user, organization=organization, until=None).exists()
        message = _("This person belongs to the organization already.")
    elif kind == Kind.STAFF:
        present, message = user.is_staff, _("This person is staff already.")
    else:
        present = (
            is_observer(user) or user.is_staff or Membership.objects.filter(user=user, until=None).exists()
        )
        message = _("This person has another part in the portal, or is an observer already.")
    if present:
        raise Refused(message, field="email", code="already_in")

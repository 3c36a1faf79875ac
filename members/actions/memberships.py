"""A person joins an organization, changes their role in it, and leaves it."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from members import warning_mails
from members.models import Membership, Organization, Role, User, WaitingMail
from members.roles import is_observer, is_representative, is_staff
from members.visibility import may_end_locked_representative

from .pending import withdraw_invitations_of


@transaction.atomic
def add_member(
    *,
    organization: Organization,
    user: User,
    role: str,
    by: User,
    position: str = "",
    on: datetime.date | None = None,
) -> Membership:
    """``user`` belongs to ``organization`` from ``on``; who belongs to it already keeps that membership unchanged.

    For staff and the organization's representatives. Pages do not call it: there a person comes in by an invitation
    (``accept_invitation``). Raises NotAllowed, and Refused for an observer, who belongs to nobody.
    """
    if not (is_staff(by) or is_representative(by, organization)):
        raise NotAllowed(_("Only staff and representatives can do this."), code="not_allowed")
    return open_membership(
        organization=organization, user=user, role=role, position=position, on=on or today()
    )


def open_membership(
    *, organization: Organization, user: User, role: str, position: str, on: datetime.date
) -> Membership:
    """The open membership of ``user``, made if there is none. Asks nobody's permission: for actions only."""
    lock(organization)
    if is_observer(user):
        raise Refused(
            _(
                "This account only observes the community, so it cannot belong to an organization. Write to Search."
            ),
            code="observer",
        )
    membership, _created = Membership.objects.get_or_create(
        organization=organization,
        user=user,
        until=None,
        defaults={"role": role, "position": position, "since": on},
    )
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, by: User, on: datetime.date | None = None) -> Membership:
    """``membership`` ends on ``on``, and invitations of the person's that wait end now; once ended it stays as it is.

    For representatives of the organization. Raises NotAllowed for others, and Refused for the last representative: an
    organization that nobody speaks for could not let anybody in.
    """
    row = _locked_for(membership, by)
    if row.until is not None:
        return row
    _refuse_last_representative(row)
    return _end(row, on or today())


@transaction.atomic
def end_locked_representative(*, membership: Membership, by: User) -> Membership:
    """The membership of a representative who is gone ends, so that staff can invite another; ended twice is ended.

    Locking an account alone does not make room: staff could lock the last representative and sit down in the chair.
    This is another's step (a superuser's), and everybody of the organization is told, the representative too. Raises
    NotAllowed for who is no superuser, and where the account is open or somebody else speaks for the organization.
    """
    lock(membership.organization)
    row = Membership.objects.select_related("organization", "user").get(pk=membership.pk)
    if row.until is not None and by.is_active and by.is_superuser:
        return row
    if not may_end_locked_representative(by, row):
        raise NotAllowed(_("This membership cannot be ended by staff."), code="not_allowed")
    run_later(warning_mails.representative_ended_by_staff, row.organization_id, row.user_id)
    return _end(row, today())


@transaction.atomic
def change_role(*, membership: Membership, role: str, by: User) -> Membership:
    """The person is representative or colleague from now on. For representatives of the organization.

    A colleague's invitations that wait end: they could not send them any more. Raises NotAllowed for others, Refused
    where the membership has ended or the last representative would step down.
    """
    row = _locked_for(membership, by)
    if row.until is not None:
        raise Refused(_("This person does not belong to the organization any more."), code="ended")
    if row.role == role:
        return row
    if role == Role.COLLEAGUE:
        _refuse_last_representative(row)
    row.role = Role(role)
    row.save(update_fields=["role"])
    if row.role == Role.COLLEAGUE:
        withdraw_invitations_of(row.user, row.organization)
    return row


def lock(organization: Organization) -> None:
    """Let changes to an organization's people follow each other until the transaction ends."""
    Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)


def _end(row: Membership, on: datetime.date) -> Membership:
    row.until = max(on, row.since)
    row.save(update_fields=["until"])
    withdraw_invitations_of(row.user, row.organization)
    if not Membership.objects.filter(user=row.user_id, until=None).exists():
        # What waits for their weekly mail was for a member.
        WaitingMail.objects.filter(user=row.user_id).delete()
    return row


def _locked_for(membership: Membership, by: User) -> Membership:
    lock(membership.organization)
    # Asked after the lock: two representatives who end each other's membership at once must not both succeed.
    if not is_representative(by, membership.organization):
        raise NotAllowed(_("Only a representative of the organization can do this."), code="not_allowed")
    return Membership.objects.select_related("organization", "user").get(pk=membership.pk)


def _refuse_last_representative(row: Membership) -> None:
    if row.role == Role.REPRESENTATIVE and not _representatives(row.organization).exclude(pk=row.pk).exists():
        raise Refused(
            _("This is the organization's last representative. Make or invite another one first."),
            code="last_representative",
        )


def _representatives(organization: Organization):
    """Those who can act: their accounts are open."""
    return Membership.objects.filter(
        organization=organization, role=Role.REPRESENTATIVE, until__isnull=True, user__is_active=True
    )

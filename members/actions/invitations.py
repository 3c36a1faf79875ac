"""Invitations: the only way in. For one address, once, for 14 days.

The mail makes its own link (``members.emails.invitation``), so neither the queue nor the database holds one.
"""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from cop_portal.mail import run_later
from cop_portal.refusals import Refused
from cop_portal.translations.texts import TextLanguage
from members import emails, warning_mails
from members.models import (
    INVITATION_LIFETIME,
    RESEND_AFTER,
    Invitation,
    Membership,
    Organization,
    Role,
    User,
)
from members.names.rules import clean_name, refuse_strange_name
from members.roles import OBSERVER_GROUP, STAFF_GROUP, is_representative

from .accounts import trust_address
from .invitation_rules import check_may_invite, check_may_manage, refuse_who_is_in, still_holds
from .memberships import lock, open_membership
from .pending import withdraw_other_first_representatives

Kind = Invitation.Kind


@transaction.atomic
def invite(
    *,
    kind: str,
    email: str,
    by: User,
    organization: Organization | None = None,
    name: str = "",
    position: str = "",
    language: str = "en",
) -> Invitation:
    """Invite the holder of ``email`` as ``kind`` (of ``Invitation.Kind``) and mail them the link.

    Representatives invite into their own organization; staff invite its first representative; superusers invite staff
    and observers, who come without an organization. The same invitation sent twice within minutes is one; one that has
    run out is replaced. Where staff invite, everybody of the organization is told. Raises NotAllowed, and Refused for
    who belongs here already or is invited (field ``email``), and for what is no name.
    """
    kind, email = Kind(kind), _address(email)
    if organization is not None:
        lock(organization)
    check_may_invite(kind, by, organization)
    refuse_strange_name(name.strip())
    refuse_who_is_in(kind, email, organization)
    pending = Invitation.objects.select_for_update().filter(
        organization=organization, email=email, accepted_at=None, withdrawn_at=None
    )
    now = timezone.now()
    for row in pending:
        if row.expires_at > now:
            if row.kind == kind and now - row.created_at < RESEND_AFTER:
                return row
            raise Refused(
                _("This address has been invited already. Send the invitation again, or withdraw it first."),
                field="email",
                code="pending",
            )
        row.withdrawn_at = now
        row.save(update_fields=["withdrawn_at"])
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(
                kind=kind,
                organization=organization,
                email=email,
                name=name.strip(),
                position=position.strip(),
                language=language if language in TextLanguage.values else TextLanguage.ENGLISH,
                token_hash=emails.hash_of(emails.new_token()),
                invited_by=by,
                created_at=now,
                sent_at=now,
                expires_at=now + INVITATION_LIFETIME,
            )
    except IntegrityError:
        # Staff and observers have no organization whose lock would make two invitations follow each other.
        return Invitation.objects.get(
            organization=organization, email=email, accepted_at=None, withdrawn_at=None
        )
    run_later(emails.invitation, invitation.pk)
    if organization is not None and not is_representative(by, organization):
        run_later(warning_mails.representative_invited_by_staff, organization.pk)
    return invitation


@transaction.atomic
def resend_invitation(*, invitation: Invitation, by: User) -> Invitation:
    """Mail the invitation again with a new link, for another 14 days; the link before it ends at once.

    For whoever may invite there. Raises NotAllowed, and Refused within minutes of the last mail, or once it was
    accepted or withdrawn.
    """
    row = _locked(invitation)
    check_may_manage(row, by)
    if row.organization and not is_representative(by, row.organization):
        # Staff may bring in the first representative, also with a second mail; never one more.
        check_may_invite(Kind(row.kind), by, row.organization)
    if row.accepted_at or row.withdrawn_at:
        raise Refused(_("This invitation cannot be sent again: it was used or withdrawn."), code="over")
    now = timezone.now()
    if now - row.sent_at < RESEND_AFTER:
        raise Refused(
            _("It was sent a few minutes ago. Mail can be slow: wait five minutes before you send it again."),
            code="too_soon",
        )
    row.sent_at = now
    row.expires_at = now + INVITATION_LIFETIME
    row.token_hash = emails.hash_of(emails.new_token())
    row.save(update_fields=["sent_at", "expires_at", "token_hash"])
    run_later(emails.invitation, row.pk)
    return row


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: User) -> Invitation:
    """The link ends at once; withdrawn twice is withdrawn. For whoever may invite there. Raises NotAllowed, and Refused
    once it was accepted."""
    row = _locked(invitation)
    check_may_manage(row, by)
    if row.accepted_at:
        raise Refused(_("This invitation was accepted already."), code="over")
    if row.withdrawn_at is None:
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
    return row


@transaction.atomic
def accept_invitation(
    *, token: str, name: str = "", password: str = "", language: str = "en", user: User | None = None
) -> User:
    """Whoever holds the link comes in: as ``user``, who is signed in with the invited address, or with a new account.

    A new account gets ``name``, ``password`` and ``language``, and its address counts as verified: the link came by
    mail. The link is used then; ``user`` using it again changes nothing. Raises Refused with code ``invalid`` (no such
    open invitation, or who sent it may not invite any more), ``other_address``, ``sign_in`` (the address has an
    account), or at the field that is wrong.
    """
    row = _locked_by_token(token)
    now = timezone.now()
    if row is not None and row.accepted_by_id and user is not None and row.accepted_by_id == user.pk:
        return user
    if row is None or row.accepted_at or row.withdrawn_at or row.expires_at <= now or not still_holds(row):
        raise Refused(_("This invitation cannot be used any more."), code="invalid")
    if user is None:
        user = _new_account(row, name, password, language)
    elif user.email != row.email:
        raise Refused(_("This invitation is for another address than your account's."), code="other_address")
    is_staffs = row.organization is not None and not is_representative(row.invited_by, row.organization)
    _let_in(row, user)
    if is_staffs:
        withdraw_other_first_representatives(row)
    row.accepted_at = now
    row.accepted_by = user
    row.save(update_fields=["accepted_at", "accepted_by"])
    return user


def send_lost_invitation(email: str) -> None:
    """Somebody says that an invitation for ``email`` was lost. It is looked up later, so that the answer (none) and
    the time it takes are the same for every address."""
    with transaction.atomic():
        run_later(emails.lost_invitation, email.strip().lower())


def find_open(token: str) -> Invitation | None:
    """The invitation of this link, if it can still be used."""
    row = (
        Invitation.objects.open()
        .select_related("organization", "invited_by")
        .filter(token_hash=emails.hash_of(token))
        .first()
    )
    return row if row is not None and still_holds(row) else None


def _address(email: str) -> str:
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise Refused(_("This is not an e-mail address."), field="email", code="email") from error
    return email


def _locked(invitation: Invitation) -> Invitation:
    return (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organization", "invited_by")
        .get(pk=invitation.pk)
    )


def _locked_by_token(token: str) -> Invitation | None:
    found = Invitation.objects.filter(token_hash=emails.hash_of(token)).select_related("organization").first()
    if found is None:
        return None
    if found.organization is not None:
        # The organization first, as in ``invite``: the other way round the two would wait for each other.
        lock(found.organization)
    return _locked_or_none(found.pk, token)


def _locked_or_none(invitation_id: int, token: str) -> Invitation | None:
    """The row under lock; None where its link was replaced meanwhile."""
    return (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organization", "invited_by")
        .filter(pk=invitation_id, token_hash=emails.hash_of(token))
        .first()
    )


def _new_account(row: Invitation, name: str, password: str, language: str) -> User:
    draft = User(
        email=row.email,
        name=clean_name(name),
        language=language if language in TextLanguage.values else row.language,
    )
    if User.objects.filter(email=row.email).exists():
        raise Refused(_("There is an account for this address. Sign in first."), code="sign_in")
    try:
        validate_password(password, draft)
    except ValidationError as error:
        raise Refused(" ".join(error.messages), field="password", code="password") from error
    draft.set_password(password)
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError as error:
        # Two invitations of one new address, accepted at once.
        raise Refused(_("There is an account for this address. Sign in first."), code="sign_in") from error
    trust_address(draft)
    return draft


def _let_in(row: Invitation, user: User) -> None:
    if row.kind == Kind.STAFF:
        user.is_staff = True
        user.save(update_fields=["is_staff"])
        user.groups.add(Group.objects.get_or_create(name=STAFF_GROUP)[0])
    elif row.kind == Kind.OBSERVER:
        if user.is_staff or Membership.objects.filter(user=user, until=None).exists():
            raise Refused(
                _("Who belongs to an organization or to Search cannot be an observer."), code="observer"
            )
        user.groups.add(Group.objects.get_or_create(name=OBSERVER_GROUP)[0])
    elif row.organization is not None:
        open_membership(
            organization=row.organization, user=user, role=Role(row.kind), position=row.position, on=today()
        )

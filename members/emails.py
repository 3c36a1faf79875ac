"""Mails about accounts, invitations and who sees an organization, one function a message.

Each is called through ``run_later`` with ids.

Links are made here, when the mail is written: the queue never holds one, and the database only a hash.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop_portal.mail import absolute, send_mail_to

from .models import RESEND_AFTER, Invitation, Organization, User
from .roles import representatives_of

# Which sentence tells what changed, by the name allauth has for it.
CHANGES = {
    "password_changed": _("The password of your account was changed."),
    "password_reset": _("The password of your account was changed, by a link that was sent to your address."),
    "password_set": _("A password was set for your account."),
    "email_changed": _("The e-mail address of your account was changed."),
    "totp_activated": _("An authenticator app was set up for your account."),
    "totp_deactivated": _("The authenticator app was removed from your account."),
    "recovery_codes_generated": _("New recovery codes were made for your account."),
}


def hash_of(token: str) -> str:
    """What the database keeps of an invitation's token: its sha256, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """32 random bytes as letters of an address."""
    return secrets.token_urlsafe(32)


def invitation(invitation_id: int) -> None:
    """The invitation with a link of its own, in the language it was written for. Earlier links end with it."""
    token = new_token()
    with transaction.atomic():
        row = Invitation.objects.open().select_for_update(of=("self",)).filter(pk=invitation_id).first()
        if row is None:
            return
        row.token_hash = hash_of(token)
        row.save(update_fields=["token_hash"])
    send_mail_to(
        row.email,
        _("An invitation to the CoP Portal"),
        language=row.language,
        template="emails/invitation.txt",
        context={
            "link": absolute(reverse("members:invitation", args=[token])),
            # The moments between the invitation and its mail take no day away: what the form says, the mail says.
            "days": max((row.expires_at - timezone.now() + timedelta(hours=1)).days, 1),
        },
    )


def lost_invitation(email: str) -> None:
    """To an address that asked: its open invitations again, or the way to sign in where it has an account already.

    An address that the portal does not know gets nothing. What was sent in the last minutes is not sent again.
    """
    email = email.strip().lower()
    recently = timezone.now() - RESEND_AFTER
    rows = Invitation.objects.open().filter(email=email).order_by("pk")
    for row in rows:
        # Two requests at once send one mail.
        if Invitation.objects.filter(pk=row.pk, sent_at__lt=recently).update(sent_at=timezone.now()):
            invitation(row.pk)
    user = User.objects.filter(email=email, is_active=True).first()
    if user and not rows:
        send_mail_to(
            user,
            _("Your account on the CoP Portal"),
            template="emails/account_exists.txt",
            context={
                "sign_in": absolute(reverse("account_login")),
                "reset": absolute(reverse("account_reset_password")),
            },
        )


def password_reset(user_id: int) -> None:
    """The link that lets a person choose a new password."""
    user = User.objects.get(pk=user_id)
    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(user), key])
    send_mail_to(
        user,
        _("Choose a new password"),
        template="emails/password_reset.txt",
        context={"name": user.name, "link": absolute(path)},
    )


def confirm_address(address_id: int) -> None:
    """To the new address of an account: the link that confirms it. Where it is another account's address, its holder
    is told instead; who typed it sees no difference."""
    address = EmailAddress.objects.select_related("user").filter(pk=address_id, verified=False).first()
    if address is None or not address.user.is_active:
        return
    if User.objects.filter(email=address.email).exclude(pk=address.user_id).exists():
        address_in_use(address.email)
        return
    key = EmailConfirmationHMAC.create(address).key
    send_mail_to(
        address.email,
        _("Confirm your e-mail address"),
        language=address.user.language,
        template="emails/confirm_address.txt",
        context={"link": absolute(reverse("account_confirm_email", args=[key]))},
    )


def address_in_use(email: str) -> None:
    """To the holder of an address that somebody wanted to move their own account to."""
    user = User.objects.filter(email=email.strip().lower()).first()
    if user:
        send_mail_to(user, _("Your address was typed by somebody else"), template="emails/address_in_use.txt")


def account_changed(what: str, user_id: int, email: str) -> None:
    """To the person (at ``email``, which may be their address until now): something about the account changed."""
    user = User.objects.get(pk=user_id)
    if what in CHANGES and user.is_active:
        send_mail_to(
            email,
            _("Your account on the CoP Portal has changed"),
            language=user.language,
            template="emails/account_changed.txt",
            context={
                "name": user.name,
                "change": CHANGES[what],
                "reset": absolute(reverse("account_reset_password")),
            },
        )


def hidden_by_staff(organization_id: int) -> None:
    """To each representative: staff have hidden the organization. Neither words nor link say which it is."""
    for user in representatives_of(Organization.objects.get(pk=organization_id)):
        send_mail_to(
            user,
            _("Who sees your organization has changed"),
            template="emails/hidden_by_staff.txt",
            context={"name": user.name},
        )

"""How allauth behaves here: nobody signs up, an invited address is trusted, mails are in the reader's language."""

from __future__ import annotations

import time
from typing import Any

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.mail import run_later

from . import emails
from .actions.accounts import set_password, trust_address
from .middleware import second_factor_required
from .models import User


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in, passwords and addresses."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is locked. Write to Search if it should not be."),
        "duplicate_email": _("This is your address already."),
        "email_password_mismatch": _("The address or the password is not right. Check both and try again."),
        "enter_current_password": _("This is not your password of now. Type it again."),
        "incorrect_code": _("This code is not right, or it has run out. Type the one that is shown now."),
        "incorrect_password": _("This is not your password. Type it again."),
        "invalid_password_reset": _("This link has been used or has run out."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes, then try again."),
        "rate_limited": _("Too many attempts. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an invitation is the only way in."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Never: pages answer pages, so that there is one way through each of them."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign in, and keep allauth's list of addresses in step with the account's own."""
        super().login(request, user)
        trust_address(user)

    def is_safe_url(self, url: str) -> bool:
        """Where signing in leads: only to a page of ours (see ``following``)."""
        return url.startswith("/") and super().is_safe_url(url)

    def set_password(self, user: User, password: str) -> None:
        """All of allauth's ways to a new password come through here."""
        set_password(user, password)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """The new address becomes the account's, unless it is another account's own by now, or this one is locked."""
        if not email_address.user.is_active:
            return False
        if User.objects.filter(email=email_address.email).exclude(pk=email_address.user_id).exists():
            return False
        return super().confirm_email(request, email_address)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within the first minutes after signing in: the password was typed just now."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        records = get_authentication_records(self.request, self.request.user)
        return not any(
            time.time() - record["at"] < account_settings.REAUTHENTICATION_TIMEOUT for record in records
        )

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("members:account")

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:
        return reverse("members:account" if self.request.user.is_authenticated else "account_login")

    # Mails: the queue holds ids, the links are made when the mail is written.

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Nothing: what the portal sends has a method of its own below; nothing else of allauth is mailed."""

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        run_later(emails.password_reset, user.pk)

    def send_confirmation_mail(self, request: HttpRequest, emailconfirmation, signup: bool) -> None:
        run_later(emails.confirm_address, emailconfirmation.email_address.pk)

    def send_account_already_exists_mail(self, email: str) -> None:
        run_later(emails.address_in_use, email)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        run_later(emails.account_changed, template_prefix.rpartition("/")[2], user.pk, email or user.email)


class SecondFactorAdapter(DefaultMFAAdapter):
    """The authenticator app and its recovery codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "Your account needs the second step: it can see more than others. Set up a new app instead."
        ),
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Staff and observers can replace their app, not do without one."""
        return not second_factor_required(authenticator.user)

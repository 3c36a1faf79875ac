"""allauth's forms in our words and fields: no placeholders, hints that stay, the reader's language."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from django import forms
from django.contrib.auth.password_validation import MinimumLengthValidator, get_default_password_validators
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cop_portal.ui.forms import PortalLook, PortalModelForm
from members.models import User


def password_rules() -> str:
    """What a password must be, in the active language, as one hint."""
    length = next(
        validator.min_length
        for validator in get_default_password_validators()
        if isinstance(validator, MinimumLengthValidator)
    )
    return gettext(
        "At least %(length)d characters and not only digits. Several words that you can remember are best; not your "
        "name, and not a password that many people use."
    ) % {"length": length}


password_rules_lazy = lazy(password_rules, str)


class AccountLook(PortalLook):
    """allauth's fields as ours. ``words`` maps a field to its label, or to label and hint."""

    words: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            # A hint of allauth's that is a link would be read out inside the field's description; pages have the link.
            field.help_text = ""
            if isinstance(field, forms.EmailField):
                field.widget = forms.EmailInput(attrs={"autocomplete": "username"})
                field.widget.is_required = field.required
            words = self.words.get(name)
            if words:
                label, hint = words if isinstance(words, tuple) else (words, "")
                field.label, field.help_text = label, hint
        self.name_in_errors()


class SignInForm(AccountLook, account.LoginForm):
    """Address and password."""

    words = {
        "login": _("E-mail address"),
        "password": _("Password"),
        "remember": (
            _("Keep me signed in on this device for 14 days"),
            _("Not on a phone or computer that others use."),
        ),
    }


class ForgottenPasswordForm(AccountLook, account.ResetPasswordForm):
    """Asks for a link to choose a new password."""

    words = {"email": _("E-mail address")}


class _TwoPasswords(AccountLook):
    words = {
        "oldpassword": _("Current password"),
        "password1": (_("New password"), password_rules_lazy()),
        "password2": _("New password again"),
    }


class NewPasswordForm(_TwoPasswords, account.ResetPasswordKeyForm):
    """The new password after a link."""


class ChangePasswordForm(_TwoPasswords, account.ChangePasswordForm):
    """The new password of somebody who knows the old one."""


class SetPasswordForm(_TwoPasswords, account.SetPasswordForm):
    """The first password of an account that has none."""


class ReauthenticateForm(AccountLook, account.ReauthenticateForm):
    """The password once more, before something that matters."""

    words = {"password": _("Password")}


class ChangeAddressForm(AccountLook, account.AddEmailForm):
    """The address to sign in with from now on, once it is confirmed."""

    email = forms.EmailField(max_length=254)

    words = {
        "email": (_("New e-mail address"), _("We send a link there. Your address changes when you open it."))
    }


CODE_HINT = _("The six digits that your authenticator app shows now.")


class _Code(AccountLook):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {
            "dir": "ltr",
            "autocomplete": "one-time-code",
            "autocapitalize": "off",
        }


class SecondStepForm(_Code, second_factor.AuthenticateForm):
    """The code at sign-in."""

    words = {"code": (_("Code"), _("From your authenticator app, or one of your recovery codes."))}


class SecondStepAgainForm(_Code, second_factor.ReauthenticateForm):
    """The code once more, before something that matters."""

    words = SecondStepForm.words


class ActivateAppForm(_Code, totp.ActivateTOTPForm):
    """The first code of a new app."""

    words = {"code": (_("Code"), CODE_HINT)}


class DeactivateAppForm(AccountLook, totp.DeactivateTOTPForm):
    """Nothing to fill in."""


class NameForm(PortalModelForm):
    """How a person is called."""

    class Meta:
        model = User
        fields = ["name"]

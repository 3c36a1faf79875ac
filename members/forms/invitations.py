"""Forms of invitations: inviting, accepting, asking for a lost one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from cop_portal.ui.forms import CONTENT_LANGUAGE_NAMES, PortalForm, RadioList
from cop_portal.ui.templatetags.ui import name as name_tag
from members.models import Organization, Role
from members.recognition import Recognizer

from .accounts import password_rules_lazy


class RoleList(RadioList):
    """The two roles with what each may do."""

    hints = {
        Role.COLLEAGUE: _("Reads all that the organization reads, writes notes, closes what was promised."),
        Role.REPRESENTATIVE: _(
            "Also speaks for it: edits the profile, answers introductions, confirms memoranda, invites."
        ),
    }


def role_field() -> forms.ChoiceField:
    """Colleague or representative."""
    return forms.ChoiceField(
        label=_("Role"),
        choices=[(Role.COLLEAGUE, Role.COLLEAGUE.label), (Role.REPRESENTATIVE, Role.REPRESENTATIVE.label)],
        widget=RoleList,
        initial=Role.COLLEAGUE,
    )


class InviteForm(PortalForm):
    """Whom a representative invites; staff, who bring in the first representative, do not choose a role."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("The invitation works for this address only."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(label=_("Name"), max_length=150, required=False)
    position = forms.CharField(
        label=_("Position"), max_length=120, required=False, help_text=_("For example: director.")
    )
    kind = role_field()
    language = forms.ChoiceField(
        label=_("Language of the invitation"), choices=CONTENT_LANGUAGE_NAMES, widget=RadioList
    )

    is_theirs = forms.BooleanField(label=_("Invite this person all the same"), required=False)

    def __init__(
        self,
        *args: Any,
        organization: Organization,
        known: Recognizer,
        first_representative: bool = False,
        **kwargs: Any,
    ) -> None:
        """``known`` recognizes, by the address, another organization that whoever invites may know of."""
        super().__init__(*args, **kwargs)
        if first_representative:
            del self.fields["kind"]
        typed = self.data.get(self.add_prefix("email"), "") if self.is_bound else ""
        meant = [one.organization for one in known.recognize(typed).candidates] if typed else []
        self.others = [] if organization in meant else meant
        if not self.others:
            del self.fields["is_theirs"]

    def clean(self) -> dict[str, Any]:
        """Who is invited reads what the organization reads: an address of another one is asked about first."""
        cleaned = super().clean() or {}
        if self.others and not cleaned.pop("is_theirs", False):
            comma = pgettext("between items of a list", ", ")
            names = format_html_join(comma, "{}", ((name_tag(other),) for other in self.others))
            words = _(
                "This address looks like one of: {organizations}. Tick this if you mean it all the same."
            )
            self.add_error("is_theirs", format_html(str(words), organizations=names))
        return cleaned


class AcceptForm(PortalForm):
    """A new account: the address is the invitation's."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        help_text=_("As you sign papers and introduce yourself."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=1000,
        help_text=password_rules_lazy(),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the portal"),
        choices=CONTENT_LANGUAGE_NAMES,
        widget=RadioList,
        help_text=_("You can change it on every page."),
    )


class LostInvitationForm(PortalForm):
    """The address that an invitation was sent to."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("The one you were invited with."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class RoleForm(PortalForm):
    """What a person may do for the organization."""

    role = role_field()

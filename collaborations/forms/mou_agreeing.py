"""Forms about a text that is put to its parties: putting, returning with remarks, declining, taking back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cop_portal.ui.forms import PortalForm

from .languages import language_of

_OPEN_AGAIN = {
    "required": _("Open this page again, then decide"),
    "invalid": _("Open this page again, then decide"),
}


def _looked_at() -> forms.IntegerField:
    """Which text the page showed: what has changed since is shown first."""
    return forms.IntegerField(
        widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1, error_messages=_OPEN_AGAIN
    )


class PutForm(PortalForm):
    """That the text is put to the parties as it stands."""

    draft_version = _looked_at()


class AgreeForm(PortalForm):
    """That one's organization agrees to it."""

    revision = _looked_at()


class SendBackForm(PortalForm):
    """What should be different."""

    revision = _looked_at()
    remarks = forms.CharField(
        label=_("What should be different?"),
        help_text=_(
            "Name the part, and write what it should say. Only the parties of the memorandum read this. Leave out "
            "names of people at risk."
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=4000,
        error_messages={"required": _("Say what should be different, for the others")},
    )
    language = language_of(label=_("Language of what you wrote"))


class DeclineForm(PortalForm):
    """Why one's organization does not want it."""

    reason = forms.CharField(
        label=_("Why do you decline it?"),
        help_text=_("Only the parties of the memorandum read this. Leave out names of people at risk."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        error_messages={"required": _("Say why, for the others")},
    )


class GiveUpForm(PortalForm):
    """Why it is withdrawn."""

    reason = forms.CharField(
        label=_("Why do you withdraw it?"),
        help_text=_("Only the parties of the memorandum read this. Leave out names of people at risk."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        error_messages={"required": _("Say why, for the others")},
    )

    def __init__(self, *args, is_draft: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if is_draft:
            self.fields["reason"].label = _("Why do you give this draft up?")

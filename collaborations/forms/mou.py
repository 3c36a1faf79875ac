"""Forms about memoranda: who signed, confirming, returning; and what the other forms of memoranda take from here."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.models import Party
from cop_portal.dates import today
from cop_portal.ui.date_fields import DateThreeField
from cop_portal.ui.forms import FileInput, PortalForm


class PartyChoice(forms.ModelMultipleChoiceField):
    """Parties by their organizations' names in the reader's language."""

    def label_from_instance(self, obj: Party) -> str:
        return obj.organization.name


def pdf_field(**kwargs) -> forms.FileField:
    """A field for a signed PDF. What is in the file is inspected by the document store, not here."""
    return forms.FileField(
        widget=FileInput(max_bytes=settings.MAX_UPLOAD_MB * 1024 * 1024, accept=".pdf,application/pdf"),
        allow_empty_file=True,
        error_messages={"required": _("Choose the signed paper")},
        **kwargs,
    )


def paper_words() -> str:
    """How large the signed paper can be, and what it must show."""
    words = gettext("One PDF, up to %(size)s MB. Scan all pages, with the signatures and stamps.")
    return words % {"size": settings.MAX_UPLOAD_MB}


def hidden_key() -> forms.UUIDField:
    """A key that the page sends along; without it, the page was not made here."""
    return forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={"required": _("Open this page again, then fill it in once more")},
    )


class SignatureFields(PortalForm):
    """Who signed the paper for one's own organization, and when."""

    signatory_name = forms.CharField(
        label=_("Who signed for your organization?"),
        help_text=_("The name on the paper. It can be somebody without an account."),
        max_length=150,
        error_messages={"required": _("Write who signed for your organization")},
    )
    capacity = forms.CharField(
        label=_("In what capacity?"),
        help_text=_("For example: director."),
        max_length=120,
        error_messages={"required": _("Write in what capacity this person signed")},
    )
    signed_on = DateThreeField(
        label=_("When was it signed?"),
        not_after=today,
        error_messages={"required": _("Enter the date it was signed")},
    )


class ConfirmForm(SignatureFields):
    """This is what we signed. ``copy`` names the file the person looked at."""

    copy = hidden_key()


class ReasonForm(PortalForm):
    """Why a memorandum is returned or withdrawn."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("The other parties read it. Leave out names of people at risk."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        max_length=500,
        error_messages={"required": _("Say why, for the others")},
    )

"""Forms about memoranda: entering one with its signed paper, confirming, returning, replacing the file."""

from __future__ import annotations

import uuid

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from collaborations.models import Collaboration, MemorandumOfUnderstanding, Party
from cop_portal.dates import today
from cop_portal.ui.date_fields import DateThreeField
from cop_portal.ui.forms import CheckboxList, FileInput, PortalForm
from members.models import Organization, Topic

from .languages import language_of
from .mou_terms import check_days, ends_field, renewal_field, starts_field


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


class MouForm(SignatureFields):
    """A memorandum signed outside the portal: its terms and its PDF."""

    key = hidden_key()
    title = forms.CharField(
        label=_("Title"),
        help_text=_("As it stands on the paper, or what it is about."),
        max_length=200,
        error_messages={"required": _("Write the title")},
    )
    purpose = forms.CharField(
        label=_("What do you want to do together?"),
        help_text=_("The purpose, in a few sentences. The parties and Search read it."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        max_length=4000,
        error_messages={"required": _("Write what you want to do together")},
    )
    language = language_of(label=_("Language of the title and the purpose"))
    parties = PartyChoice(
        queryset=Party.objects.none(),
        label=_("Who are the parties?"),
        help_text=_("Your own organization is one of them."),
        widget=CheckboxList,
        error_messages={"required": _("Choose the parties")},
    )
    topics = forms.ModelMultipleChoiceField(
        queryset=Topic.objects.none(),
        label=_("Which topics is it about?"),
        widget=CheckboxList,
        required=False,
    )
    starts_on = starts_field()
    ends_on = ends_field(_("Its last day. Leave it empty if none is written."))
    renewal = renewal_field(initial=MemorandumOfUnderstanding.Renewal.NONE)
    upload = pdf_field(
        label=_("The signed paper"),
        help_text=_("One PDF, up to 25 MB. Scan all pages, with the signatures and stamps."),
    )

    field_order = [
        "upload",
        "title",
        "purpose",
        "language",
        "parties",
        "topics",
        "starts_on",
        "ends_on",
        "renewal",
        "signatory_name",
        "capacity",
        "signed_on",
        "key",
    ]

    def __init__(
        self, *args, collaboration: Collaboration, organization: Organization, topics, **kwargs
    ) -> None:
        initial = {"key": uuid.uuid4(), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=initial, **kwargs)
        self.organization = organization
        current = collaboration.parties.filter(left_on__isnull=True).select_related("organization")
        self.fields["parties"].queryset = current
        self.fields["topics"].queryset = topics
        self.initial.setdefault("parties", [party.pk for party in current])

    def clean_parties(self):
        """At least two, and one's own organization among them."""
        parties = list(self.cleaned_data["parties"])
        if self.organization.pk not in {party.organization_id for party in parties}:
            raise forms.ValidationError(_("Your own organization must be one of the parties."))
        if len(parties) < 2:
            raise forms.ValidationError(_("Choose at least two parties of this collaboration."))
        return parties

    def clean(self):
        """The term must make sense; said here too, so that all that is wrong is said at once."""
        cleaned = super().clean()
        check_days(self, cleaned)
        return cleaned


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

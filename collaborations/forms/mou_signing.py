"""Forms of signing on paper: the photos or the PDF, who signed, and what Search staff record."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.models import MouCopy, MouParty
from cop_portal.dates import today
from cop_portal.documents.inspection.run import MAX_PAGES
from cop_portal.documents.photos import ACCEPTED, MOST_PHOTOS
from cop_portal.documents.sizes import MEGABYTE
from cop_portal.ui.date_fields import DateThreeField
from cop_portal.ui.forms import FileInput, PortalForm, RadioList

from .mou import ReasonForm, SignatureFields, hidden_key

PDF_OR_PHOTO = f".pdf,application/pdf,{ACCEPTED}"


class SeveralFilesInput(FileInput):
    """A chooser of several files at once."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class SeveralFilesField(forms.FileField):
    """Several files; what is in them is looked into by the document store, one by one."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list:
        files = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if self.required and not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return files


def _files_field(**kwargs: Any) -> SeveralFilesField:
    return SeveralFilesField(
        widget=SeveralFilesInput(max_bytes=settings.MAX_UPLOAD_MB * MEGABYTE, accept=PDF_OR_PHOTO),
        error_messages={"required": _("Choose the PDF, or the photos of all pages")},
        **kwargs,
    )


def limits_words() -> str:
    """How large a paper can be, to be known before it is sent."""
    limits = {"size": settings.MAX_UPLOAD_MB, "pages": MAX_PAGES, "photos": MOST_PHOTOS}
    return (
        gettext("Each file up to %(size)s MB: a PDF of up to %(pages)s pages, or up to %(photos)s photos.")
        % limits
    )


class PaperForm(PortalForm):
    """The signed paper as it comes from a scanner or a phone."""

    upload = _files_field(
        label=_("The signed paper"),
        help_text=_(
            "One PDF, or a photo of each page (JPEG, PNG, HEIC). You can choose several photos at once, and put them "
            "in order on the next page."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        upload = self.fields["upload"]
        removed = gettext("Where and when a photo was taken is removed from it. A PDF is kept as it is.")
        upload.help_text = f"{upload.help_text} {limits_words()} {removed}"


class MoreForm(PortalForm):
    """More photos for a paper; another PDF in place of one."""

    upload = _files_field(label=_("More photos"), required=False)

    def __init__(self, *args: Any, is_pdf: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_pdf:
            self.fields["upload"].label = _("Another PDF instead of this one")
            self.name_in_errors()


class SendForm(SignatureFields):
    """Who signed the paper for one's own organization: the last thing before it is sent to the others."""


class TakeBackForm(ReasonForm):
    """Why a party takes its signature back. ``signature`` names what the person looked at."""

    signature = hidden_key()


class PartyByName(forms.ModelChoiceField):
    """A party of the memorandum, by its organization's name in the reader's language."""

    def label_from_instance(self, obj: MouParty) -> str:
        return obj.party.organization.name


class CopyByUploader(forms.ModelChoiceField):
    """A signed copy, by who uploaded it: its file's name is not for staff where a party has closed it to them."""

    def label_from_instance(self, obj: MouCopy) -> str:
        return obj.uploaded_for.party.organization.name


class RecordForm(PortalForm):
    """A party's signature as Search staff record it, and the party's letter that asks for it."""

    party = PartyByName(
        queryset=MouParty.objects.none(),
        label=_("For which organization?"),
        widget=RadioList,
        empty_label=None,
        error_messages={"required": _("Choose the organization")},
    )
    copy = CopyByUploader(
        queryset=MouCopy.objects.none(),
        to_field_name="public_id",
        label=_("Which paper did it sign?"),
        help_text=_("By the organization that uploaded it."),
        widget=RadioList,
        empty_label=None,
        error_messages={"required": _("Choose the paper")},
    )
    request_upload = forms.FileField(
        label=_("Its written request"),
        help_text=_(
            "The letter or mail in which the organization asks you to record its signature, as a PDF or a photo. All "
            "parties can open it."
        ),
        widget=FileInput(max_bytes=settings.MAX_UPLOAD_MB * MEGABYTE, accept=PDF_OR_PHOTO),
        allow_empty_file=True,
        error_messages={"required": _("Choose the file of the request")},
    )
    signatory_name = forms.CharField(
        label=_("Who signed for the organization?"),
        max_length=150,
        error_messages={"required": _("Write who signed for the organization")},
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

    def __init__(self, *args: Any, parties: list[MouParty], copies: list[MouCopy], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = MouParty.objects.filter(
            pk__in=[party.pk for party in parties]
        ).select_related("party__organization")
        self.fields["copy"].queryset = MouCopy.objects.filter(
            pk__in=[copy.pk for copy in copies]
        ).select_related("uploaded_for__party__organization")
        if len(parties) == 1:
            self.initial.setdefault("party", parties[0].pk)
        if len(copies) == 1:
            self.initial.setdefault("copy", copies[0].public_id)


class WitnessForm(PortalForm):
    """Who signed for Search as a witness."""

    signatory_name = forms.CharField(
        label=_("Who signed for Search?"),
        max_length=150,
        error_messages={"required": _("Write who signed for Search")},
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

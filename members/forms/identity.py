"""Forms of what an organization is called and looks like, where its offices are, and of its registration's paper.

Who will see it is said as in ``profile``.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.sizes import MEGABYTE
from cop_portal.documents.uploads import MAX_PICTURE_SIZE
from cop_portal.ui.forms import FileInput, LanguageField, PortalForm, RadioList
from members.models import Governorate, Organization, OtherName

from .profile import EVERYBODY_READS, EVERYBODY_READS_MOST, THOSE_CHOSEN_READ, AudienceField

NOT_STATED = ("", _("Not stated"))
KINDS = [
    (kind, capfirst(label)) for kind, label in Organization.Kind.choices if kind != Organization.Kind.CONVENOR
]
YES, NO = "yes", "no"


def in_script(direction: str, language: str) -> forms.TextInput:
    """A line for a name in one language, which may not be the page's."""
    return forms.TextInput(attrs={"dir": direction, "lang": language})


class NamesForm(PortalForm):
    """What an organization is called."""

    name_en = forms.CharField(label=_("Name in English"), max_length=200, widget=in_script("ltr", "en"))
    name_ar = forms.CharField(
        label=_("Name in Arabic"), max_length=200, required=False, widget=in_script("rtl", "ar")
    )
    name_ckb = forms.CharField(
        label=_("Name in Kurdish (Sorani)"), max_length=200, required=False, widget=in_script("rtl", "ckb")
    )
    acronym = forms.CharField(label=_("Acronym"), max_length=20, required=False)


class IdentityForm(NamesForm):
    """What an organization is called, of what kind and size it is."""

    read_by = EVERYBODY_READS

    short_name_en = forms.CharField(
        label=_("Short name in English"),
        help_text=_("What sentences call you: “Al Noor” for Al Noor Foundation."),
        max_length=60,
        required=False,
        widget=in_script("ltr", "en"),
    )
    short_name_ar = forms.CharField(
        label=_("Short name in Arabic"), max_length=60, required=False, widget=in_script("rtl", "ar")
    )
    short_name_ckb = forms.CharField(
        label=_("Short name in Kurdish (Sorani)"),
        max_length=60,
        required=False,
        widget=in_script("rtl", "ckb"),
    )
    keep_old = forms.BooleanField(
        label=_("If a name or the acronym changes, keep the old one as a former name"),
        help_text=_(
            "People who know the old name still find you. Untick it where you only correct a mistake."
        ),
        required=False,
    )
    kind = forms.ChoiceField(label=_("Kind of organization"), choices=KINDS, widget=RadioList)
    size_band = forms.ChoiceField(
        label=_("People who work for you, paid or not"),
        choices=[NOT_STATED, *((band, capfirst(label)) for band, label in Organization.SizeBand.choices)],
        required=False,
        widget=RadioList,
    )
    is_women_led = forms.ChoiceField(
        label=_("Women-led"),
        help_text=_("Women direct it or have most seats on its board."),
        choices=[NOT_STATED, (YES, _("Yes")), (NO, _("No"))],
        required=False,
        widget=RadioList,
    )

    def clean_is_women_led(self) -> bool | None:
        return {YES: True, NO: False}.get(self.cleaned_data["is_women_led"])


class OtherNameForm(PortalForm):
    """A name that people also know an organization by."""

    read_by = EVERYBODY_READS

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    language = LanguageField(label=_("Language of this name"))
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[(kind, capfirst(label)) for kind, label in OtherName.Kind.choices],
        widget=RadioList,
    )


class OfficeForm(PortalForm):
    """An office, by its governorate."""

    read_by = EVERYBODY_READS_MOST

    governorate = forms.ModelChoiceField(
        label=_("Governorate"),
        help_text=_("The portal keeps no street and no town, so that nobody finds your door by it."),
        queryset=Governorate.objects.all(),
        empty_label=_("Choose a governorate"),
    )
    is_head = forms.BooleanField(label=_("This is the head office"), required=False)
    phone = forms.CharField(
        label=_("Phone number of this office"),
        help_text=THOSE_CHOSEN_READ,
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "tel"}),
    )
    phone_audience = AudienceField(label=_("Who may see this phone number"))


class LogoForm(PortalForm):
    """A picture beside the name."""

    read_by = _("Everybody who may see your organization sees it.")

    upload = forms.FileField(
        label=_("Logo"),
        help_text=_(
            "PNG, JPEG or WebP, up to 5 MB. We keep a small copy and nothing else: no place, camera or name that "
            "hides in the file."
        ),
        widget=FileInput(
            max_bytes=MAX_PICTURE_SIZE, accept="image/png,image/jpeg,image/webp,.png,.jpg,.jpeg,.webp"
        ),
        allow_empty_file=True,
        error_messages={"required": _("Choose a picture")},
    )


NO_DRAFT_OF_A_FILE = _("A draft cannot keep a file: choose it again when you come back.")


class RegistrationFileForm(PortalForm):
    """The paper of a registration, and who may open it. ``has_file``: there is one, and it may stay."""

    upload = forms.FileField(
        label=_("The registration as a PDF"),
        help_text=format_lazy("{} {}", THOSE_CHOSEN_READ, NO_DRAFT_OF_A_FILE),
        widget=FileInput(max_bytes=settings.MAX_UPLOAD_MB * MEGABYTE, accept=".pdf,application/pdf"),
        allow_empty_file=True,
        error_messages={"required": _("Choose the file")},
    )
    file_audience = AudienceField(label=_("Who may open it"), help_text=_("Each opening is recorded."))

    def __init__(self, *args: Any, has_file: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_file:
            upload = self.fields["upload"]
            upload.required = False
            upload.label = _("Another file in its place")

"""The form of a joint activity's file."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from collaborations.models import ActivityFile
from cop_portal.documents.sizes import MEGABYTE
from cop_portal.ui.forms import FileInput, PortalForm, SentenceField


class ActivityFileForm(PortalForm):
    """A file for the parties, and what it is called."""

    title = SentenceField(
        label=_("Title"),
        help_text=_("For example: agenda, slides, report. Without one it is called by its file's name."),
        max_length=ActivityFile._meta.get_field("title").max_length,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    upload = forms.FileField(
        label=_("The file as a PDF"),
        help_text=_("In Word or PowerPoint choose “Save as”, then PDF."),
        widget=FileInput(max_bytes=settings.MAX_UPLOAD_MB * MEGABYTE, accept=".pdf,application/pdf"),
        allow_empty_file=True,
        error_messages={"required": _("Choose the file")},
    )

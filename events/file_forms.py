"""Forms of an event's files, and of the sheet to sign."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.sizes import MEGABYTE
from cop_portal.ui.forms import CONTENT_LANGUAGE_NAMES, FileInput, PortalForm, RadioList, SentenceField

from .models import EventFile
from .sheet_to_print import MOST_LINES

LINES = 20


def _title_field() -> SentenceField:
    return SentenceField(
        label=_("Title"),
        help_text=_("Without one it is called by its kind: agenda, slides."),
        max_length=EventFile._meta.get_field("title").max_length,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )


class EventFileForm(PortalForm):
    """A file for an event. Nothing is chosen beforehand: its kind says who opens it."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[(kind, capfirst(label)) for kind, label in EventFile.Kind.choices],
        widget=RadioList,
        error_messages={"required": _("Choose what kind of file it is")},
    )
    title = _title_field()
    upload = forms.FileField(
        label=_("The file as a PDF"),
        help_text=_(
            "In Word or PowerPoint choose “Save as”, then PDF. A phone's scanner makes a PDF of a signed sheet."
        ),
        widget=FileInput(max_bytes=settings.MAX_UPLOAD_MB * MEGABYTE, accept=".pdf,application/pdf"),
        allow_empty_file=True,
        error_messages={"required": _("Choose the file")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everybody = gettext("Whoever sees the event can open it.")
        self.fields["kind"].widget.hints = dict.fromkeys(EventFile.Kind.values, everybody) | {
            EventFile.Kind.SIGNED_SHEET: gettext(
                "Only Search staff can open it: it has people's names on it."
            ),
        }


class TitleForm(PortalForm):
    """Another title for a file that is there."""

    title = _title_field()


class SheetForm(PortalForm):
    """What to print on the sheet to sign. ``expected``: how many organizations said yes and may be named on it."""

    language = forms.ChoiceField(
        label=_("Language of the sheet"), choices=CONTENT_LANGUAGE_NAMES, widget=RadioList
    )
    organizations = forms.BooleanField(label=_("Print the organizations that said yes"), required=False)
    blank_lines = forms.IntegerField(
        label=_("Blank lines"),
        help_text=_("For whoever comes and is not expected. A page holds about twelve."),
        min_value=0,
        max_value=MOST_LINES,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            format_lazy(_("Enter a number from 0 to {most}"), most=MOST_LINES),
        ),
    )

    def __init__(self, *args: Any, expected: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected
        self.fields["organizations"].help_text = _expected_words(expected)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        expected = cleaned.get("organizations") and self.expected
        if cleaned.get("blank_lines") == 0 and not expected:
            self.add_error("blank_lines", _("Nobody could sign this sheet. Enter at least one line"))
        return cleaned


def _expected_words(count: int) -> str:
    if not count:
        return gettext("None has said yes that can be printed. Hidden organizations are never on the sheet.")
    return ngettext(
        "%(count)d organization, with two lines to sign. Hidden ones are never on the sheet; a discreet one is, and "
        "whoever signs can read its name.",
        "%(count)d organizations, with two lines to sign for each. Hidden ones are never on the sheet; discreet ones "
        "are, and whoever signs can read their names.",
        count,
    ) % {"count": count}

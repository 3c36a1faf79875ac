"""The form on which texts are translated, side by side with their originals."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import language_direction
from cop_portal.translations.texts import Origin
from cop_portal.ui.forms import PortalForm, RadioList
from members.translations.tasks import Piece, Task

# A translation may be longer than what it translates: half as much again of what the original's own form takes.
LONGEST = {"mission": 4500, "shares": 750, "question": 750, "title": 300, "summary": 3000}
REVISION = "revision_"

LABELS = {
    "text": {
        "en": _("In English"),
        "ar": _("In Arabic"),
        "ckb": _("In Kurdish"),
    },
    "title": {
        "en": _("Title in English"),
        "ar": _("Title in Arabic"),
        "ckb": _("Title in Kurdish"),
    },
    "summary": {
        "en": _("Summary in English"),
        "ar": _("Summary in Arabic"),
        "ckb": _("Summary in Kurdish"),
    },
}


class TranslationForm(PortalForm):
    """Translations of the texts of one task, and how they were made.

    It carries which revision of each original was read, so that a change in between does not pass unseen.
    """

    origin = forms.ChoiceField(
        label=_("How was it made?"),
        choices=[
            (Origin.HUMAN, _("I or a colleague translated it, or read it through")),
            (Origin.MACHINE, _("A machine translated it and nobody has read it through")),
        ],
        widget=RadioList,
    )

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.task = task
        self.fields["origin"].widget.hints = {
            Origin.MACHINE: _("Readers are told so beneath the text."),
        }
        for piece in task.pieces:
            self.fields[piece.field] = _text_field(piece, task.language)
            self.fields[REVISION + piece.field] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=piece.original.revision
            )
            if piece.translation is not None:
                self.fields[piece.field].initial = piece.translation.text
        if task.has_translation:
            self.fields["origin"].initial = Origin.MACHINE if task.is_by_machine else Origin.HUMAN
        self.order_fields([*(piece.field for piece in task.pieces), "origin"])
        self.name_in_errors()

    @property
    def texts(self) -> dict[str, str]:
        """What was typed, by field; of a form that is valid."""
        return {piece.field: self.cleaned_data[piece.field] for piece in self.task.pieces}

    @property
    def made_from(self) -> dict[str, int]:
        """The revision of each original that was read; 0, which is none, where it was not sent."""
        return {
            piece.field: self.cleaned_data[REVISION + piece.field] or 0
            for piece in self.task.pieces
            if REVISION + piece.field in self.cleaned_data
        }

    def look_again(self, task: Task) -> None:
        """From now on the form carries the originals as they are now (``task``): the person is told of what changed."""
        data: Any = self.data.copy()
        for piece in task.pieces:
            data[self.add_prefix(REVISION + piece.field)] = str(piece.original.revision)
        self.data = data


def _text_field(piece: Piece, language: str) -> forms.CharField:
    attrs = {"lang": language, "dir": language_direction(language)}
    kind = piece.field if piece.field in LABELS else "text"
    widget: forms.Widget
    if piece.field == "title":
        widget = forms.TextInput(attrs)
    else:
        widget = forms.Textarea(attrs | {"rows": min(20, max(4, len(piece.original.text) // 45))})
    return forms.CharField(
        label=LABELS[kind][language],
        required=piece.field != "summary",
        max_length=LONGEST[piece.field],
        widget=widget,
    )

"""Longer texts on the desk: rows of their own, each with its language, edited in the page of what they belong to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cop_portal.translations.texts import TextLanguage, read, write_original


class TextsForm(forms.ModelForm):
    """A form with the longer texts of its row, which are rows of their own: each original and its language.

    ``text_fields`` of the Meta's owner names them. Fields of the same names, and ``texts_language``, must be declared.
    """

    text_fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            return
        rows = [row for row in self.instance.texts.all() if row.origin == "original"]
        for row in rows:
            if row.field in self.text_fields:
                self.initial[row.field] = row.text
                self.initial["texts_language"] = row.language

    def write_texts(self) -> None:
        """Write the originals; call it once the row is saved, in the same transaction."""
        language = self.cleaned_data.get("texts_language") or TextLanguage.ENGLISH
        for name in self.text_fields:
            write_original(self.instance.texts, name, self.cleaned_data.get(name, ""), language)


def language_of_texts() -> forms.ChoiceField:
    """The field for the language that a row's texts are written in."""
    return forms.ChoiceField(
        label=_("Language of the text"),
        choices=TextLanguage.choices,
        initial=TextLanguage.ENGLISH,
        help_text=_("The language you write it in. Its translations are kept beside it."),
    )


def text_of(row: Any, field: str) -> str:
    """The text of ``field`` in the reader's language, for a list; ``texts`` must be prefetched."""
    found = read(row.texts.all(), field)
    return found.text if found else ""

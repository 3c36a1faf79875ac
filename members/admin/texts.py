"""Longer texts on the desk: rows of their own, each with its language, edited in the page of what they belong to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from cop_portal.translations.texts import TextLanguage, read, write_original

from .merging import DeskForm

# As much of a text as a list shows.
MOST_SIGNS = 140


class TextsForm(DeskForm):
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
        """Write the originals that were changed; call it once the row is saved, in the same transaction.

        Two texts of one row may be in different languages: the other one stays in its own.
        """
        language = self.cleaned_data.get("texts_language") or TextLanguage.ENGLISH
        for name in self.text_fields:
            if name in self.changed_data or "texts_language" in self.changed_data:
                write_original(self.instance.texts, name, self.cleaned_data.get(name, ""), language)


def language_of_texts() -> forms.ChoiceField:
    """The field for the language that a row's texts are written in."""
    return forms.ChoiceField(
        label=_("Language of the text"),
        choices=TextLanguage.choices,
        initial=TextLanguage.ENGLISH,
        help_text=_("The language you write it in. Its translations are kept beside it."),
    )


def text_of(row: Any, field: str) -> SafeString | str:
    """The text of ``field`` in the reader's language, its beginning, for a list; ``texts`` must be prefetched."""
    found = read(row.texts.all(), field)
    if found is None:
        return ""
    return format_html('<bdi lang="{}">{}</bdi>', found.language, Truncator(found.text).chars(MOST_SIGNS))

"""What the forms that write a draft have in common: a part of it, and words in each of its languages side by side.

A form of a part knows its version; ``values()`` are those of ``save_draft``.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext

from collaborations.models import MouVersion
from collaborations.mous.drafting.parts import parts_of, state_of
from cop_portal.dates import language_direction
from cop_portal.ui.forms import PortalForm

from .seen import SeenField


class PartForm(PortalForm):
    """A part of a draft. ``seen`` and ``based_on`` say upon which text it was written."""

    # The parts of save_draft that it writes, as ``names_of`` calls them.
    names: tuple[str, ...] = ()
    title: str | Promise = ""
    hint: str | Promise = ""

    seen = SeenField()
    based_on = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args, version: MouVersion, **kwargs) -> None:
        self.version = version
        self.texts = list(version.texts.all())
        parts = parts_of(version)
        seen = {"seen": version.mou.draft_version, "based_on": state_of(parts, self.names)}
        initial = {**seen, **self.initial_of(parts), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=initial, **kwargs)
        self.build()
        self.name_in_errors()

    def build(self) -> None:
        """Add the fields that follow from the version."""

    def initial_of(self, parts: dict[str, Any]) -> dict[str, Any]:
        """What stands there now, by field."""
        return {name: parts[name] for name in self.names if name in parts}

    def values(self) -> dict[str, Any]:
        """What was typed, for ``save_draft``."""
        return {name: self.cleaned_data[name] for name in self.names}

    @property
    def pairs(self) -> list[list[forms.BoundField]]:
        """Fields that stand beside each other, in their order; others alone."""
        return [[field] for field in self.visible_fields()]


def language_name(code: str) -> str:
    """A language in the reader's words."""
    return str(dict(settings.LANGUAGES)[code])


class ByLanguage(PartForm):
    """Words of a text, in each of its languages side by side."""

    words: tuple[str, ...] = ()

    def build(self) -> None:
        for word in self.words:
            for text in self.texts:
                field = self.field_of(word, is_first=text.is_authoritative)
                if len(self.texts) > 1:
                    field.label = gettext("%(field)s (%(language)s)") % {
                        "field": field.label,
                        "language": language_name(text.language),
                    }
                field.widget.attrs |= {"lang": text.language, "dir": language_direction(text.language)}
                self.fields[f"{word}_{text.language}"] = field

    def field_of(self, word: str, *, is_first: bool) -> forms.CharField:
        """The field of one kind of words."""
        raise NotImplementedError

    def initial_of(self, parts: dict[str, Any]) -> dict[str, Any]:
        return {
            f"{word}_{language}": words[word]
            for language, words in parts["texts"].items()
            for word in self.words
        }

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "texts": {
                text.language: {word: data[f"{word}_{text.language}"] for word in self.words}
                for text in self.texts
            }
        }

    @property
    def pairs(self) -> list[list[forms.BoundField]]:
        return [[self[f"{word}_{text.language}"] for text in self.texts] for word in self.words]


def long_text(label: str | Promise, *, rows: int) -> forms.CharField:
    """A field for pages of text."""
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": rows}), max_length=20000, required=False
    )

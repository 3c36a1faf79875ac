"""In which languages a text is written, and which of two counts: one choice of what there is, so that none is wrong."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cop_portal.ui.forms import RadioList

Languages = tuple[str, str]


class TextLanguagesField(forms.ChoiceField):
    """One language, or two with the one that counts; cleans to their codes, the one that counts first, and "" for no
    second one. As a first value it takes what ``said_languages`` makes of the two."""

    widget = RadioList

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("In which language do you write it?"))
        kwargs.setdefault(
            "error_messages",
            {
                "required": _("Choose the language you write it in"),
                "invalid_choice": _("Choose the language you write it in"),
            },
        )
        super().__init__(choices=_choices, **kwargs)

    def clean(self, value: Any) -> Languages:
        first, _dash, second = super().clean(value).partition("-")
        return first, second


def said_languages(first: str, second: str = "") -> str:
    """Two codes as the field names them."""
    return f"{first}-{second}" if second else first


def _choices() -> list[tuple[str, list[tuple[str, str]]]]:
    names = {code: str(name) for code, name in settings.LANGUAGES}
    words = gettext("{first} and {second}; {first} counts")
    pairs = [
        (said_languages(first, second), words.format(first=names[first], second=names[second]))
        for first in names
        for second in names
        if first != second
    ]
    return [
        (gettext("In one language"), list(names.items())),
        (gettext("In two languages, side by side"), pairs),
    ]

"""A sheet to sign at an event, on paper: empty lines, beneath each organization that is expected and for whoever comes.

No person's name is ever printed before they write it themselves. Each organization gets as many lines as any other, so
that the paper on the table does not tell how many people whom sends. Which organizations may be named on it, the
caller decides: never a hidden one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cop_portal.dates import language_direction
from cop_portal.papers import set_paper

_SOURCE = Path(__file__).parent / "sign_in_sheet.typ"
# A line breaks within a longer word than these, as a web address is: no name is one.
_LONGEST_WORD = re.compile(r"(\S{32})(?=\S)")
_BREAK_HERE = "\u200b"


@dataclass(frozen=True)
class Sheet:
    """What is printed on a sheet, each in the language it is to be read in."""

    # The names of the event: in the language of the sheet first, then the others.
    titles: tuple[str, ...]
    when: str
    where: str = ""
    # Each gets a row with its name, in this order, and lines beneath it.
    organizations: tuple[str, ...] = ()
    # Lines for whoever belongs to none of them.
    blank_lines: int = 20
    lines_each: int = 2


def sheet_pdf(sheet: Sheet, language: str) -> bytes:
    """The sheet as a PDF on A4, across: its words in ``language``, its columns from the side where that begins."""
    with translation.override(language):
        return set_paper(_SOURCE, facts_of(sheet, language))


def facts_of(sheet: Sheet, language: str) -> dict[str, Any]:
    """What the template prints; its words in the active language."""
    side = language_direction(language)

    def written(text: str) -> dict[str, str]:
        # Many names are written in another script than the sheet's, and each keeps its own direction.
        text = " ".join(text.split())
        return {"text": _LONGEST_WORD.sub(rf"\1{_BREAK_HERE}", text), "direction": _direction(text) or side}

    return {
        "language": language,
        "direction": side,
        "kind": _("Sign-in sheet"),
        "titles": [written(title) for title in sheet.titles],
        "facts": [written(fact) for fact in (sheet.when, sheet.where) if fact],
        "privacy": _(
            "What you write here is for Search's staff and for your own organization. Other organizations that "
            "came may see that yours was there too, and nothing about you. Leave empty whatever you would rather "
            "not give."
        ),
        "words": {
            "number": pgettext("number of a line on a sheet", "No."),
            "name": pgettext("column of a sign-in sheet", "Name"),
            "organization": pgettext("column of a sign-in sheet", "Organization"),
            "woman": pgettext("column of a sign-in sheet", "Woman"),
            "man": pgettext("column of a sign-in sheet", "Man"),
            "contact": pgettext("column of a sign-in sheet", "E-mail or phone"),
            "signature": pgettext("column of a sign-in sheet", "Signature"),
        },
        "others": _("Organizations that are not listed above"),
        # The template knows the numbers.
        "page": _("Page %(number)s of %(total)s") % {"number": "{number}", "total": "{total}"},
        "organizations": [written(name) for name in sheet.organizations],
        "lines_each": sheet.lines_each,
        "blank_lines": sheet.blank_lines,
    }


def _direction(text: str) -> str:
    """The direction of the first letter that has one; empty where none has."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return "ltr"
        if kind in ("R", "AL"):
            return "rtl"
    return ""

"""A text as a PDF to print and sign, with its number and its fingerprint on each page.

It is set from the text that was kept, whenever it is asked for: the same text, the same words on paper. Nothing of it
is stored; the process keeps the last few it has set for a short while, since a paper is often asked for again at once.
"""

from __future__ import annotations

import math
import re
import threading
import time
from itertools import zip_longest
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext, pgettext

from collaborations.models import MouRevision
from cop_portal.dates import language_direction
from cop_portal.papers import set_paper

from .reading import Line, read_body

MEMORANDUM = Path(__file__).with_name("memorandum.typ")
# Typst takes all it can get; one paper at a time leaves room for the pages.
_ONE_AT_A_TIME = threading.Lock()
# The papers that were set last, with when, by all that they are set from; the one set first goes first.
PaperKey = tuple[str, int, str, str, str]
KEPT_SECONDS, MOST_KEPT = 300, 16
_LAST_SET: dict[PaperKey, tuple[float, bytes]] = {}
# A line breaks within a longer word, as an address of e-mail is: after a sign, or else where it must.
_LONG_WORD = re.compile(r"[^\s\u2066-\u2069]{24,}")
_SIGN = re.compile(r"([@._/-])(?=.)")
_TOO_LONG = re.compile(r"([^\u200b]{32})(?=[^\u200b])")
_BREAK_HERE = "\u200b"
# What the setting of text knows of a language: Sorani as other languages in Arabic letters.
_LANGUAGE_OF_LETTERS = {"en": "en", "ar": "ar", "ckb": "ckb"}


def paper_of(revision: MouRevision, *, authoritative: str, reference: str, mark: str = "") -> bytes:
    """The PDF of ``revision``. ``authoritative`` is the language that counts; ``mark`` is "draft" or "withdrawn" for a
    text that is not to be signed, and empty for one that is with the parties."""
    key = (revision.sha256, revision.number, authoritative, reference, mark)
    if (kept := _kept(key)) is not None:
        return kept
    facts = paper_facts(revision, authoritative=authoritative, reference=reference, mark=mark)
    with _ONE_AT_A_TIME:
        # Who waited for the same paper has it now.
        if (kept := _kept(key)) is not None:
            return kept
        paper = set_paper(MEMORANDUM, facts)
        _keep(key, paper)
    return paper


def _kept(key: PaperKey) -> bytes | None:
    made_at, paper = _LAST_SET.get(key, (-math.inf, None))
    return paper if time.monotonic() - made_at < KEPT_SECONDS else None


def _keep(key: PaperKey, paper: bytes) -> None:
    """With the lock held."""
    _LAST_SET.pop(key, None)
    _LAST_SET[key] = time.monotonic(), paper
    while len(_LAST_SET) > MOST_KEPT:
        del _LAST_SET[next(iter(_LAST_SET))]


def paper_facts(
    revision: MouRevision, *, authoritative: str, reference: str, mark: str = ""
) -> dict[str, Any]:
    """What the paper is set from."""
    languages = sorted(revision.bodies, key=lambda code: (code != authoritative, code))
    texts = [_text(code, revision.bodies[code], revision.number, mark) for code in languages]
    return {
        "texts": texts,
        "order": column_order([text["direction"] for text in texts]),
        "reference": reference,
        "fingerprint": short_fingerprint(revision.sha256),
        "mark": mark,
    }


def column_order(directions: list[str]) -> list[int]:
    """In which order texts stand from left to right: one from the left comes first; of two from the right, the first is
    on the right."""
    order = list(range(len(directions)))
    if len(order) == 2 and directions[0] == "rtl":
        order.reverse()
    return order


def short_fingerprint(sha256: str) -> str:
    """The first twelve digits, in groups of four, as people compare them."""
    return " ".join(sha256[place : place + 4] for place in range(0, 12, 4))


def _text(code: str, body: str, number: int, mark: str) -> dict[str, Any]:
    reading = read_body(body)
    with translation.override(code):
        return {
            "lang": _LANGUAGE_OF_LETTERS[code],
            "direction": language_direction(code),
            "title": reading.title,
            "head": _lines(reading.head),
            "sections": [
                {"heading": section.heading, "lines": _lines(section.lines)} for section in reading.sections
            ],
            "last": reading.last.heading,
            "signers": reading.signers,
            "mark": _marks()[mark][0] if mark else "",
            "mark_words": _marks()[mark][1] if mark else "",
            "text_number": pgettext("version of a text", "Text %(number)s") % {"number": number},
            "comma": gettext(", "),
            "page": gettext("Page %(number)s of %(total)s") % {"number": "{number}", "total": "{total}"},
            "fingerprint": gettext("Fingerprint"),
            "words": {
                "name": pgettext("of who signs", "Name"),
                "capacity": pgettext("in which somebody signs", "Capacity"),
                "date": pgettext("of a signature", "Date"),
                "signature": pgettext("on paper", "Signature"),
                "stamp": pgettext("of an organization, on paper", "Stamp"),
            },
        }


def _marks() -> dict[str, tuple[str, str]]:
    return {
        "draft": (pgettext("across a paper", "Draft"), gettext("Draft: not to be signed")),
        "withdrawn": (pgettext("across a paper", "Withdrawn"), gettext("Withdrawn: not to be signed")),
    }


def _lines(lines: list[Line]) -> list[dict[str, Any]]:
    return [
        {
            "text": _LONG_WORD.sub(_with_breaks, line.text),
            "is_item": line.is_item,
            "is_heading": line.is_heading,
            # What introduces a list stays with it.
            "is_before_items": not line.is_item and after is not None and after.is_item,
        }
        for line, after in zip_longest(lines, lines[1:])
    ]


def _with_breaks(word: re.Match[str]) -> str:
    return _TOO_LONG.sub(rf"\1{_BREAK_HERE}", _SIGN.sub(rf"\1{_BREAK_HERE}", word[0]))

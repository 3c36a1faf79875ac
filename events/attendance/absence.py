"""Who is listed and did not come: said beside a name, or above several."""

from __future__ import annotations

import re

from . import words
from .cleaning import has_letter
from .line import Draft
from .lines import without_bullet
from .splitting import split
from .words import folded, folded_set

# Signs of a poll for who does not come, or does not know.
_SIGNS = re.compile("[❌✗✘✖❎❓❔]")
_PRESENT = folded_set(
    "present|coming|attending|attended|came|confirmed",
    "حاضر|الحاضرون|الحاضرين|حاضرون|حضروا|مؤكد",
    "ئامادەبووان|ئامادەبوو|هاتوو|هاتووان",
)


def absence_in(body: str) -> str:
    """What says in a line that somebody did not come; empty where nothing does."""
    if sign := _SIGNS.search(body):
        return sign[0]
    return next((atom.text for atom in split(body) if folded(atom.text) in words.ABSENT), "")


def look_for_absent(drafts: list[Draft]) -> None:
    """Ask of each line under one that says only that people did not come."""
    above: Draft | None = None
    for draft in drafts:
        if draft.code == "header" or _says_only(draft, _PRESENT):
            above = None
        elif _says_only(draft, words.ABSENT):
            above = draft
        elif above is not None and draft.name and draft.code != "absent":
            text = without_bullet(above.body).strip(" :")
            draft.doubt_first("absent_above", number=above.row.number, text=text)


def _says_only(draft: Draft, said: frozenset[str]) -> bool:
    texts = [folded(atom.text) for atom in split(draft.body) if has_letter(atom.text)]
    return bool(texts) and all(text in said or text in words.MARKS for text in texts) and texts[0] in said

"""What changed from one text to another, paragraph by paragraph and within it word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from cop_portal.differences import Kind, word_difference

from .written import HEADING, ITEM, TITLE

# Paragraphs that have less than this in common are another one each.
ALIKE = 0.4
_NUMBER = re.compile(r"^\d+\. ")

Pieces = list[tuple[Kind, str]]


@dataclass
class ChangedSection:
    """The changed paragraphs beneath a heading, which is empty for what stands above the first."""

    heading: str
    changes: list[Pieces] = field(default_factory=list)


def changed_sections(old: str, new: str) -> list[ChangedSection]:
    """What is another in ``new`` than in ``old`` (bodies of one language), in the order in which it is read."""
    before, after = _paragraphs(old), _paragraphs(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[ChangedSection] = []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            for heading, pieces in _pairs(before[old_from:old_to], after[new_from:new_to]):
                if not found or found[-1].heading != heading:
                    found.append(ChangedSection(heading))
                found[-1].changes.append(pieces)
    return found


def _paragraphs(body: str) -> list[tuple[str, str]]:
    """Each paragraph with its heading; headings themselves are ours. Their numbers follow from one another."""
    found, heading = [], ""
    for line in body.split("\n"):
        if line.startswith(HEADING):
            heading = _NUMBER.sub("", line.removeprefix(HEADING))
        else:
            found.append((heading, line.removeprefix(TITLE).removeprefix(ITEM)))
    return found


def _pairs(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> list[tuple[str, Pieces]]:
    """Each paragraph of ``after`` with the one of ``before`` that it was made from, where there is one like it."""
    found: list[tuple[str, Pieces]] = []
    rest = list(before)
    for heading, text in after:
        near = next(
            (place for place, one in enumerate(rest) if one[0] == heading and _is_like(one[1], text)), None
        )
        if near is None:
            found.append((heading, [("added", text)]))
            continue
        # What stood before it is gone.
        found += [(gone_heading, [("removed", gone)]) for gone_heading, gone in rest[:near]]
        found.append((heading, word_difference(rest[near][1], text)))
        rest = rest[near + 1 :]
    return found + [(heading, [("removed", text)]) for heading, text in rest]


def _is_like(old: str, new: str) -> bool:
    matcher = SequenceMatcher(None, old.split(), new.split(), autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE

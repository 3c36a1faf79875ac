"""What changed from one text to another, paragraph by paragraph and within it word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import islice, takewhile
from typing import TypeVar

from cop_portal.differences import Kind, pieces_of, word_difference

from .written import HEADING, ITEM, TITLE

# Paragraphs that have less than this in common are another one each.
ALIKE = 0.4
# How many paragraphs of a section are looked at for the one that another was made from.
LOOK_AHEAD = 8
# How much is compared of one text: finding the best match takes time that grows with a product. What is beyond it is
# shown as taken out and put in, whole.
MOST_EFFORT = 60_000_000
_NUMBER = re.compile(r"^\d+\. ")

Pieces = list[tuple[Kind, str]]
Paragraph = tuple[str, str]
T = TypeVar("T")


@dataclass
class Effort:
    """What may be spent on comparing a text."""

    left: int = MOST_EFFORT

    def allows(self, old: Sequence[Hashable], new: Sequence[Hashable]) -> bool:
        """Whether these may be compared; what that takes at most is spent then."""
        counts = Counter(old)
        alike = sum(counts[one] for one in new)
        cost = (len(old) + len(new) + alike) * min(len(old), len(new))
        if cost > self.left:
            return False
        self.left -= cost
        return True


@dataclass
class ChangedSection:
    """The changed paragraphs beneath a heading, which is empty for what stands above the first."""

    heading: str
    changes: list[Pieces] = field(default_factory=list)


def changed_sections(old: str, new: str) -> list[ChangedSection]:
    """What is another in ``new`` than in ``old`` (bodies of one language), in the order in which it is read."""
    effort = Effort()
    found: list[ChangedSection] = []
    for before, after in _changed(_paragraphs(old), _paragraphs(new), effort):
        for heading, pieces in _pairs(before, after, effort):
            if not found or found[-1].heading != heading:
                found.append(ChangedSection(heading))
            found[-1].changes.append(pieces)
    return found


def _changed(
    before: list[Paragraph], after: list[Paragraph], effort: Effort
) -> Iterator[tuple[list[Paragraph], list[Paragraph]]]:
    """The paragraphs that were taken out, with those that stand in their place."""
    before, after = _without_common_ends(before, after)
    if not effort.allows(before, after):
        yield before, after
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            yield before[old_from:old_to], after[new_from:new_to]


def _without_common_ends(before: list[T], after: list[T]) -> tuple[list[T], list[T]]:
    start = _common(before, after)
    before, after = before[start:], after[start:]
    end = _common(before[::-1], after[::-1])
    return before[: len(before) - end], after[: len(after) - end]


def _common(before: list[T], after: list[T]) -> int:
    """How many are the same from the beginning on."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
    return sum(1 for _pair in same)


def _paragraphs(body: str) -> list[Paragraph]:
    """Each paragraph with its heading; headings themselves are ours. Their numbers follow from one another."""
    found, heading = [], ""
    for line in body.split("\n"):
        if line.startswith(HEADING):
            heading = _NUMBER.sub("", line.removeprefix(HEADING))
        else:
            found.append((heading, line.removeprefix(TITLE).removeprefix(ITEM)))
    return found


def _pairs(before: list[Paragraph], after: list[Paragraph], effort: Effort) -> Iterator[tuple[str, Pieces]]:
    """Each paragraph of ``after`` with the one of ``before`` that it was made from, where there is one like it."""
    start = 0
    for heading, text in after:
        ahead = islice(
            (place for place in range(start, len(before)) if before[place][0] == heading), LOOK_AHEAD
        )
        near = next((place for place in ahead if _is_like(before[place][1], text, effort)), None)
        if near is None:
            yield heading, [("added", text)]
            continue
        # What stood before it is gone.
        yield from ((gone_heading, [("removed", gone)]) for gone_heading, gone in before[start:near])
        yield heading, _difference(before[near][1], text, effort)
        start = near + 1
    yield from ((heading, [("removed", text)]) for heading, text in before[start:])


def _is_like(old: str, new: str, effort: Effort) -> bool:
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return False
    return effort.allows(before, after) and matcher.ratio() >= ALIKE


def _difference(old: str, new: str, effort: Effort) -> Pieces:
    if effort.allows(pieces_of(old), pieces_of(new)):
        return word_difference(old, new)
    return [("removed", old), ("added", new)]

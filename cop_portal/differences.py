"""What changed between two versions of a text, word by word, for people to read."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "added", "removed"]

# Words, and what stands between them. Marks that join onto letters (short vowels, joiners) belong to their word.
_PIECES = re.compile(r"\s+|[\w\u0300-\u036f\u064b-\u065f\u0670\u200c\u200d'’]+|[^\w\s]")
# Of longer texts only the whole is compared: finding the best match takes time that grows with their product.
MOST_PIECES = 4000


def pieces_of(text: str) -> list[str]:
    """What ``text`` is compared by: its words, and what stands between them."""
    return _PIECES.findall(text)


def word_difference(old: str, new: str) -> list[tuple[Kind, str]]:
    """The pieces of ``new`` in their order, with what was ``removed`` before what was ``added`` in its place.

    Joining the pieces that are not ``removed`` gives ``new``; those that are not ``added``, ``old``.
    """
    before, after = pieces_of(old), pieces_of(new)
    if len(before) + len(after) > MOST_PIECES:
        return _whole(old, new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if old and new and matcher.quick_ratio() == 0:
        return _whole(old, new)
    found: list[tuple[Kind, str]] = []
    for tag, old_from, old_to, new_from, new_to in _readable(matcher, before):
        if tag == "equal":
            _add(found, "same", "".join(after[new_from:new_to]))
        else:
            _add(found, "removed", "".join(before[old_from:old_to]))
            _add(found, "added", "".join(after[new_from:new_to]))
    return found


def _readable(matcher: SequenceMatcher, before: list[str]) -> list[tuple[str, int, int, int, int]]:
    """The matcher's steps, without islands of mere space between two changes: a rewritten sentence reads as one."""
    steps: list[tuple[str, int, int, int, int]] = []
    codes = matcher.get_opcodes()
    for position, (tag, old_from, old_to, new_from, new_to) in enumerate(codes):
        is_island = (
            tag == "equal" and 0 < position < len(codes) - 1 and not "".join(before[old_from:old_to]).strip()
        )
        if is_island:
            tag = "replace"
        if steps and tag != "equal" and steps[-1][0] != "equal":
            _, first_old, _, first_new, _ = steps.pop()
            steps.append(("replace", first_old, old_to, first_new, new_to))
        else:
            steps.append((tag, old_from, old_to, new_from, new_to))
    return steps


def _whole(old: str, new: str) -> list[tuple[Kind, str]]:
    found: list[tuple[Kind, str]] = []
    _add(found, "removed", old)
    _add(found, "added", new)
    return found


def _add(found: list[tuple[Kind, str]], kind: Kind, text: str) -> None:
    if text:
        found.append((kind, text))

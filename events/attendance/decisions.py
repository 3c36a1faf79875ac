"""What staff said of a pasted list, as it is kept with the list: for each thing that was asked a key and an answer.

It is plain data in a column; what cannot be read there (another version wrote it) counts as not said.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from cop_portal.folding import fold_words


class Choice(StrEnum):
    """What can be said of a line, of a way of writing an organization, and of numbers."""

    # A line, or all lines of an organization written so.
    OUT = "out"
    # A line that says what another says: it is somebody else.
    KEEP = "keep"
    # A line as somebody wrote it anew.
    WRITTEN = "written"
    # An organization: a member, or a walk-in.
    MEMBER = "member"
    WALK_IN = "walk_in"
    # Lines under a heading: they are of others, and each is put right by itself.
    APART = "apart"
    # Numbers beside names, or beside other numbers.
    NAMES = "names"
    SET = "set"
    ADD = "add"
    STAY = "stay"


@dataclass(frozen=True)
class Decision:
    """An answer. ``by`` is the key of who gave it; ``over`` the numbers it was given for."""

    choice: Choice
    member: int = 0
    walk_in: str = ""
    name: str = ""
    organization: str = ""
    email: str = ""
    sex: str = ""
    women: int = 0
    men: int = 0
    not_stated: int = 0
    over: str = ""
    by: int = 0

    @property
    def mark(self) -> str:
        """A fingerprint of what was said, whoever said it: a form carries it."""
        said = {name: value for name, value in self.as_data().items() if name != "by"}
        return short(json.dumps(said, ensure_ascii=False, sort_keys=True))

    def as_data(self) -> dict[str, Any]:
        """What is kept: no more than was said."""
        return {name: value for name, value in asdict(self).items() if value}


_KINDS = {field.name: type(field.default) for field in fields(Decision) if field.name != "choice"}


def decision_of(data: Any) -> Decision | None:
    """The answer that was kept as ``data``; None where it is none."""
    if not isinstance(data, Mapping) or data.get("choice") not in set(Choice):
        return None
    known = {name: data[name] for name, kind in _KINDS.items() if type(data.get(name)) is kind}
    return Decision(Choice(data["choice"]), **known)


def decisions_of(data: Mapping[str, Any]) -> dict[str, Decision]:
    """All that was said of a list, by key."""
    read = {key: decision_of(value) for key, value in data.items()}
    return {key: decision for key, decision in read.items() if decision is not None}


# Beside what was said: how many lines of the list are written down already, and stand in it no more.
_WRITTEN = "lines-written"


def lines_written(data: Mapping[str, Any]) -> int:
    """How many lines of the list were written down when it was saved before."""
    kept = data.get(_WRITTEN)
    return kept if type(kept) is int else 0


def with_lines_written(data: Mapping[str, Any], count: int) -> dict[str, Any]:
    """``data`` as it is kept once so many lines in all are written down."""
    return {**data, _WRITTEN: count}


def mark_of(decision: Decision | None) -> str:
    """A fingerprint of what was said; empty where nothing was."""
    return decision.mark if decision else ""


# -- what is asked ----------------------------------------------------------------------------------------------------


def spelling(text: str) -> str:
    """``text`` as two are compared: its words in whatever spelling of their letters."""
    return " ".join(fold_words(text)) or text.strip()


def short(text: str) -> str:
    """A short fingerprint of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def line_key(number: int) -> str:
    """The key of one line."""
    return f"line-{number}"


def written_key(text: str) -> str:
    """The key of all lines in which an organization is written so."""
    return f"as-{short(spelling(text))}"


def heading_key(number: int) -> str:
    """The key of all lines that stand under a heading."""
    return f"under-{number}"


def numbers_key(who: str) -> str:
    """The key of an organization's numbers."""
    return f"numbers-{who}"

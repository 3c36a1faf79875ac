"""In which language a text of two stands on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cop_portal.ui.forms import CONTENT_LANGUAGE_NAMES


@dataclass(frozen=True)
class Choice:
    """A language in which a text can be read, by the name that it has itself."""

    code: str
    name: str
    is_shown: bool


def language_to_read(languages: Iterable[str], *, asked: str, reader: str) -> str:
    """The language that was ``asked`` for, else that of the ``reader``, else the first, which counts."""
    there = list(languages)
    return next((one for one in (asked, reader) if one in there), there[0])


def language_choices(languages: Iterable[str], shown: str) -> list[Choice]:
    """One a language; none where there is nothing to choose."""
    there = list(languages)
    names = dict(CONTENT_LANGUAGE_NAMES)
    return [Choice(one, names[one], one == shown) for one in there] if len(there) > 1 else []

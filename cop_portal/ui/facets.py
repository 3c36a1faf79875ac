"""Facets: groups of check boxes with counts, the first few open, the others behind one link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

# How many values of a facet stand open; the rest is behind "All 19 governorates".
FIRST = 4


@dataclass
class Choice:
    """One check box of a facet. ``parts``: the topics of a theme, once it or one of them is chosen."""

    value: str
    label: str
    count: int
    is_chosen: bool
    parts: list[Choice] = field(default_factory=list)


@dataclass
class Facet:
    """A group of check boxes: the first few, and more behind a link that is open where one of them is chosen."""

    name: str
    heading: str
    choices: list[Choice]
    all_label: str

    def __post_init__(self) -> None:
        # One alone is not worth a link.
        self.shown = len(self.choices) if len(self.choices) == FIRST + 1 else FIRST

    def first(self) -> SafeString:
        """The boxes that stand open."""
        return boxes(self.name, self.choices[: self.shown])

    def more(self) -> SafeString:
        """The boxes behind the link."""
        return boxes(self.name, self.choices[self.shown :])

    def is_open(self) -> bool:
        """Whether what is chosen would not be seen otherwise."""
        return any(choice.is_chosen or choice.parts for choice in self.choices[self.shown :])


def boxes(name: str, choices: Iterable[Choice]) -> SafeString:
    """Check boxes as HTML. Box, words and count are one label: a large target, and no ids to repeat.

    Not a template: there are a hundred of them, and this takes a tenth of the time.
    """
    return SafeString("".join(_box(name, choice) for choice in choices))


def _box(name: str, choice: Choice) -> str:
    start, label = _fixed_parts(name, choice.value, choice.label)
    zero = "" if choice.count else ' class="zero"'
    checked = " checked" if choice.is_chosen else ""
    box = f"<label{zero}>{start}{checked}>{label} <b>{choice.count}</b></label>\n"
    if not choice.parts:
        return box
    return f'{box}<div class="parts" role="group" aria-label="{label}">{boxes(name, choice.parts)}</div>'


@lru_cache(maxsize=2000)
def _fixed_parts(name: str, value: str, label: str) -> tuple[str, str]:
    """What is the same in every page, with its signs escaped."""
    return format_html('<input type="checkbox" name="{}" value="{}"', name, value), escape(label)

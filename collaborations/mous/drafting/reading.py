"""A written text taken apart again, for the page and the paper: its title, who it is between, its sections, who signs.

What is read and signed is always made from the text that was kept, never from what the portal knows of an organization
today.

Within a section a short line without a sign at its end, above a paragraph that ends with a full stop, is the heading of
that paragraph: model texts are written so. It is set in bold and stays a line like others; the text is not changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from .written import HEADING, ITEM, TITLE

# How long a heading within a section can be; the signs that end a sentence, and all that end something.
MOST_LETTERS_OF_A_HEADING = 60
_FULL_STOPS = (".", "!", "?", "؟", "…")
_SIGNS = (*_FULL_STOPS, ":", ";", ",", "؛", "،", "-", "–")
# What may stand behind the last sign: quotes, brackets, and the end of what is isolated.
_BEHIND = " \u2069\"'”’»)"


@dataclass(frozen=True)
class Line:
    """A paragraph, an item of a list, or the heading of the paragraph beneath."""

    text: str
    is_item: bool = False
    is_heading: bool = False


@dataclass(frozen=True)
class Block:
    """Items that follow one another, or a paragraph."""

    lines: list[Line]

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return self.lines[0].is_item


@dataclass
class Section:
    """What stands beneath a heading."""

    heading: str
    lines: list[Line] = field(default_factory=list)

    @property
    def blocks(self) -> list[Block]:
        """Its paragraphs and lists, in their order."""
        return blocks_of(self.lines)


@dataclass
class Reading:
    """A text as it is read. ``head`` is what stands above the sections, ``signers`` who signs, ``last`` its heading."""

    title: str = ""
    head: list[Line] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    last: Section = field(default_factory=lambda: Section(""))

    @property
    def head_blocks(self) -> list[Block]:
        """What stands above the sections."""
        return blocks_of(self.head)

    @property
    def signers(self) -> list[str]:
        """Who signs it."""
        return [line.text for line in self.last.lines]


def read_body(body: str) -> Reading:
    """The parts of ``body``, which ``bodies_of`` wrote."""
    reading = Reading()
    lines = reading.head
    for line in body.split("\n"):
        if line.startswith(HEADING):
            reading.sections.append(Section(line.removeprefix(HEADING)))
            lines = reading.sections[-1].lines
        elif line.startswith(TITLE):
            reading.title = line.removeprefix(TITLE)
        else:
            lines.append(Line(line.removeprefix(ITEM), is_item=line.startswith(ITEM)))
    if reading.sections:
        reading.last = reading.sections.pop()
    for section in reading.sections:
        section.lines = with_headings(section.lines)
    return reading


def read_lines(lines: Iterable[str]) -> list[Line]:
    """The lines of one section, as ``written`` has them."""
    return with_headings([Line(line.removeprefix(ITEM), is_item=line.startswith(ITEM)) for line in lines])


def with_headings(lines: list[Line]) -> list[Line]:
    """``lines`` of a section, with those marked that are headings of the paragraph beneath; see above."""
    found = [
        replace(line, is_heading=_is_heading(above, line, below))
        for above, line, below in zip([None, *lines], lines, lines[1:], strict=False)
    ]
    return found + lines[-1:]


def _is_heading(above: Line | None, line: Line, below: Line) -> bool:
    """The line above it ends something: of names that stand one below the other the last is no heading."""
    if line.is_item or below.is_item or len(line.text) > MOST_LETTERS_OF_A_HEADING:
        return False
    begins = above is None or above.is_item or _ends_with(above, _FULL_STOPS)
    return begins and not _ends_with(line, _SIGNS) and _ends_with(below, _FULL_STOPS)


def _ends_with(line: Line, signs: tuple[str, ...]) -> bool:
    return line.text.rstrip(_BEHIND).endswith(signs)


def blocks_of(lines: list[Line]) -> list[Block]:
    """``lines`` with the items of each list together."""
    blocks: list[Block] = []
    for line in lines:
        if line.is_item and blocks and blocks[-1].is_list:
            blocks[-1].lines.append(line)
        else:
            blocks.append(Block([line]))
    return blocks

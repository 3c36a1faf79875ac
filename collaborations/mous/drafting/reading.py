"""A written text taken apart again, for the page and the paper: its title, who it is between, its sections, who signs.

What is read and signed is always made from the text that was kept, never from what the portal knows of an organization
today.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .written import HEADING, ITEM, TITLE


@dataclass(frozen=True)
class Line:
    """A paragraph, or an item of a list."""

    text: str
    is_item: bool = False


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
    return reading


def blocks_of(lines: list[Line]) -> list[Block]:
    """``lines`` with the items of each list together."""
    blocks: list[Block] = []
    for line in lines:
        if line.is_item and blocks and blocks[-1].is_list:
            blocks[-1].lines.append(line)
        else:
            blocks.append(Block([line]))
    return blocks

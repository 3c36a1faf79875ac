"""The fields of a line: where they part, and how strongly.

Tabs part more than bars, bars more than semicolons, these more than commas and dashes. What parts most in a line makes
its cells; within a cell a comma may belong to a name (``Aref, Suzan``) or to an organization's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .cleaning import CUT, tidy
from .fields import PARTICLES, Kind, kind_of
from .lines import CLOSED, OPENED
from .words import folded

_WEAK, _COMMA, _SEMICOLON, _BAR, _TAB, _CUT = 1, 2, 3, 4, 5, 9

_PARTS = re.compile(
    rf"(?P<cut>{CUT}+)|(?P<tab>\t+)|(?P<bar>[|¦•▪●]+)|(?P<semicolon>[;؛](?: *[;؛])*)|(?P<comma>[,،、](?: *[,،、])*)|"
    r"(?P<dash>(?<!\S)[-–—−‒―]+(?!\S)|-{2,}|[—―])|(?P<half>(?<=\w)[-–−](?=\s)|(?<=\s)[-–−](?=\w)|(?<=\w)–(?=\w))|"
    r"(?P<colon>:(?!\d)|(?<!\d):)|(?P<weak>(?<=\s)[=*]+(?=\s)|[()\[\]{}<>→⇒]+|\.{3,}|…+|_{2,}|(?<!\d)[/\\]|[/\\](?!\d))"
)
_SPACES = re.compile(r" {2,}")
_STRENGTH = {
    "cut": _CUT,
    "tab": _TAB,
    "bar": _BAR,
    "semicolon": _SEMICOLON,
    "comma": _COMMA,
    "dash": _COMMA,
    "half": _COMMA,
    "colon": _WEAK,
    "weak": _WEAK,
}


@dataclass
class Atom:
    """A piece of a line between two places where it parts: where it stands, in which cell, and what it is."""

    start: int
    end: int
    text: str
    cell: int
    # The sign before it and after it.
    before: str
    after: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class _Part:
    start: int
    end: int
    strength: int
    sign: str


def split(line: str) -> list[Atom]:
    """The pieces of ``line`` that say something, in their order."""
    parts = _parts(line)
    strengths = [part.strength for part in parts if part.strength < _CUT]
    strongest = max(strengths, default=_WEAK)
    atoms: list[Atom] = []
    start, cell, before = 0, 0, ""
    for part in [*parts, _Part(len(line), len(line), _CUT, "")]:
        text = tidy(line[start : part.start].replace('""', '"'))
        if text:
            atoms.append(Atom(start, part.start, text, cell, before, part.sign))
        if part.strength >= strongest:
            cell += 1
        start, before = part.end, part.sign
    for atom in atoms:
        atom.kind = kind_of(atom.text)
    return atoms


def unquoted(line: str) -> str:
    """``line`` without quotation marks around the whole of it, as around a cell."""
    bare = line.strip(f" \t{CUT}")
    whole = CLOSED.match(bare, 1) if bare.startswith('"') else None
    return whole[1].replace('""', '"') if whole and whole.end() == len(bare) else line


def _parts(line: str) -> list[_Part]:
    quoted = _quoted_ranges(line) if '"' in line else []
    parts = []
    for match in _PARTS.finditer(line):
        name = match.lastgroup or ""
        if name == "half" and _is_within_name(line, match):
            continue
        strength = _STRENGTH[name]
        if strength < _CUT and any(start <= match.start() < end for start, end in quoted):
            strength = 0
        parts.append(_Part(match.start(), match.end(), strength, match[0][:1]))
    if all(part.strength in (0, _CUT) for part in parts):
        # Nothing else parts it: two spaces do.
        parts += [_Part(match.start(), match.end(), _WEAK, "  ") for match in _SPACES.finditer(line)]
        parts.sort(key=lambda part: part.start)
    return parts


def _quoted_ranges(line: str) -> list[tuple[int, int]]:
    ranges, at = [], 0
    while opened := OPENED.search(line, at):
        closed = CLOSED.match(line, opened.end())
        if closed:
            ranges.append((opened.end(), closed.end()))
        at = closed.end() if closed else opened.end()
    return ranges


def _is_within_name(line: str, dash: re.Match[str]) -> bool:
    """Whether a dash with one space stands within a name: Al- Noor, Abdul -Rahman."""
    before = folded(line[: dash.start()]).split()
    return bool(before) and before[-1] in PARTICLES


# -- cells, where a header told which is what --

TABS, BARS, SEMICOLONS, COMMAS, SPACES = "tabs", "bars", "semicolons", "commas", "spaces"
_BY_SIGN = {TABS: r"\t", BARS: r"[|¦]", SEMICOLONS: r"[;؛]", COMMAS: r"[,،]", SPACES: r" {2,}|\t"}


def separator_of(line: str) -> str:
    """What parts ``line`` into cells most strongly; the empty text where nothing does."""
    line = line.strip()
    return next((name for name, sign in _BY_SIGN.items() if re.search(sign, line)), "")


def cells_of(line: str, separator: str) -> list[str]:
    """The cells of ``line`` that ``separator`` parts, empty ones too; a quoted cell is one."""
    sign = _BY_SIGN[separator]
    if separator == BARS:
        line = re.sub(r"^\s*\||\|\s*$", "", line)
    elif separator == SPACES:
        line = line.strip()
    quoted = _quoted_ranges(line) if '"' in line else []
    cells, start = [], 0
    for match in re.finditer(sign, line):
        if not any(first <= match.start() < last for first, last in quoted):
            cells.append(line[start : match.start()])
            start = match.end()
    return [unquoted(cell.strip()).strip() for cell in [*cells, line[start:]]]

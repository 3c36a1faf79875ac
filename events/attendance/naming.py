"""The name of a person, of what remains of a line: whole, turned round with a comma, with titles beside it."""

from __future__ import annotations

from itertools import pairwise

from . import words
from .fields import Kind, is_one_word
from .splitting import Atom

# What stands in one cell of a line and may be a name, with its titles.
Cell = list[Atom]
# A name has no more parts than a family name and those before it.
_MOST_PARTS = 2


def cells_of_names(atoms: list[Atom]) -> list[Cell]:
    """The texts among ``atoms`` by the cells they stand in; titles go with the text beside them."""
    cells: list[Cell] = []
    last = -1
    for atom in atoms:
        if atom.kind not in (Kind.TEXT, Kind.TITLE):
            continue
        if cells and (atom.cell == last or atom.kind is Kind.TITLE or _is_title(cells[-1])):
            cells[-1].append(atom)
        else:
            cells.append([atom])
        last = atom.cell
    return [cell for cell in cells if not _is_title(cell)]


def _is_title(cell: Cell) -> bool:
    return all(atom.kind is Kind.TITLE for atom in cell)


def text_of(cell: Cell) -> str:
    """A cell as it was written: ``Jassam, Ahmed, Dr.``."""
    text = cell[0].text
    for atom, following in pairwise(cell):
        if following.before == "(":
            text = f"{text} ({following.text})"
        else:
            comma = following.before if following.before in (",", "،") and atom.kind is Kind.TEXT else ""
            text = f"{text}{comma} {following.text}"
    return text


def is_turned_name(cells: list[Cell]) -> bool:
    """Whether two cells are one name with the family name first: ``Aref, Suzan``."""
    if len(cells) != 2:
        return False
    last, first = cells[0][0], cells[1][0]
    is_short = len(words.folded(first.text).split()) <= 2
    return first.before in (",", "،") and _is_beside(cells) and is_one_word(last.text) and is_short


def _is_beside(cells: list[Cell]) -> bool:
    """Whether nothing stands between the two."""
    return cells[1][0].cell - cells[0][-1].cell == 1


def name_of(cells: list[Cell]) -> tuple[str, list[str]]:
    """The name, and all texts that might be it where that is not clear."""
    texts = [text_of(cell) for cell in cells]
    if is_turned_name(cells):
        # In brackets two are rather two people: WEO (Suzan, Lana).
        is_in_brackets = cells[0][0].before == "(" and is_one_word(texts[1])
        return f"{texts[0]}{cells[1][0].before} {texts[1]}", texts if is_in_brackets else []
    if len(cells) > 1 and all(" " not in text for text in texts) and _are_parted_by_spaces(cells):
        return " ".join(texts), []
    if len(cells) > 1:
        return texts[0], texts
    parts = [atom.text for atom in cells[0] if atom.kind is Kind.TEXT]
    return texts[0], parts if len(parts) > _MOST_PARTS else []


def _are_parted_by_spaces(cells: list[Cell]) -> bool:
    return all(cell[0].before == "  " for cell in cells[1:])


def is_more_than_name(name: str) -> bool:
    """Whether there is more in ``name`` than a name: a number, what somebody does, a body, what was said of them."""
    return (
        any(sign.isdigit() for sign in name)
        or words.ends_as_position(name)
        or words.has_organization_word(name)
        or words.says_more_at_an_end(name)
    )

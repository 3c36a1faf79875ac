"""Hiding small numbers in tables for people outside, so that they cannot be worked out from what is shown either.

A pure function over plain numbers; the rule is the portal's: no cell of fewer than three organizations.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

FEWEST = 3


@dataclass(frozen=True)
class Cell:
    """A row of a table: a label, numbers, and how many organizations they are of. ``hidden``: not to be shown."""

    label: str
    values: tuple[int, ...]
    organizations: int
    hidden: bool = False


def hide_small(cells: Iterable[Cell], *, adds_up: bool) -> list[Cell]:
    """``cells`` with those hidden that are of fewer than three organizations.

    ``adds_up``: each thing counted stands in one cell, and their sum is known (it is on the page, or is the same as in
    another table). A hidden cell could then be worked out from the others; so further cells are hidden with it, the
    smallest first, until at least two are hidden and what is hidden is of three organizations or more. Which of the
    hidden ones are small cannot be told.
    """
    result = [replace(cell, hidden=cell.organizations < FEWEST) for cell in cells]
    while adds_up and _can_be_worked_out(result):
        shown = [cell for cell in result if not cell.hidden]
        if not shown:
            break
        smallest = min(shown, key=lambda cell: cell.organizations)
        result[result.index(smallest)] = replace(smallest, hidden=True)
    return result


def _can_be_worked_out(cells: Sequence[Cell]) -> bool:
    hidden = [cell for cell in cells if cell.hidden]
    if not hidden:
        return False
    return len(hidden) < 2 or sum(cell.organizations for cell in hidden) < FEWEST

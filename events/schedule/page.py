"""What staff's page of the rounds shows besides these: what was chosen to change, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from members.models import Organization

from .board import Board, RoundRow, left_out
from .rests import explain_rests


@dataclass(frozen=True)
class Asked:
    """A change of places that was not made: the round and the two chosen, as they were sent, and why not."""

    round: int
    first: str
    second: str
    words: str | Promise


@dataclass
class Section:
    """A round with the lists to choose two from."""

    row: RoundRow
    first: SafeString
    second: SafeString
    words: str | Promise = ""
    was_changed: bool = False


def board_page(board: Board, *, asked: Asked | None = None, changed: str = "") -> dict[str, Any]:
    """The context of the page. ``changed`` is the number of the round that was just changed, as its address has it."""
    explain_rests(board)
    # Made once for all rounds of the same organizations, since there may be hundreds.
    made: dict[tuple[int, ...], SafeString] = {}
    sections = []
    for row in board.rounds:
        key = tuple(one.pk for one in row.chosen)
        nothing = made[key] if key in made else made.setdefault(key, options(row.chosen))
        section = Section(row, nothing, nothing, was_changed=changed == str(row.number))
        if asked is not None and asked.round == row.number:
            section.first, section.second = (
                options(row.chosen, asked.first),
                options(row.chosen, asked.second),
            )
            section.words = asked.words
        sections.append(section)
    errors = []
    if asked is not None:
        is_there = any(row.number == asked.round for row in board.rounds)
        errors.append({"text": asked.words, "target": f"first-{asked.round}" if is_there else ""})
    return {"board": board, "sections": sections, "left_out": left_out(board), "errors": errors}


def options(organizations: Iterable[Organization], chosen: str = "") -> SafeString:
    """What can be chosen in a list of organizations."""
    rows = (
        (one.pk, one.name_language, SafeString(" selected") if str(one.pk) == chosen else "", one.name)
        for one in organizations
    )
    every = format_html_join("", '<option value="{}" lang="{}"{}>{}</option>', rows)
    return format_html('<option value="">{}</option>{}', _("Choose"), every)

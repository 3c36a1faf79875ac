"""A changed text in pieces, for a history."""

from __future__ import annotations

from dataclasses import dataclass

from cop_portal.differences import word_difference

# Of what stayed the same, this much is shown on each side of a change.
KEPT_LETTERS = 90


@dataclass(frozen=True)
class Piece:
    """A part of a text that is there in both versions (``same``), or in one of them."""

    kind: str
    text: str
    language: str


def pieces_of(old: str, new: str, old_language: str, language: str) -> list[Piece]:
    """What is the same in two versions of a text, added and removed; where the language changed, all of it."""
    if old_language != language:
        both = [Piece("removed", old, old_language), Piece("added", new, language)]
        return [piece for piece in both if piece.text]
    return shortened([Piece(kind, text, language) for kind, text in word_difference(old, new)])


def shortened(pieces: list[Piece]) -> list[Piece]:
    """The same without the middle of long parts in which nothing changed."""
    if len(pieces) < 2:
        return pieces
    found = []
    for position, piece in enumerate(pieces):
        text = piece.text
        if piece.kind == "same" and len(text) > 3 * KEPT_LETTERS:
            start = text[:KEPT_LETTERS].rpartition(" ")[0] if position else ""
            end = text[-KEPT_LETTERS:].partition(" ")[2] if position < len(pieces) - 1 else ""
            text = f"{start} … {end}"
        found.append(Piece(piece.kind, text, piece.language))
    return found

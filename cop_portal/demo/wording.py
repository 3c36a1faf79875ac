"""Texts of the demonstration: the original, and its translations."""

from __future__ import annotations

from cop_portal.translations.texts import Origin, write_translation

from .data.shape import ByMachine, Words


def original(texts: Words | None) -> tuple[str, str]:
    """(language, text) of the original; an empty English text where there is none."""
    return next(iter(texts.items())) if texts else ("en", "")


def translations_of(texts: Words | None) -> list[tuple[str, str, Origin]]:
    """(language, text, whether a person or a machine made it) of each translation."""
    return [
        (language, str(text), Origin.MACHINE if isinstance(text, ByMachine) else Origin.HUMAN)
        for language, text in list((texts or {}).items())[1:]
    ]


def add_translations(rows, field: str, texts: Words | None) -> None:
    """Put the translations beside the original that stands in ``rows`` (a related manager) already."""
    for language, text, origin in translations_of(texts):
        write_translation(rows, field, text, language, origin)

"""Texts of the demonstration: the original, and its translations."""

from __future__ import annotations

from cop_portal.translations.texts import write_translation

from .data.shape import Words


def original(texts: Words | None) -> tuple[str, str]:
    """(language, text) of the original; an empty English text where there is none."""
    return next(iter(texts.items())) if texts else ("en", "")


def add_translations(rows, field: str, texts: Words | None) -> None:
    """Put the translations beside the original that stands in ``rows`` (a related manager) already."""
    for language, text in list((texts or {}).items())[1:]:
        write_translation(rows, field, text, language)

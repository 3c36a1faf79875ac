"""Words for who chose slides, a spreadsheet or a text where a PDF is wanted that nobody signs."""

from __future__ import annotations

from pathlib import PurePath

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .uploads import UploadRefused

_SLIDES = {".ppt", ".pptx", ".pps", ".ppsx", ".odp", ".key"}
_SPREADSHEETS = {".xls", ".xlsx", ".ods", ".csv"}


def in_words_for_unsigned(refused: UploadRefused, name: str) -> UploadRefused:
    """What the inspection says of a paper that must be signed ("print it, sign it, scan it") is no help to whoever has
    a report, slides or an agenda called ``name``: these are told how to make a PDF of them."""
    words: str | Promise = refused.message
    extension = PurePath(name).suffix.lower()
    if extension in _SLIDES:
        words = _(
            "These are slides, not a PDF. Open them where they were made, choose “Save as”, then PDF, and upload that."
        )
    elif extension in _SPREADSHEETS:
        words = _(
            "This is a spreadsheet, not a PDF. Open it where it was made, choose “Save as”, then PDF, and upload that."
        )
    elif refused.code == "word":
        words = _(
            "This is a text document, not a PDF. Open it where it was made, choose “Save as”, then PDF, and upload "
            "that."
        )
    return UploadRefused(words, code=refused.code)

"""The model texts that the portal comes with, one file a language and part. What staff changed of them stays."""

from __future__ import annotations

from pathlib import Path

from collaborations.models import MouModelText
from cop_portal.translations.names import CONTENT_LANGUAGES

PARTS = ("confidentiality", "provisions")


def shipped(language: str) -> dict[str, str]:
    """The model text of ``language`` as the portal comes with it."""
    folder = Path(__file__).parent
    return {part: (folder / f"{language}_{part}.txt").read_text(encoding="utf-8").strip() for part in PARTS}


def load_model_texts() -> None:
    """Bring the model texts that are not there yet into the database. Part of ``load_reference_data``."""
    for language in CONTENT_LANGUAGES:
        MouModelText.objects.get_or_create(language=language, defaults=shipped(language))

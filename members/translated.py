"""What is said beneath a text that the reader gets in translation."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from cop_portal.translations.texts import Origin, TranslatedText, read


def translation_note(texts: Iterable[TranslatedText], field: str) -> str:
    """From which language the text of ``field`` was translated for the reader, and that the original has changed
    since, where it has; empty for an original. ``texts`` are all rows of one owner, as for ``read``."""
    texts = list(texts)
    shown = read(texts, field)
    if shown is None or shown.is_original:
        return ""
    original = next((row for row in texts if row.field == field and row.origin == Origin.ORIGINAL), None)
    return _words(original.language if original else "", shown.is_out_of_date)


def _words(source: str, is_out_of_date: bool) -> str:
    if is_out_of_date:
        return {
            "en": _("Translated from English. The original has changed since."),
            "ar": _("Translated from Arabic. The original has changed since."),
            "ckb": _("Translated from Kurdish. The original has changed since."),
        }[source]
    sentences = {
        "en": _("Translated from English."),
        "ar": _("Translated from Arabic."),
        "ckb": _("Translated from Kurdish."),
    }
    return sentences.get(source, _("Translated."))

"""What is said beneath a text that the reader gets in translation."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from cop_portal.translations.texts import Origin, ReadText, TranslatedText, read


def translation_note(texts: Iterable[TranslatedText], field: str) -> str:
    """From which language the text of ``field`` was translated for the reader, whether by a machine that nobody has
    read through, and that the original has changed since, where it has; empty for an original. ``texts`` are all rows
    of one owner, as for ``read``."""
    texts = list(texts)
    shown = read(texts, field)
    if shown is None or shown.is_original:
        return ""
    original = next((row for row in texts if row.field == field and row.origin == Origin.ORIGINAL), None)
    return _words(original.language if original else "", shown)


def _words(source: str, shown: ReadText) -> str:
    if shown.is_machine and shown.is_out_of_date:
        sentences = {
            "en": _(
                "Translated by a machine from English, not read through. The original has changed since."
            ),
            "ar": _("Translated by a machine from Arabic, not read through. The original has changed since."),
            "ckb": _(
                "Translated by a machine from Kurdish, not read through. The original has changed since."
            ),
        }
    elif shown.is_machine:
        sentences = {
            "en": _("Translated by a machine from English, not read through yet."),
            "ar": _("Translated by a machine from Arabic, not read through yet."),
            "ckb": _("Translated by a machine from Kurdish, not read through yet."),
        }
    elif shown.is_out_of_date:
        sentences = {
            "en": _("Translated from English. The original has changed since."),
            "ar": _("Translated from Arabic. The original has changed since."),
            "ckb": _("Translated from Kurdish. The original has changed since."),
        }
    else:
        sentences = {
            "en": _("Translated from English."),
            "ar": _("Translated from Arabic."),
            "ckb": _("Translated from Kurdish."),
        }
    return sentences.get(source, _("Translated."))

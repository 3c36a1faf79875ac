"""What is said of a text that the reader gets in translation, or in a language that is not theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cop_portal.translations.names import reading_language
from cop_portal.translations.texts import Origin, ReadText, TranslatedText, read


@dataclass(frozen=True)
class SaidOnce:
    """What is said once of all texts of an organization, and the note that is then not said beneath each of them."""

    lead: SafeString | str = ""
    unsaid: str = ""

    def beneath(self, note: str) -> str:
        """What is still said beneath a text that has ``note``."""
        return "" if self.unsaid and note == self.unsaid else note


def translation_note(texts: Iterable[TranslatedText], field: str) -> str:
    """From which language the text of ``field`` was translated for the reader, whether by a machine that nobody has
    read through, and that the original has changed since, where it has; that it is not translated yet where the reader
    gets an original in another language; empty for an original in theirs. ``texts`` are all rows of one owner, as for
    ``read``."""
    texts = list(texts)
    shown = read(texts, field)
    if shown is None:
        return ""
    if shown.is_original:
        return "" if shown.language == reading_language() else _untranslated(shown.language)
    return _words(_source(texts, field), shown)


def said_once(name: SafeString, fields: Iterable[tuple[Iterable[TranslatedText], str]]) -> SaidOnce:
    """What is said once of the texts that a page shows of the organization ``name``: ``fields`` are the rows of each
    owner with the field shown.

    Only where there are several, and all were written in one language that is not the reader's.
    """
    found = []
    for rows, field in fields:
        texts = list(rows)
        shown = read(texts, field)
        if shown is not None:
            found.append((_source(texts, field), translation_note(texts, field)))
    sources, notes = {source for source, _note in found}, [note for _source, note in found]
    if len(found) < 2 or len(sources) != 1 or not all(notes):
        return SaidOnce()
    source = sources.pop()
    plain, untranslated = _plain(source), _untranslated(source)
    if set(notes) == {untranslated}:
        return SaidOnce(format_html(_nothing_translated(source), name=name), untranslated)
    if set(notes) == {plain}:
        return SaidOnce(format_html(_all_translated(source), name=name), plain)
    if plain in notes:
        return SaidOnce(format_html(_mostly_translated(source), name=name), plain)
    return SaidOnce()


def _source(texts: list[TranslatedText], field: str) -> str:
    original = next((row for row in texts if row.field == field and row.origin == Origin.ORIGINAL), None)
    return original.language if original else ""


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
        return _plain(source)
    return sentences.get(source, _("Translated."))


def _plain(source: str) -> str:
    sentences = {
        "en": _("Translated from English."),
        "ar": _("Translated from Arabic."),
        "ckb": _("Translated from Kurdish."),
    }
    return sentences.get(source, _("Translated."))


def _untranslated(source: str) -> str:
    sentences = {
        "en": _("Written in English, not translated yet."),
        "ar": _("Written in Arabic, not translated yet."),
        "ckb": _("Written in Kurdish, not translated yet."),
    }
    return sentences[source]


def _all_translated(source: str) -> str:
    sentences = {
        "en": _("{name} writes in English. You read a translation."),
        "ar": _("{name} writes in Arabic. You read a translation."),
        "ckb": _("{name} writes in Kurdish. You read a translation."),
    }
    return sentences[source]


def _mostly_translated(source: str) -> str:
    sentences = {
        "en": _("{name} writes in English. You read a translation where nothing else is said."),
        "ar": _("{name} writes in Arabic. You read a translation where nothing else is said."),
        "ckb": _("{name} writes in Kurdish. You read a translation where nothing else is said."),
    }
    return sentences[source]


def _nothing_translated(source: str) -> str:
    sentences = {
        "en": _("{name} writes in English. Its texts are not translated yet."),
        "ar": _("{name} writes in Arabic. Its texts are not translated yet."),
        "ckb": _("{name} writes in Kurdish. Its texts are not translated yet."),
    }
    return sentences[source]

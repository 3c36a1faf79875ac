"""What is said of a text that the reader gets in translation, or in a language that is not theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from cop_portal.translations.names import reading_language
from cop_portal.translations.texts import Origin, ReadText, TranslatedText, read

# What is said, by the language of the original.
_PLAIN = {
    "en": _("Translated from English."),
    "ar": _("Translated from Arabic."),
    "ckb": _("Translated from Kurdish."),
}
_OUT_OF_DATE = {
    "en": _("Translated from English. The original has changed since."),
    "ar": _("Translated from Arabic. The original has changed since."),
    "ckb": _("Translated from Kurdish. The original has changed since."),
}
_MACHINE = {
    "en": _("Translated by a machine from English, not read through yet."),
    "ar": _("Translated by a machine from Arabic, not read through yet."),
    "ckb": _("Translated by a machine from Kurdish, not read through yet."),
}
_MACHINE_OUT_OF_DATE = {
    "en": _("Translated by a machine from English, not read through. The original has changed since."),
    "ar": _("Translated by a machine from Arabic, not read through. The original has changed since."),
    "ckb": _("Translated by a machine from Kurdish, not read through. The original has changed since."),
}
_UNTRANSLATED = {
    "en": _("Written in English, not translated yet."),
    "ar": _("Written in Arabic, not translated yet."),
    "ckb": _("Written in Kurdish, not translated yet."),
}
# The same of all texts of an organization at once.
_ALL_TRANSLATED = {
    "en": _("{name} writes in English. You read a translation."),
    "ar": _("{name} writes in Arabic. You read a translation."),
    "ckb": _("{name} writes in Kurdish. You read a translation."),
}
_MOSTLY_TRANSLATED = {
    "en": _("{name} writes in English. You read a translation where nothing else is said."),
    "ar": _("{name} writes in Arabic. You read a translation where nothing else is said."),
    "ckb": _("{name} writes in Kurdish. You read a translation where nothing else is said."),
}
_PARTLY_TRANSLATED = {
    "en": _("{name} writes in English. You read a translation where there is one, else the English text."),
    "ar": _("{name} writes in Arabic. You read a translation where there is one, else the Arabic text."),
    "ckb": _("{name} writes in Kurdish. You read a translation where there is one, else the Kurdish text."),
}
_NOTHING_TRANSLATED = {
    "en": _("{name} writes in English. Its texts are not translated yet."),
    "ar": _("{name} writes in Arabic. Its texts are not translated yet."),
    "ckb": _("{name} writes in Kurdish. Its texts are not translated yet."),
}
_TRANSLATED = _("Translated.")


@dataclass(frozen=True)
class SaidOnce:
    """What is said once of all texts of an organization, and the notes that are then not said beneath each of them."""

    lead: SafeString | str = ""
    unsaid: frozenset[str] = frozenset()

    def beneath(self, note: str) -> str:
        """What is still said beneath a text that has ``note``."""
        return "" if note in self.unsaid else note


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
        return "" if shown.language == reading_language() else str(_UNTRANSLATED[shown.language])
    return _words(_source(texts, field), shown)


def said_once(name: SafeString, fields: Iterable[tuple[Iterable[TranslatedText], str]]) -> SaidOnce:
    """What is said once of the texts that a page shows of the organization ``name``: ``fields`` are the rows of each
    owner with the field shown.

    A note is left out only where the reader can tell without it: that a text is not translated is seen from its own
    language, that it is a translation where nothing was written in the reader's. What a machine wrote, and what the
    original no longer says, stands beneath each text.
    """
    sources, notes, untranslated = set(), [], []
    for rows, field in fields:
        texts = list(rows)
        shown = read(texts, field)
        if shown is not None:
            sources.add(_source(texts, field))
            notes.append(translation_note(texts, field))
            untranslated += [notes[-1]] if shown.is_original and notes[-1] else []
    if len(notes) > 1 and len(sources) == 1 and "" not in sources and all(notes):
        return _of_one_language(name, sources.pop(), set(notes))
    if len(untranslated) < 2:
        return SaidOnce()
    words = _("Not everything that {name} writes is translated yet. What is not, you read as it was written.")
    return SaidOnce(format_html(str(words), name=name), frozenset(untranslated))


def _of_one_language(name: SafeString, source: str, notes: set[str]) -> SaidOnce:
    """What is said once where all was written in ``source``, which is not the reader's language."""
    plain, untranslated = str(_PLAIN[source]), str(_UNTRANSLATED[source])
    if notes == {untranslated}:
        words = _NOTHING_TRANSLATED[source]
    elif untranslated in notes:
        words = _PARTLY_TRANSLATED[source]
    elif notes == {plain}:
        words = _ALL_TRANSLATED[source]
    elif plain in notes:
        words = _MOSTLY_TRANSLATED[source]
    else:
        return SaidOnce()
    return SaidOnce(format_html(str(words), name=name), frozenset({plain, untranslated}))


def _source(texts: list[TranslatedText], field: str) -> str:
    original = next((row for row in texts if row.field == field and row.origin == Origin.ORIGINAL), None)
    return original.language if original else ""


def _words(source: str, shown: ReadText) -> str:
    if shown.is_machine:
        sentences = _MACHINE_OUT_OF_DATE if shown.is_out_of_date else _MACHINE
    else:
        sentences = _OUT_OF_DATE if shown.is_out_of_date else _PLAIN
    return str(sentences.get(source, _TRANSLATED))

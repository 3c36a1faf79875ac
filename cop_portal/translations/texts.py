"""Longer text as rows: one original, and translations into the other languages.

Each owner (an organization, a need ...) has a table of its own with a real foreign key, made from ``TranslatedText``:

    class NeedText(TranslatedText):
        owner = models.ForeignKey(Need, models.CASCADE, related_name="texts")

        class Meta(TranslatedText.Meta):
            constraints = text_constraints("needtext")
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from .names import CONTENT_LANGUAGES, reading_language


class TextLanguage(models.TextChoices):
    """The languages content is written in, each named in itself."""

    ENGLISH = "en", "English"
    ARABIC = "ar", "العربية"
    SORANI = "ckb", "کوردی"


class Origin(models.TextChoices):
    """Where a text comes from."""

    ORIGINAL = "original", _("original")
    HUMAN = "human", _("translated by a person")
    MACHINE = "machine", _("translated by a machine")


class TranslatedText(models.Model):
    """One text of one field of its owner in one language."""

    field = models.CharField(max_length=30)
    language = models.CharField(_("language"), max_length=3, choices=TextLanguage.choices)
    text = models.TextField(_("text"))
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.ORIGINAL)
    # Counts the changes of an original; a translation remembers which one it was made from, and is out of date when
    # the original has moved on.
    revision = models.PositiveIntegerField(default=1)
    source_revision = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text

    def is_behind(self, original: TranslatedText) -> bool:
        """Whether ``original`` has changed since this translation of it was made."""
        return self.source_revision != original.revision


def text_constraints(prefix: str) -> list[models.BaseConstraint]:
    """The constraints of a text table: one text a field and language, one original a field."""
    return [
        models.UniqueConstraint(fields=["owner", "field", "language"], name=f"{prefix}_one_per_language"),
        models.UniqueConstraint(
            fields=["owner", "field"],
            condition=models.Q(origin=Origin.ORIGINAL),
            name=f"{prefix}_one_original",
        ),
    ]


@dataclass(frozen=True)
class ReadText:
    """A text as a reader gets it."""

    text: str
    language: str
    is_original: bool
    is_out_of_date: bool
    # A machine translated it, and nobody has read it through.
    is_machine: bool = False

    def __str__(self) -> str:
        return self.text


def read(texts: Iterable[TranslatedText], field: str) -> ReadText | None:
    """The text of ``field`` for the reader: in their language, else the original, else None.

    ``texts`` are all rows of one owner; prefetch them, this function asks the database nothing more.
    """
    rows = {row.language: row for row in texts if row.field == field}
    original = next((row for row in rows.values() if row.origin == Origin.ORIGINAL), None)
    row = rows.get(reading_language()) or original
    if row is None:
        return None
    is_original = row.origin == Origin.ORIGINAL
    behind = bool(original and not is_original and row.is_behind(original))
    return ReadText(row.text, row.language, is_original, behind, row.origin == Origin.MACHINE)


def write_original(texts, field: str, text: str, language: str) -> None:
    """Set the original of ``field`` among ``texts`` (a related manager); an empty ``text`` removes the field.

    A changed original gets the next revision, so that its translations show as out of date. Call in a transaction.
    """
    if language not in CONTENT_LANGUAGES:
        raise ValueError(f"not a content language: {language!r}")
    if not text.strip():
        texts.filter(field=field).delete()
        return
    original = texts.filter(field=field, origin=Origin.ORIGINAL).first()
    if original is None:
        texts.filter(field=field, language=language).delete()
        texts.create(field=field, language=language, text=text)
    elif (original.text, original.language) != (text, language):
        texts.filter(field=field, language=language).exclude(pk=original.pk).delete()
        original.text, original.language = text, language
        original.revision += 1
        original.save(update_fields=["text", "language", "revision"])


def write_translation(texts, field: str, text: str, language: str, origin: str = Origin.HUMAN) -> None:
    """Set the translation of ``field`` into ``language``, made from the original as it stands now."""
    original = texts.get(field=field, origin=Origin.ORIGINAL)
    texts.update_or_create(
        field=field,
        language=language,
        defaults={"text": text, "origin": origin, "source_revision": original.revision},
    )

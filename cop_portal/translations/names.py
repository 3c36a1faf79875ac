"""Short names in three columns: ``name_en``, ``name_ar``, ``name_ckb``."""

from __future__ import annotations

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

CONTENT_LANGUAGES = ("en", "ar", "ckb")


def reading_language() -> str:
    """The active interface language as a content language: ``en``, ``ar`` or ``ckb``."""
    code = (translation.get_language() or "en").split("-")[0]
    return code if code in CONTENT_LANGUAGES else "en"


class ThreeNames(models.Model):
    """Something with a short name in each language; a missing one is read in the language that has one."""

    name_en = models.CharField(_("name in English"), max_length=200)
    name_ar = models.CharField(_("name in Arabic"), max_length=200, blank=True)
    name_ckb = models.CharField(_("name in Kurdish (Sorani)"), max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language, else in English, else in any language."""
        return getattr(self, f"name_{self.name_language}")

    @property
    def name_language(self) -> str:
        """The language ``name`` is in, for the ``lang`` attribute."""
        wanted = reading_language()
        for language in (wanted, *CONTENT_LANGUAGES):
            if getattr(self, f"name_{language}"):
                return language
        return wanted

    @property
    def other_names(self) -> list[tuple[str, str]]:
        """(language, name) of the names in the other languages, those that exist."""
        pairs = [(language, getattr(self, f"name_{language}")) for language in CONTENT_LANGUAGES]
        return [(language, name) for language, name in pairs if name and language != self.name_language]

"""Words that the portal itself writes where people would write theirs, such as why something is called off.

They are kept in English like what people write, and each reader reads them in their own language.
"""

from __future__ import annotations

from django.utils.translation import gettext

_OWN: set[str] = set()


def own_words(text: str) -> str:
    """``text`` (marked with ``gettext_noop``), noted as the portal's own."""
    _OWN.add(text)
    return text


def in_readers_language(text: str) -> str:
    """What the portal wrote, in the reader's language; what people wrote as it is."""
    return gettext(text) if text in _OWN else text

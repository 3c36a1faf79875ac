"""What a search found, marked in the text that it was found in."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString

# A text in pieces, each with whether it is a hit.
Parts = Iterable[tuple[str, bool]]


def text_of(parts: Parts) -> str:
    """The pieces in one."""
    return "".join(text for text, _is_hit in parts)


def marked(parts: Parts) -> SafeString:
    """The text as HTML, its hits marked."""
    return SafeString(
        "".join(f"<mark>{escape(text)}</mark>" if is_hit else escape(text) for text, is_hit in parts)
    )


def with_hits(text: str, parts: Parts | None) -> SafeString:
    """``text`` as HTML, marked where it is the text that ``parts`` are of; they may be empty."""
    return marked(parts) if parts and text_of(parts) == text else escape(text)


def name_with_hits(language: str, text: str, parts: Parts | None) -> SafeString:
    """A name in its language, isolated; marked as ``with_hits`` does."""
    return SafeString(f'<bdi lang="{escape(language)}">{with_hits(text, parts)}</bdi>')

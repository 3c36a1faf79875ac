"""What is asked for: the words of a query, its phrases, what it excludes, and what the vocabulary knows of it.

    women observers        both, anywhere; the last word may be unfinished
    "electoral violence"   this phrase, in any quotation marks; one that is not closed is still being typed
    -quota -"gender quota" not what says this. A minus within a word (al-Noor) is a hyphen

What is excluded is excluded by its word and its stems, and by the names of an organization's own topics and places;
not by synonyms: who typed ``-quota`` sees the word on none of the pages, and misses nobody for a word that is on none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from cop_portal.folding import fold_words, keys_of_words
from cop_portal.translations.names import CONTENT_LANGUAGES
from members.models import Topic

from .tokens import LONGEST_WORD
from .vocabulary import COMMON

# What is read of a query. More than anybody asks; what is pasted by mistake is answered all the same.
LONGEST_QUERY = 400
MOST_WORDS = 12

_QUOTES = '"“”„‟«»‹›〝〞＂❝❞'
_MINUSES = "-−–—‐‑﹣－"
_QUERY = re.compile(rf"([{_MINUSES}]*)(?:[{_QUOTES}]([^{_QUOTES}]*)([{_QUOTES}]|$)|([^\s,;،؛|()\[\]{{}}]+))")
# Within a word they part it like a space, and exclude nothing.
_DASHES = re.compile(r"[–—/:]")


@dataclass(frozen=True)
class Piece:
    """What stands between two spaces, or within quotation marks: its folded words. ``is_last``: may be unfinished."""

    words: tuple[str, ...]
    is_phrase: bool = False
    is_excluded: bool = False
    is_last: bool = False


def pieces_of(query: str) -> list[Piece]:
    """The pieces of ``query`` in their order, names in one. Takes any string."""
    pieces: list[Piece] = []
    text = _readable(query[:LONGEST_QUERY])
    for match in _QUERY.finditer(text):
        minus, quoted, closing, plain = match.groups()
        is_phrase = plain is None
        parts = [quoted] if is_phrase else _DASHES.split(plain)
        for part in parts:
            words = tuple(word[:LONGEST_WORD] for word in fold_words(part))[:MOST_WORDS]
            if words:
                is_open = match.end() == len(text) and part is parts[-1] and not closing and not minus
                pieces.append(Piece(words, is_phrase, bool(minus), is_open))
    return _with_articles(pieces)


def telling(pieces: list[Piece]) -> list[Piece]:
    """``pieces`` without words that nearly every text has, where others are left; as many as are read."""

    def is_telling(piece: Piece) -> bool:
        return piece.is_phrase or not COMMON.issuperset(piece.words)

    wanted = [piece for piece in pieces if not piece.is_excluded]
    unwanted = [piece for piece in pieces if piece.is_excluded and is_telling(piece)]
    return ([piece for piece in wanted if is_telling(piece)] or wanted)[:MOST_WORDS] + unwanted[:MOST_WORDS]


def _readable(text: str) -> str:
    """``text`` without the characters that nobody sees, which would hide a minus or a quotation mark; a joiner within
    a Sorani word goes too, as in the fold."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def _with_articles(pieces: list[Piece]) -> list[Piece]:
    """Words that make one name are one piece: an article with what follows (Al Nour), single letters (W E O)."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before is not None and not (before.is_phrase or piece.is_phrase or piece.is_excluded):
            words = before.words + piece.words
            if len(words) <= 4 and len(keys_of_words(list(words))) == 1:
                joined[-1] = Piece(words, is_excluded=before.is_excluded, is_last=piece.is_last)
                continue
        joined.append(piece)
    return joined


def terms_of(topic: Topic) -> frozenset[tuple[str, ...]]:
    """The names and synonyms of ``topic`` in all languages, as folded words."""
    phrases = {getattr(topic, f"name_{language}") for language in CONTENT_LANGUAGES}
    for language in CONTENT_LANGUAGES:
        phrases.update(getattr(topic, f"synonyms_{language}"))
    return frozenset(map(_folded, phrases)) - {()}


@lru_cache(maxsize=8192)
def _folded(phrase: str) -> tuple[str, ...]:
    words = fold_words(phrase)
    return tuple(word[:LONGEST_WORD] for word in words if word not in COMMON) or tuple(words)

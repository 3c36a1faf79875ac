"""What is asked for: the words of a query, and what the taxonomy says the same with in other languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from cop_portal.folding import fold, fold_words
from cop_portal.translations.names import CONTENT_LANGUAGES

from .models import Topic
from .search_index import LONGEST_WORD

# What is read of a query. More than anybody asks; what is pasted by mistake is answered all the same.
LONGEST_QUERY = 400
MOST_WORDS = 12

# Words that nearly every text has: they narrow nothing, and a text that lacks one is no worse an answer.
_COMMON_TEXT = """
    a an and at by for from in of on or the to with
    في من على إلى عن مع و او أو ضد
    لە بۆ لەسەر دژی لەگەڵ یان
"""
_COMMON = frozenset(fold_words(_COMMON_TEXT))


class Word(NamedTuple):
    """A word of a query, as written and folded."""

    written: str
    folded: str


@dataclass(frozen=True)
class Unit:
    """Words that belong together, and other phrases (tuples of folded words) that say the same."""

    words: tuple[Word, ...]
    others: frozenset[tuple[str, ...]] = field(default=frozenset())


def words_of(query: str) -> list[Word]:
    """The words of ``query`` in their order, without those that nearly every text has."""
    query = query[:LONGEST_QUERY]
    folded = fold(query)
    words: list[Word] = []
    start = 0
    for word in folded.text.split(" ")[:MOST_WORDS] if folded.text else []:
        first, last = folded.span(start, start + len(word))
        words.append(Word(query[first:last], word[:LONGEST_WORD]))
        start += len(word) + 1
    telling = [word for word in words if word.folded not in _COMMON]
    return telling or words


def units_of(words: list[Word], topics: Iterable[Topic]) -> list[Unit]:
    """``words`` in units: the longest run that the taxonomy knows is one, any other word is its own."""
    groups = _groups(topics)
    units: list[Unit] = []
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            phrase = tuple(word.folded for word in words[start:end])
            others = frozenset().union(*(group for group in groups if phrase in group)) - {phrase}
            if others or end == start + 1:
                units.append(Unit(tuple(words[start:end]), others))
                start = end
                break
    return units


def _groups(topics: Iterable[Topic]) -> list[frozenset[tuple[str, ...]]]:
    """Phrases that mean the same: one group a topic, and one a theme."""
    groups: list[frozenset[tuple[str, ...]]] = []
    themes = {}
    for topic in topics:
        themes[topic.theme_id] = topic.theme
        groups.append(terms_of(topic))
    groups += [
        frozenset(_folded(getattr(theme, f"name_{language}")) for language in CONTENT_LANGUAGES)
        for theme in themes.values()
    ]
    return [group - {()} for group in groups]


def terms_of(topic: Topic) -> frozenset[tuple[str, ...]]:
    """The names and synonyms of ``topic`` in all languages, as folded words."""
    phrases = {getattr(topic, f"name_{language}") for language in CONTENT_LANGUAGES}
    for language in CONTENT_LANGUAGES:
        phrases.update(getattr(topic, f"synonyms_{language}"))
    return frozenset(_folded(phrase) for phrase in phrases) - {()}


@lru_cache(maxsize=8192)
def _folded(phrase: str) -> tuple[str, ...]:
    words = fold_words(phrase)
    return tuple(word[:LONGEST_WORD] for word in words if word not in _COMMON) or tuple(words)

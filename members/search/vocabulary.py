"""What the portal itself knows words for: topics and their themes, governorates, target groups.

Rows of the index name them by id, so that a word in any language, a synonym too, finds them in all, and a new synonym
finds them at once:

    #t12  an organization's own: a topic it offers or wants, a place it works in. Every reader of the row sees its name
    ~t12  the same topic in the row of topics, where its synonyms and its theme's name find it too
    %t12  a text that speaks of it by any of its names: "elections" in a mission. Written into the index, since to ask
          for some hundred phrases at once takes a second where there are 50,000 organizations
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, takewhile

from django.utils import translation

from cop_portal.folding import fold_words, loosen
from cop_portal.translations.names import CONTENT_LANGUAGES
from members.models import Governorate, TargetGroup, Topic

from .conditions import ReadLine
from .places import NO_PLACES, OTHER_PLACE_NAMES
from .stems import singular, stems_of, without_article, without_particle
from .tokens import Token, name_tokens, tokens_of

OWN, CALLED, SPOKEN_OF = "#", "~", "%"
TOPIC, THEME, PLACE, GROUP = "t", "h", "g", "w"

# Words that nearly every text has: they narrow nothing, and a text that lacks one is no worse an answer.
_COMMON_TEXT = """
    a an and are as at by for from in is of on or our that the this to we with against
    في من على إلى عن مع و او أو ضد
    لە بۆ لەسەر دژی لەگەڵ یان و
"""
COMMON = frozenset(fold_words(_COMMON_TEXT))

Line = tuple[str, str]  # language, text


@dataclass(frozen=True)
class Entry:
    """One thing with its names, and what else it is called."""

    id: str
    names: tuple[Line, ...]
    others: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.names + self.others


class Words:
    """Which entries (ids) a word finds, and which a beginning."""

    def __init__(self, found: Mapping[str, Iterable[str]]) -> None:
        self._found = {lexeme: frozenset(ids) for lexeme, ids in found.items()}
        self._in_order = sorted(self._found)

    def having(self, lexeme: str) -> frozenset[str]:
        """The entries that have ``lexeme``."""
        return self._found.get(lexeme, frozenset())

    def beginning(self, prefix: str) -> Iterator[frozenset[str]]:
        """The entries of each lexeme that begins so."""
        rest = islice(self._in_order, bisect_left(self._in_order, prefix), None)
        return (self._found[lexeme] for lexeme in takewhile(lambda one: one.startswith(prefix), rest))


@dataclass(frozen=True)
class Vocabulary:
    """The entries, and what finds them: words of their names, words of what else they are called, whole terms."""

    entries: dict[str, Entry]
    by_name: Words
    by_other: Words
    by_term: dict[tuple[str, ...], frozenset[str]]
    # The terms of several words again, by their first one; lines read so far.
    _beginning: dict[str, list[tuple[str, ...]]] = field(repr=False)
    _read: dict[Line, ReadLine] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, topics: Iterable[Topic], governorates: Iterable[Governorate]) -> Vocabulary:
        """The vocabulary of these topics (each with its theme) and places. Made once for the same words."""
        themes = {topic.theme_id: topic.theme for topic in topics}
        entries = [Entry(f"{TOPIC}{topic.pk}", _names(topic), _synonyms(topic)) for topic in topics]
        entries += [Entry(f"{THEME}{pk}", _names(theme)) for pk, theme in themes.items()]
        entries += [Entry(f"{PLACE}{place.pk}", _names(place), _other_names(place)) for place in governorates]
        return _made(tuple(entries))

    def read(self, language: str, text: str) -> ReadLine:
        """One of its own lines, read: the same few are asked for again and again."""
        if (language, text) not in self._read:
            tokens = tokens_of(text, language)
            found = [*tokens, *name_tokens(tokens), *self.spoken_of(tokens, language)]
            self._read[language, text] = ReadLine(found)
        return self._read[language, text]

    def spoken_of(self, tokens: Sequence[Token], language: str) -> Iterator[Token]:
        """Where a line speaks of an entry: a token for the words of each term in it, common words passed over."""
        said = [token for token in tokens if token.lexemes[0] not in COMMON]
        stems = [_one_of_several(token.lexemes[0], language) for token in said]
        for first, token in enumerate(said):
            alone = self._term_of_one(token.lexemes[0], language)
            if alone:
                yield self._spoken(alone, token, token)
            for term in self._beginning.get(stems[first], ()):
                if tuple(stems[first : first + len(term)]) == term:
                    yield self._spoken(term, token, said[first + len(term) - 1])

    def _term_of_one(self, word: str, language: str) -> tuple[str, ...]:
        """The term that a word of a text is, also with what Arabic writes before it as one: ونينوى, and Ninewa."""
        if word in NO_PLACES:
            return ()
        for written in (word,) if language == "ckb" else (word, without_particle(word)):
            term = _alone(written, language)
            # Too short to be told from another word: ماء, water, is folded to ما, what.
            if term in self.by_term and (len(term[0]) > 2 or language == "ckb"):
                return term
        return ()

    def _spoken(self, term: tuple[str, ...], first: Token, last: Token) -> Token:
        names = tuple(SPOKEN_OF + entry for entry in sorted(self.by_term[term]))
        return Token(first.position, first.start, last.end, names)

    def of_term(self, words: Collection[str]) -> frozenset[str]:
        """The entries that folded ``words`` are a whole term of, in any language."""
        telling = [word for word in words if word not in COMMON]
        # In either language, Latin letters are English.
        terms = {term_of(telling, language) for language in ("ar", "ckb")}
        return frozenset[str]().union(*(self.by_term.get(term, ()) for term in terms))


def term_of(words: Collection[str], language: str) -> tuple[str, ...]:
    """How terms of one or several folded words are compared: several by their stems, one more closely, since a stem
    alone says too little (شبك, the Shabak, and شبكة, a network; elections and elected). All are loosened."""
    if len(words) == 1:
        return _alone(next(iter(words)), language)
    return tuple(_one_of_several(word, language) for word in words)


@lru_cache(maxsize=65536)
def _one_of_several(word: str, language: str) -> str:
    return loosen(stems_of(word, language)[0])


@lru_cache(maxsize=65536)
def _alone(word: str, language: str) -> tuple[str]:
    if word[:1].isascii():
        return (singular(word),)
    return (loosen(stems_of(word, language)[0] if language == "ckb" else without_article(word)),)


@lru_cache(maxsize=4)
def _made(entries: tuple[Entry, ...]) -> Vocabulary:
    by_name: dict[str, set[str]] = defaultdict(set)
    by_other: dict[str, set[str]] = defaultdict(set)
    by_term: dict[tuple[str, ...], set[str]] = defaultdict(set)
    beginning: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    entries += _target_groups()
    for entry in entries:
        for lines, found in ((entry.names, by_name), (entry.others, by_other)):
            for language, text in lines:
                tokens = tokens_of(text, language)
                is_name = entry.id[0] == PLACE
                for token in [*tokens, *(name_tokens(tokens) if is_name else ())]:
                    for lexeme in token.lexemes:
                        found[lexeme].add(entry.id)
                term = term_of([word for word in fold_words(text) if word not in COMMON], language)
                if term:
                    by_term[term].add(entry.id)
                if len(term) > 1:
                    beginning[term[0]].add(term)
    return Vocabulary(
        {entry.id: entry for entry in entries},
        Words(by_name),
        Words(by_other),
        {term: frozenset(ids) for term, ids in by_term.items()},
        {stem: sorted(terms, key=lambda term: (-len(term), term)) for stem, terms in beginning.items()},
    )


def _names(row) -> tuple[Line, ...]:
    names = ((language, getattr(row, f"name_{language}")) for language in CONTENT_LANGUAGES)
    return tuple((language, name) for language, name in names if name)


def _synonyms(topic: Topic) -> tuple[Line, ...]:
    return tuple(
        (language, text)
        for language in CONTENT_LANGUAGES
        for text in getattr(topic, f"synonyms_{language}")
        if text
    )


def _other_names(place: Governorate) -> tuple[Line, ...]:
    names = OTHER_PLACE_NAMES.get(place.code, {})
    return tuple((language, name) for language, texts in names.items() for name in texts)


def _target_groups() -> tuple[Entry, ...]:
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for language in CONTENT_LANGUAGES:
        with translation.override(language):
            for group in TargetGroup:
                labels[group.value][language] = str(group.label)
    # Where a label is not translated it is English once more.
    return tuple(
        Entry(
            f"{GROUP}{group}",
            tuple((lang, text) for lang, text in texts.items() if lang == "en" or text != texts["en"]),
        )
        for group, texts in labels.items()
    )

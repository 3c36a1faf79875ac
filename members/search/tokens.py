"""Lines of text as search reads them: words with their places, each under every name it is found by.

Those names ("lexemes") are what the index holds, with the source before each (3villages: a former name), and what a
query asks for. A folded word is its own lexeme; the others begin with a mark that no folded word has:

    e:elect  a:انتخاب  k:هلبژاردن   stems: English, Arabic, Sorani
    ?ریکخراو                        a word or stem loosened, where that changes it: for a second try
    =nur  +openhorizon              the key of a word of a name, and of two of its words written as one
    !nr                             how that key sounds, roughly: where to look for what was misspelled
    ==nurfundation                  the whole name as one key
    #t12  ~t12  %t12                see ``vocabulary``
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from cop_portal.folding import fold, keys_of_words, loosen, spell
from members.models import SearchEntry

from .stems import stems_of

# PostgreSQL refuses a word beyond 2,046 bytes; nobody types one. Cut alike in index and query.
LONGEST_WORD = 100
KEY_MARK, PAIR_MARK, SOUND_MARK, WHOLE_MARK, LOOSE_MARK = "=", "+", "!", "==", "?"
STEM_MARKS = {"en": "e:", "ar": "a:", "ckb": "k:"}

# What stands before each lexeme in the index: which source has it, in the order of their weight.
SOURCE_MARKS = {source: str(number) for number, source in enumerate(SearchEntry.Source.values, start=1)}
NAMES = (SearchEntry.Source.NAME, SearchEntry.Source.ACRONYM, SearchEntry.Source.FORMER_NAME)
_WITHOUT_TEXT = (SearchEntry.Source.TOPIC, SearchEntry.Source.PLACE)

_SILENT = re.compile("[aeiouyhwاویه]")
_ALIKE = str.maketrans("cqzvjpضظذثصط", "kksfgbدززسست")
_CHUNK = re.compile(r"\S+")
# Between words that are also written as one: peace-building, W.E.O. An apostrophe is none: the fold drops it.
_JOINER = re.compile(r"[-\u2010\u2011.&_]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a line, or words that are also found as one: its place among the words, where it stands in the line
    as written, and its lexemes."""

    position: int
    start: int
    end: int
    lexemes: tuple[str, ...]


def has(source: str, lexeme: str) -> bool:
    """Whether a source can have ``lexeme``: keys are of names, ids of what is no name, words of what has a text."""
    if lexeme[0] in "#~%":
        if lexeme[0] == "~" or source == SearchEntry.Source.TOPIC:
            return lexeme[0] == "~" and source == SearchEntry.Source.TOPIC
        return source not in NAMES and not (lexeme[0] == "%" and source == SearchEntry.Source.PLACE)
    return source in NAMES if lexeme[0] in "=+!" else source not in _WITHOUT_TEXT


@lru_cache(maxsize=2048)
def tokens_of(line: str, language: str) -> tuple[Token, ...]:
    """The words of ``line`` in their order; words joined by a hyphen or a dot once more, as one."""
    tokens: list[Token] = []
    position = 0
    for match in _CHUNK.finditer(line):
        words, joined = _chunk(match[0], language)
        begin = match.start()
        for offset, (start, end, lexemes) in enumerate(words):
            tokens.append(Token(position + offset, begin + start, begin + end, lexemes))
        if joined:
            tokens.append(Token(position, begin + words[0][0], begin + words[-1][1], joined))
        position += len(words)
    return tuple(tokens)


def name_tokens(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """What the words of a name are found by besides: keys, and keys of two words in one."""
    words, places = _words(tokens)
    keys = keys_of_words(words)
    found = [
        _spanned(places, key.first, key.last, KEY_MARK + key.key, SOUND_MARK + sound_of(key.key))
        for key in keys
    ]
    for one, other in pairwise(keys):
        joined = spell("".join(words[one.first : one.last + 1] + words[other.first : other.last + 1]))
        found.append(_spanned(places, one.first, other.last, PAIR_MARK + joined))
    if keys:
        found.append(_spanned(places, 0, len(words) - 1, WHOLE_MARK + whole_key(words)))
    return tuple(found)


def whole_key(words: list[str]) -> str:
    """The folded words of a name as one key, however they were spaced: its articles left out."""
    return key_words(words).replace(" ", "")


def key_words(words: list[str]) -> str:
    """The same with spaces between its words."""
    return " ".join(key.key for key in keys_of_words(words))[:LONGEST_WORD]


def sound_of(key: str) -> str:
    """The key of a word of a name without its vowels, letters that sound alike written one way."""
    first = "a" if key[0] in "aeiou" else key[0]
    return (first + _SILENT.sub("", key[1:])).translate(_ALIKE)


def lexemes_of(word: str, language: str) -> tuple[str, ...]:
    """What a folded word in a text of ``language`` is found by: itself, and its stems where they are other words."""
    plain, *stems = _forms(word, language)
    forms = [plain, *((mark, stem) for mark, stem in stems if stem != plain[1])]
    loose = (LOOSE_MARK + mark + loosen(form) for mark, form in forms if loosen(form) != form)
    return (*(mark + form for mark, form in forms), *loose)


def strict_lexemes(word: str, language: str) -> set[str]:
    """What finds a folded word by itself and by its stems."""
    forms = _forms(word, language)
    return {mark + form for mark, form in forms} | {form for _, form in forms}


def loose_lexemes(word: str, language: str) -> set[str]:
    """What finds the words that are ``word`` once both are loosened: those that loosening changes, and does not."""
    forms = [(mark, loosen(form)) for mark, form in _forms(word, language)]
    found = {mark + form for mark, form in forms} | {form for _, form in forms}
    return found | {LOOSE_MARK + lexeme for lexeme in found}


def _forms(word: str, language: str) -> list[tuple[str, str]]:
    word = word[:LONGEST_WORD]
    mark = STEM_MARKS["en" if word[:1].isascii() else "ckb" if language == "ckb" else "ar"]
    return [("", word), *((mark, stem) for stem in stems_of(word, language))]


@lru_cache(maxsize=65536)
def _chunk(chunk: str, language: str) -> tuple[tuple[tuple[int, int, tuple[str, ...]], ...], tuple[str, ...]]:
    """The words between two spaces, each with its place and lexemes; the lexemes of all of them as one word."""
    folded = fold(chunk)
    words = []
    start = 0
    for word in folded.text.split():
        begin, end = folded.span(start, start + len(word))
        words.append((begin, end, lexemes_of(word, language)))
        start += len(word) + 1
    joined: tuple[str, ...] = ()
    if len(words) > 1:
        gaps = {chunk[one[1] : other[0]] for one, other in pairwise(words)}
        if all(_JOINER.fullmatch(gap) for gap in gaps):
            joined = lexemes_of("".join(folded.text.split()), language)
    return tuple(words), joined


def _words(tokens: Sequence[Token]) -> tuple[list[str], list[Token]]:
    """The folded words of a line without the joined ones."""
    places: list[Token] = []
    for token in tokens:
        if token.position == len(places):
            places.append(token)
    return [token.lexemes[0] for token in places], places


def _spanned(places: list[Token], first: int, last: int, *lexemes: str) -> Token:
    cut = tuple(lexeme[: LONGEST_WORD + 2] for lexeme in lexemes)
    return Token(first, places[first].start, places[last].end, cut)

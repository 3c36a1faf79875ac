"""Stems: what a word is without its endings, so that a search for one form of it finds the others.

Words come folded (see ``cop_portal.folding``), by the language of the text they stand in. The same function serves
index and query, and marks the words of a passage. A stem is made to be compared and is not always a word.

- English by Snowball, after British spellings are written the American way, with women and woman one.
- Arabic by light stemming (Larkey's light10): the article, with و ب ل ك ف before it, and the endings of number and
  gender go. Snowball's Arabic takes انتخابات for another word than الانتخابات.
- Sorani by the endings below, for which there is no stemmer elsewhere. A noun carries several of them one behind the
  other (هەڵبژاردنەکانیشدا), so they are taken off one after the other as long as enough of the word is left. What
  looks like an ending and is not (the ان of ژیان) goes as well, in index and query alike.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer  # type: ignore[import-untyped]

_ENGLISH = snowballstemmer.stemmer("english")
_BRITISH = [
    (re.compile(r"(?<=.{3}[a-z])is(?=(?:e|es|ed|ing|er|ers|ation|ations|ational)$)"), "iz"),
    (re.compile(r"(?<=.{2}[a-z])our(?=s?$|al$|ed$|ing$|able$)"), "or"),
    (re.compile(r"(?<=[a-z]{2})tre(?=s?$)"), "ter"),
    (re.compile(r"^(program)me(?=s?$)"), r"\1"),
    (re.compile(r"^(def|off|lic)ence(?=s?$)"), r"\1ense"),
]
_IRREGULAR = {"women": "woman", "men": "man", "children": "child", "womens": "woman", "childrens": "child"}

_ARTICLE = re.compile(r"^و?(?:[بکفو]?ال|لل)(?=.{2})")
_ARABIC_ENDINGS = ("تان", "تین", "هما", "ها", "هم", "هن", "ان", "ات", "ون", "ین", "یه", "ه", "ی")


class Ending(NamedTuple):
    """An ending, and how many letters of a word it must leave."""

    letters: str
    leaves: int


# ە is written ه here, as the fold writes it. The longest first.
_SORANI_ENDINGS = (
    Ending("هکان", 2),  # the ... s
    Ending("یهک", 3),  # a ..., after a vowel
    Ending("هکه", 2),  # the
    Ending("هوه", 3),  # from, again
    Ending("کان", 3),  # the ... s, after a vowel
    Ending("یان", 3),  # their
    Ending("مان", 3),  # our
    Ending("تان", 3),  # your
    Ending("انه", 2),  # these ... s
    Ending("ان", 2),  # ... s
    Ending("که", 3),  # the, after a vowel
    Ending("دا", 3),  # in
    Ending("یش", 3),  # too
    Ending("ێک", 2),  # a
    Ending("یه", 3),  # is
    Ending("ی", 2),  # of; my, his
    Ending("ه", 3),  # is; this
)


def stems_of(word: str, language: str) -> tuple[str, ...]:
    """The stems of a folded ``word`` in a text of ``language``; the likeliest first."""
    if word[:1].isascii():
        return (_english(word),)
    return (_sorani(word),) if language == "ckb" else _arabic(word)


def without_article(word: str) -> str:
    """A folded Arabic word without its article and what is written before it, however little is left."""
    return re.sub(r"^و?(?:[بکف]?ال|لل)", "", word)


def without_particle(word: str) -> str:
    """A folded Arabic word without a letter that may be "and", "by" or "for", where enough of it is left."""
    return word[1:] if word[0] in "وبل" and len(word) > 4 else word


def singular(word: str) -> str:
    """A folded English word without the s of its plural."""
    word = _IRREGULAR.get(word, word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return (
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    )


@lru_cache(maxsize=65536)
def _english(word: str) -> str:
    for british, american in _BRITISH:
        word = british.sub(american, word)
    return _ENGLISH.stemWord(_IRREGULAR.get(word, word))


@lru_cache(maxsize=65536)
def _arabic(word: str) -> tuple[str, ...]:
    """One stem, and a second where the word may begin with "and", "by" or "for": ونساء does, وزارة does not."""
    bare = _ARTICLE.sub("", word)
    stem = _without_endings(bare)
    if bare == word and word[0] in "وبل" and len(stem) >= 4:
        return stem, stem[1:]
    return (stem,)


def _without_endings(word: str) -> str:
    shorter = True
    while shorter:
        shorter = False
        for ending in _ARABIC_ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word.removesuffix(ending)
                shorter = True
                break
    return word


@lru_cache(maxsize=65536)
def _sorani(word: str) -> str:
    shorter = True
    while shorter:
        shorter = False
        for ending in _SORANI_ENDINGS:
            if word.endswith(ending.letters) and len(word) - len(ending.letters) >= ending.leaves:
                word = word.removesuffix(ending.letters)
                shorter = True
                break
    return word

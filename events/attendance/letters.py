"""One name in two scripts: Noor Hadi and نور هادي.

Arabic leaves out short vowels and Latin writes each letter in several ways, so the consonants are compared, word by
word, and whether a word ends in a vowel. It is enough to ask whether two are the same, and never to say so.
"""

from __future__ import annotations

import re

from cop_portal.folding import fold_words

from .fields import PARTICLES
from .words import TITLES

# Fewer consonants than that are those of many names.
_FEWEST = 3
_DIGRAPHS = (
    ("sh", "ş"),
    ("ch", "ç"),
    ("kh", "x"),
    ("gh", "ğ"),
    ("zh", "j"),
    ("th", "t"),
    ("dh", "d"),
    ("ph", "f"),
)
_LATIN = str.maketrans("qcg", "kkk", "aeiouwy")
_WRITTEN = "b:ب|p:پ|t:تثط|j:جژ|ç:چ|h:حه|x:خ|d:دذضظ|r:ر|z:ز|s:سص|ş:ش|ğ:غ|f:ف|v:ڤ|k:قکگ|l:ل|m:م|n:ن|:اویێۆع"
_ARABIC = {
    ord(letter): latin
    for latin, letters in (one.split(":") for one in _WRITTEN.split("|"))
    for letter in letters
}
# As "p" is written in Arabic.
_SAME = str.maketrans("p", "b")
_IS_ARABIC = re.compile(r"^[\u0620-\u06ff]+$")
_IS_LATIN = re.compile(r"^[a-z]+$")
_ARTICLE = re.compile(r"^(?:al(?=[a-z]{3})|ال(?=.{3}))")
# It begins a name that goes on in the next word.
_SERVANT = {"abd", "abdul", "abdel", "abdal", "abdur", "abdu", "عبد", "عهبدول"}
_ARTICLES = {"al", "el", "ul", "ال"} | {"an", "ar", "as", "ash", "at", "ad", "az"}

Sounds = tuple[str, ...]


def sounds_of(name: str) -> tuple[str, Sounds]:
    """The script of a name (``latin``, ``arabic``, empty for both or another), and its words by their consonants."""
    # The vowel that Sorani writes is folded to a consonant of Arabic.
    words = [word for word in fold_words(name.replace("ە", "ا")) if word not in TITLES - PARTICLES]
    if words and all(map(_IS_LATIN.match, words)):
        script = "latin"
    elif words and all(map(_IS_ARABIC.match, words)):
        script = "arabic"
    else:
        return "", ()
    sounds = tuple(sorted(_sound(word, script) for word in _joined(words)))
    return (script, sounds) if sum(len(one.rstrip("-")) for one in sounds) >= _FEWEST else ("", ())


def _joined(words: list[str]) -> list[str]:
    """The words without articles that stand apart, and Abd with what follows it."""
    joined: list[str] = []
    servant = False
    for place, word in enumerate(words):
        if word in _ARTICLES and place + 1 < len(words):
            continue
        word = _ARTICLE.sub("", word)
        if servant:
            joined[-1] += word
        else:
            joined.append(
                "عبد" if word == "عهبدول" else "abd" if word in _SERVANT and word != "عبد" else word
            )
        servant = word in _SERVANT
    return joined


def _sound(word: str, script: str) -> str:
    """A word's consonants, and a dash where it ends in a vowel."""
    if script == "latin":
        word = re.sub(r"(?<=a)h$", "", word)
        ends_in_vowel = word[-1] in "aeiouy"
        for letters, one in _DIGRAPHS:
            word = word.replace(letters, one)
        sound = word.translate(_LATIN).translate(_SAME)
    else:
        ends_in_vowel = word[-1] in "اویێۆه"
        sound = word.removesuffix("ه").translate(_ARABIC).translate(_SAME)
    sound = re.sub(r"(.)\1+", r"\1", sound)
    # Abdul, Abd al-, عبدال: with the article or without it.
    sound = re.sub(r"^bdl(?=.)", "bd", sound)
    return f"{sound}-" if ends_in_vowel else sound

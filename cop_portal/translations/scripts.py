"""In which script and language a text is written, by its letters.

Who writes leaves the language of a form as it was opened. An Arabic text that is then kept as English is read aloud
wrongly and set in the wrong letters; its letters say better what it is.
"""

from __future__ import annotations

import re
import unicodedata

from .names import reading_language
from .texts import TextLanguage

# Letters that Sorani has and Arabic does not, and the other way round. Dialect and foreign names write چ, گ, پ and ڤ in
# Arabic, too: one word decides nothing, the greater number does.
SORANI_LETTERS = frozenset("ێەۆڕڵپچگژڤ")
ARABIC_LETTERS = frozenset("ةىثذصضطظؤإأآًٌٍ")

_WORD = re.compile(r"\S+")
_RTL = frozenset({"R", "AL"})


def _direction(letters: str) -> str:
    """That of the first letter that has one: ``rtl`` or ``ltr``; empty where none has."""
    for letter in letters:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return "ltr"
        if kind in _RTL:
            return "rtl"
    return ""


def script_direction(text: str) -> str:
    """``rtl`` or ``ltr``: that of most words of ``text``, so that an address or an acronym in it decides nothing; empty
    where neither has more."""
    words = [_direction(word) for word in _WORD.findall(text)]
    lead = words.count("rtl") - words.count("ltr")
    if lead == 0:
        return ""
    return "rtl" if lead > 0 else "ltr"


def shown_direction(text: str) -> str:
    """What an element with ``text`` has as ``dir``: ``auto``, where its first letter tells the direction of the whole;
    else the direction itself, as of an Arabic sentence that begins with an acronym."""
    whole = script_direction(text)
    return whole if whole and whole != _direction(text) else "auto"


def language_by_letters(text: str, said: str) -> str:
    """The language of ``text``, of which somebody ``said`` one: theirs, unless its letters are of another.

    In Arabic letters it is Sorani or Arabic, whichever has more letters of its own; where neither has, what was said,
    then the language that its writer reads the portal in, then Arabic.
    """
    direction = script_direction(text)
    if direction == "ltr":
        return TextLanguage.ENGLISH.value
    if direction != "rtl":
        return said
    lead = sum(letter in SORANI_LETTERS for letter in text) - sum(letter in ARABIC_LETTERS for letter in text)
    if lead > 0:
        return TextLanguage.SORANI.value
    if lead < 0:
        return TextLanguage.ARABIC.value
    in_arabic_letters = (TextLanguage.ARABIC.value, TextLanguage.SORANI.value)
    return next(
        (one for one in (said, reading_language()) if one in in_arabic_letters), TextLanguage.ARABIC.value
    )

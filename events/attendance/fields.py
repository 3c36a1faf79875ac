"""What a field of a line is, told by itself: a person's sex, what they do, a place, a number, a mark; else a text,
which may be a name or an organization's."""

from __future__ import annotations

import enum
import re

from . import words
from .cleaning import has_letter, tidy
from .words import folded

WOMAN, MAN = "woman", "man"


class Kind(enum.Enum):
    """What a field is."""

    TEXT = enum.auto()
    SEX = enum.auto()
    TITLE = enum.auto()
    POSITION = enum.auto()
    NUMBER = enum.auto()
    # Nothing that is kept: a place, a signature, a dash.
    MARK = enum.auto()


def kind_of(text: str) -> Kind:
    """What the field ``text`` is."""
    word = folded(text)
    if word[:1].isdigit() and not has_letter(text):
        return Kind.MARK if _TIME.fullmatch(text) else Kind.NUMBER
    if word in words.NUMBER_WORDS:
        return Kind.NUMBER
    if sex_of(text):
        return Kind.SEX
    if not has_letter(text) or word in words.MARKS or word in words.places():
        return Kind.MARK
    if words.is_group(text):
        return Kind.MARK
    if word in words.TITLES:
        return Kind.TITLE
    return Kind.POSITION if words.is_position(text) else Kind.TEXT


_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{2,4}")


def sex_of(text: str) -> str:
    """``woman``, ``man``, or the empty text, by a field that says only this."""
    sign = text.strip()
    word = folded(text)
    if word in words.WOMAN or sign == "♀":
        return WOMAN
    return MAN if word in words.MAN or sign == "♂" else ""


def sex_in_its_column(text: str) -> str:
    """The same in a column that is for it, where one letter is enough."""
    letter = folded(text)
    return {"ا": WOMAN, "ث": WOMAN, "w": WOMAN, "ذ": MAN}.get(letter, "") or sex_of(text)


_SEX_IN_BRACKETS = re.compile(r"\s*[(\[]\s*([^()\[\]]{1,12}?)\s*[)\]]\s*$")
_FIRST_WORD = re.compile(r"^([^\W\d_]+)\.?[\s.]+(?=\w)")


def name_and_sex(text: str) -> tuple[str, str]:
    """A name without Ms. or Mr. before it, and what they say. Other titles stay with the name."""
    text, sex = tidy(text), ""
    if (brackets := _SEX_IN_BRACKETS.search(text)) and sex_of(brackets[1]):
        text, sex = text[: brackets.start()], sex_of(brackets[1])
    while first := _FIRST_WORD.match(text):
        word = folded(first[1])
        if word in words.COURTESY_WOMAN:
            sex = sex or WOMAN
        elif word in words.COURTESY_MAN:
            sex = sex or MAN
        elif word not in words.COURTESY:
            break
        text = text[first.end() :]
    return tidy(text), sex


def is_one_word(text: str) -> bool:
    """Whether ``text`` is one word of a name, particles not counted: ``Aref``, ``Al Jassam``, ``عبد الرحمن``."""
    return len([word for word in folded(text).split() if word not in PARTICLES]) <= 1


# They begin a name that goes on in the next word: a dash or a space after them parts nothing.
PARTICLES = words.folded_set(
    "al|el|ul|an|ar|as|ash|at|ad|abd|abdul|abdel|abdal|abu|abo|um|umm|bin|bint|ibn|ben|de|von|van|hama|haj|mulla",
    "ال|عبد|أبو|ابو|أم|بن|بنت|ابن|آل|ئەل|عەبدول|ئەبو|حەمە|مەلا",
)


def is_more_than_one_person(name: str) -> bool:
    """Whether ``name`` joins two names by a word or a sign of its own."""
    parts = re.split(r"\s+(?:and|&|\+|و|plus)\s+", name)
    return len(parts) > 1 and all(has_letter(part) for part in parts)

"""What is seen of a pasted text: its lines without what shows nothing, and fields without the signs around them.

Names come along with marks of direction, soft hyphens and spaces of many widths, PDFs with Arabic letters in the shapes
they are printed in, phones with full-width signs. Joiners within words stay: Sorani is written with them.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from members.names.rules import INVISIBLE, JOINERS

# A place where something was taken out of a line. No cleaned text holds it.
CUT = "\x1f"
# Letters in the shapes they are printed in, signs as wide as Chinese ones: the same as the plain ones.
_SHAPES = re.compile("[\ufb1d-\ufdff\ufe10-\ufe19\ufe30-\ufe6f\ufe70-\ufefc\uff01-\uff5e\uffe0-\uffee]")
_TATWEEL = "\u0640"
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|apos|ndash|mdash|zwnj|rlm|lrm|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
# A joiner that joins nothing: not between two letters, or a letter's vowel sign and the next.
_IN_WORD = r"\w\u0610-\u061a\u064b-\u065f\u0670"
_LOOSE_JOINERS = re.compile(rf"(?<![{_IN_WORD}])[{JOINERS}]+|[{JOINERS}]+(?!\w)")
_INITIAL = re.compile(r"(?:^|[\s.])(?:\w{1,3}|Prof|prof)\.$")


def lines_of(text: str) -> list[str]:
    """The lines of ``text`` as they were pasted, cleaned; those in which nothing is seen are empty.

    A line ends where Python's ``splitlines`` says so: at each sign that any program takes for the end of one.
    """
    return [line if line.strip() else "" for line in map(clean, text.splitlines())]


def clean(line: str) -> str:
    """``line`` without what shows nothing; tabs stay, every other space is a plain one."""
    if "&" in line:
        # Copied as a page is written, and not as it is shown.
        line = _ENTITY.sub(lambda match: html.unescape(match[0]), line)
    if line.isascii() and line.isprintable():
        return line
    shown = _SHAPES.sub(lambda match: unicodedata.normalize("NFKC", match[0]).lstrip(" "), line)
    shown = unicodedata.normalize("NFC", "".join(map(_sign, shown)))
    return _LOOSE_JOINERS.sub("", shown)


@lru_cache(maxsize=4096)
def _sign(sign: str) -> str:
    if sign == "\t" or sign in JOINERS:
        return sign
    if sign in "\u2010\u2011":
        return "-"
    category = unicodedata.category(sign)
    if sign in INVISIBLE or category == "Cf" or "\ufe00" <= sign <= "\ufe0f":
        return ""
    if category in ("Cc", "Zs", "Zl", "Zp"):
        return " "
    return "\ufffd" if category == "Cs" else sign


def tidy(text: str) -> str:
    """A field's text: one space between words, no signs around it, no stretched letters.

    It begins with a letter or a digit, so that no spreadsheet takes it for a formula.
    """
    text = " ".join(text.replace(_TATWEEL, "").replace(CUT, " ").split())
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not _may_end(text[start:end]):
        end -= 1
    return text[start:end]


def _may_end(text: str) -> bool:
    last = text[-1]
    if last.isalnum() or unicodedata.category(last) in ("Mn", "Mc"):
        return True
    if last == ")":
        return text.count("(") == text.count(")")
    return last == "." and bool(_INITIAL.search(text))


def has_letter(text: str) -> bool:
    """Whether there is a letter in ``text``."""
    return any(sign.isalpha() for sign in text)

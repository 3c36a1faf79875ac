"""The order of names in a list: by the alphabets of the three languages, not by the numbers of their letters."""

from __future__ import annotations

# Stands after any letter: a letter that follows another in its alphabet is written as that one and this.
_AFTER = "\uffff"
# Letters that Arabic writes in several ways are one letter; Sorani's own stand behind the one they are made from.
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ە": "ه",
        "ة": "ه",
        "پ": "ب" + _AFTER,
        "چ": "ج" + _AFTER,
        "ڕ": "ر" + _AFTER,
        "ژ": "ز" + _AFTER,
        "ڤ": "ف" + _AFTER,
        "گ": "ك" + _AFTER,
        "ڵ": "ل" + _AFTER,
        "ۆ": "و" + _AFTER,
        "ێ": "ي" + _AFTER,
        # What is no letter of a name does not count: quotes, tatweel, joiners, a mark of direction.
        **dict.fromkeys("\"'’‘“”«»ـ\u200c\u200d\u200e\u200f", ""),
    }
)


def name_order(name: str) -> str:
    """By what a name is sorted."""
    return name.casefold().translate(_LETTERS).strip()

"""Names as they are compared with each other: however spelled, spaced and transliterated, with the words that say what
kind of body it is told from those that say which.

"Al Noor Foundation" and "al-Nour", "مؤسسة النور" and "النور" differ in a word that many bodies share. It is left out of
the comparison, and remembered, since an association of the same name is another body.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from cop_portal.folding import fold_words, name_keys

# What kind of body a word says it is. Words of one kind are translations of each other.
_KINDS = {
    "organization": "organization organisation organizations org ngo منظمة ڕێکخراو ڕێکخراوی ڕێکخراوێکی",
    "foundation": "foundation fondation institution مؤسسة دامەزراوە دامەزراوەی دەزگا دەزگای",
    "association": "association assoc society جمعية رابطة کۆمەڵە کۆمەڵەی",
    "center": "center centre مركز سەنتەر سەنتەری ناوەند ناوەندی بنکە بنکەی",
    "network": "network شبكة تۆڕ تۆڕی",
    "coalition": "coalition alliance تحالف ائتلاف هاوپەیمانی هاوپەیمانیی هاوپەیمانێتی",
    "union": "union syndicate federation اتحاد نقابة سەندیکا سەندیکای یەکێتی یەکێتیی",
    "institute": "institute معهد پەیمانگا پەیمانگای ئینستیتیوت ئینستیتیوتی",
}
# Words that join others, and those of a company's form.
_JOINING = "the of for and in inc ltd llc في من عن و بۆ لە و"


def _key(word: str) -> str:
    return "".join(name_keys(word))


KIND_OF_WORD = {_key(word): kind for kind, words in _KINDS.items() for word in words.split()}
JOINING_WORDS = frozenset(_key(word) for word in _JOINING.split())
# "For" is written as one with the word in Arabic: للحوار is the dialogue that الحوار is, لمراقبة is مراقبة.
_SHORTEST_AFTER_FOR = 4


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name to be compared.

    ``whole`` is all of its words as one, ``core`` those that say which body it is, ``words`` the same apart, and
    ``kinds`` what kinds of body it says it is.
    """

    whole: str
    core: str
    words: frozenset[str]
    in_order_of_letters: str
    kinds: frozenset[str]


@lru_cache(maxsize=200_000)
def name_form(name: str) -> NameForm:
    """The form of ``name``. Takes any string; one without letters or digits has the empty form, which equals none."""
    keys = keys_of(name)
    words = [key for key in keys if key not in KIND_OF_WORD and key not in JOINING_WORDS]
    return NameForm(
        whole="".join(keys),
        core="".join(words),
        words=frozenset(words),
        in_order_of_letters=" ".join(sorted(words)),
        kinds=frozenset(KIND_OF_WORD[key] for key in keys if key in KIND_OF_WORD),
    )


def keys_of(name: str) -> list[str]:
    """The words of ``name`` as they are compared, one after the other."""
    return [_without_for(key) for key in name_keys(name)]


@lru_cache(maxsize=50_000)
def initials(name: str) -> frozenset[str]:
    """The acronyms that people make of an English ``name``: of all its words, without articles, without what joins."""
    words = [word for word in fold_words(name) if word.isascii()]
    of_all = "".join(word[0] for word in words)
    without_article = "".join(key[0] for key in name_keys(name))
    without_joining = "".join(word[0] for word in words if word not in JOINING_WORDS)
    return frozenset(made for made in (of_all, without_article, without_joining) if len(made) > 1)


def _without_for(key: str) -> str:
    for mark in ("لل", "ل"):
        if key.startswith(mark) and len(key) - len(mark) >= _SHORTEST_AFTER_FOR:
            return key.removeprefix(mark)
    return key

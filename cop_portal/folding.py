"""One way of writing for many: the fold that search uses for what it indexes and for what is asked.

People write one name in many ways: with or without hamza, with an Arabic or a Kurdish keyboard, with a joiner
that nobody sees. `fold` writes them all alike, and remembers where each letter came from, so that a passage
found in the folded text can be marked in the text as it was written.

It needs no database extension and no locale: the tables are Unicode's own and the few below.

What was decided, where one could decide otherwise:

- Hamza goes: أ إ آ ٱ are ا, ؤ is و, ئ is ی, and ء alone is dropped, since it is often left out on phones
  (نساء and نسا).
- A word that begins with ئ loses it. No Arabic word begins so; in Sorani it only carries the vowel, and
  Arabic speakers write the same name without it (ئازاد and آزاد).
- ة, ه, ە and ھ are one letter: a final ة is often typed ه, and Sorani ە is often typed as ه and a joiner.
- ێ and ی, ۆ and و stay apart: they part words of Sorani. Who types them on a keyboard that lacks them is served by
  `loosen`, which search tries second.
- An apostrophe joins (Sana'a is sanaa); every other mark of punctuation parts.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

#: Goes up with every change of what a text is found by (`fold`, `name_keys`, the search's stems and words): what was
#: indexed before is then made anew.
FOLD_VERSION = 3

_APOSTROPHES = "'`´‘’‚‛′‵＇ʹʻʼʽʾʿˈˊˋ՚׳ꞌ"
# Tatweel, lone hamza, high hamza, Quranic small letters: written or left out without changing the word.
_DROPPED = frozenset(_APOSTROPHES + "ـءٴۥۦ")
# Vowel signs that stand alone, as in old files: a space and a mark to Unicode, which would part a word.
_LONE_MARKS = frozenset(map(chr, [*range(0xFE70, 0xFE80), *range(0xFC5E, 0xFC64)]))

_LETTERS = {
    letter: same
    for same, letters in {
        "ا": "ٱٲٳٵ",
        "و": "ۄۅۇۈۉۊۋۏ",
        "ی": "يىېۍےۑؽؾؿؠ",
        "ک": "كڪػؼ",
        "ه": "ةەھہۃۿۀۂ",
        "ل": "ڵڶ",
        "ر": "ڕڔ",
        # Latin letters that Unicode does not take apart.
        "o": "ø",
        "l": "ł",
        "d": "đð",
        "i": "ı",
        "h": "ħ",
        "t": "ŧ",
        "ae": "æ",
        "oe": "œ",
        "th": "þ",
    }.items()
    for letter in letters
}

_HAMZA_ABOVE = "\u0654"


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text: words of letters and digits, one space between two words, none at the ends.

    `offsets[i]` is where the letter that gave `text[i]` stands in the text as written. It has one entry more
    than `text`: where the last letter ends.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the text as written, with the vowel signs that belong to it.

        Raises ValueError where that is no part of the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError("not a part of the folded text")
        # A letter that became several (ﷲ, ß) is marked whole.
        while self.offsets[end] == self.offsets[end - 1]:
            end += 1
        return self.offsets[start], self.offsets[end]


def fold(text: str) -> Folded:
    """Write `text` the one way. Takes any string and never raises; folding twice changes nothing."""
    letters: list[str] = []
    offsets: list[int] = []
    end = 0
    word_start = 0  # where the word now being read begins in `letters`
    carried: int | None = None  # where a dropped first letter stood, so that the next one is marked with it
    gap: int | None = None  # where the space stood that the next letter will need
    for position, character in enumerate(text):
        for letter in _fold_character(character):
            if letter == " ":
                if gap is None:
                    gap = position
                carried = None
            elif letter == _HAMZA_ABOVE:
                if gap is None and len(letters) == word_start + 1 and letters[-1] == "ی":
                    letters.pop()
                    carried = offsets.pop()
                    end = position + 1
            else:
                if gap is not None:
                    if letters and letters[-1] != " ":
                        letters.append(" ")
                        offsets.append(gap)
                    word_start = len(letters)
                    gap = None
                letters.append(letter)
                offsets.append(position if carried is None else carried)
                carried = None
                end = position + 1
        if gap is None and letters:
            end = position + 1
    if letters and letters[-1] == " ":  # its word was a lone ئ
        letters.pop()
        end = offsets.pop()
    return Folded("".join(letters), (*offsets, end))


def fold_words(text: str) -> list[str]:
    """The words of `text`, folded, in their order."""
    return fold(text).text.split()


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    """What one character becomes: letters, a space where it parts words, nothing where it is not read.

    The hamza above is left for `fold`, which alone knows where a word begins.
    """
    if character in _DROPPED or character in _LONE_MARKS:
        return ""
    # Case and compatibility need each other: twice is enough for every character there is.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    plain = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(map(_fold_plain, plain))


def _fold_plain(character: str) -> str:
    if character == _HAMZA_ABOVE:
        return character
    if character in _DROPPED:
        return ""
    if character in _LETTERS:
        return _LETTERS[character]
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return character if category[0] in "LMN" else " "


# Letters of Kurdish, and what is typed for them on an Arabic keyboard.
_LOOSE_LETTERS = str.maketrans("ێۆپچژگڤ", "یوبجزکف")
_LOOSE_SPELLINGS = [(re.compile("یی+"), "ی"), (re.compile("وو+"), "و"), (re.compile("^ای(?=.{2})"), "ی")]


@lru_cache(maxsize=65536)
def loosen(word: str) -> str:
    """A folded word with what Kurdish and Arabic keyboards write differently written one way, for a second try:
    ێ is ی, ۆ is و, گ is ک; یی is ی. Words of two languages may meet that have nothing to do with each other."""
    word = word.translate(_LOOSE_LETTERS)
    for spelling, plain in _LOOSE_SPELLINGS:
        word = spelling.sub(plain, word)
    return word


_ARTICLES = {"al", "el", "ul", "il"}
# The l of the article is often written as it is spoken, like the letter after it: an-Nur, ash-Shams.
_SPOKEN_ARTICLES = {"an", "ar", "as", "ash", "at", "ath", "az", "ad", "adh"}
_JOINED_ARTICLE = re.compile(r"^(?:al(?=.{3})|a(n|r|sh|s|th|t|z|dh|d)(?=\1.{2})|ال(?=.{3}))")
_SPELLINGS = [
    (re.compile(r"oo|ou|uo"), "u"),
    (re.compile(r"ee|ie|ei|iy+"), "i"),
    (re.compile(r"([a-z])\1"), r"\1"),
    (re.compile(r"(?<=[a-z]{2}a)h$"), ""),
]


@dataclass(frozen=True, slots=True)
class NameKey:
    """A key of a name, and which of its folded words it was made of: `first` to `last`, an article included."""

    key: str
    first: int
    last: int


def name_keys(name: str) -> list[str]:
    """Keys under which a name is found however it is spaced, hyphenated or transliterated, one for each word.

    Al Noor, al-Nour, alnoor and an-Nur all give "nur"; W.E.O. gives "weo", as WEO does; النور and ال نور give
    "نور". A key is made to be compared with other keys and is not always a word. Keys come beside the folded
    words, not in their place: they join spellings, and so also a few words that only look alike.
    """
    return list(dict.fromkeys(key.key for key in keys_of_words(fold_words(name))))


def keys_of_words(words: list[str]) -> list[NameKey]:
    """The keys of a name that is given by its folded words, in their order."""
    keys = (NameKey(spell(joined.key), joined.first, joined.last) for joined in _joined_words(words))
    return [key for key in keys if key.key]


def spell(word: str) -> str:
    """The key of one folded word: without its article, its vowels written one way."""
    key = loosen(_JOINED_ARTICLE.sub("", word))
    for spelling, plain in _SPELLINGS:
        key = spelling.sub(plain, key)
    return key


def _joined_words(words: list[str]) -> list[NameKey]:
    """The words with single letters joined to an acronym, and articles that stand apart joined to what follows."""
    joined: list[NameKey] = []
    initials = ""
    article: int | None = None
    for position, word in enumerate(words):
        if len(word) == 1 and word.isalpha():
            initials += word
            continue
        if initials:
            joined.append(NameKey(initials, position - len(initials), position - 1))
            initials = ""
        following = words[position + 1] if position + 1 < len(words) else ""
        if _is_article(word, following):
            article = position
            continue
        joined.append(NameKey(word, position if article is None else article, position))
        article = None
    if initials:
        joined.append(NameKey(initials, len(words) - len(initials), len(words) - 1))
    return joined


def _is_article(word: str, following: str) -> bool:
    if not following:
        return False
    if word in _ARTICLES or word == "ال":
        return True
    return word in _SPOKEN_ARTICLES and following.startswith(word[1:])

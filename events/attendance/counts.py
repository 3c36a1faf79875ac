"""How many came, where a line counts and does not name: ``3 women, 2 men``, ``٣ نساء ورجلان``, ``٣ ژن، ٢ پیاو``,
``5 (3F/2M)``, ``women: 3``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .cleaning import CUT
from .words import NUMBER_WORDS, folded

# More than anybody counts in a line: a year, a telephone number.
MOST_COUNTED = 2000

_WOMEN, _MEN, _PEOPLE = "women", "men", "people"


def _words(**texts: str) -> dict[str, str]:
    return {folded(word): meaning for meaning, text in texts.items() for word in text.split("|")}


# What is counted; each may stand after its number or before it.
_COUNTED = _words(
    women="women|woman|female|females|ladies|lady|girls|f|w|نساء|امرأة|مرأة|إناث|أنثى|سيدات|سيدة"
    "|نسوة|السيدات|النساء|الإناث|شابة|شابات|فتاة|فتيات|بنات"
    "|ژن|ژنان|کچ|کچان|ئافرەت|ئافرەتان|خانم|خاتوون|مێ|مێینە",
    men="men|man|male|males|gentlemen|boys|m|رجال|رجل|رجلا|ذكور|ذكر|الرجال|الذكور|سادة|شاب|شبان|شباب|پیاو|پیاوان|کوڕ|کوڕان"
    "|نێر|نێرینە",
    people="people|persons|person|participants|participant|attendees|attendee|pax|ppl|staff|members"
    "|guests|total|in total"
    "|شخص|أشخاص|شخصا|مشارك|مشاركا|مشاركين|مشاركون|مشاركات|حضور|حاضر|حاضرا|حاضرين|مجموع|المجموع|عدد"
    "|العدد|نفر|أفراد"
    "|کەس|بەشداربوو|ئامادەبوو|کۆی گشتی|کۆ|کۆی|ژمارە",
)
_TWO = _words(
    women="شابتان|شابتين|فتاتان|فتاتين|امرأتان|امرأتين|مرأتان|سيدتان|سيدتين",
    men="شابان|شابين|رجلان|رجلين",
    people="شخصان|شخصين|مشاركان",
)
_ONE = _words(women="امرأة|شابة|فتاة|ژنێک|کچێک|ئافرەتێک", men="رجل|شاب|پیاوێک|کوڕێک", people="کەسێک")
# One of many: before a number they count nothing.
_OF_ONE = frozenset(
    map(folded, ("person", "participant", "attendee", "guest", "woman", "man", "girl", "boy", "مشارك", "شخص"))
)
_AND = folded("و")

_TOKEN = re.compile(r"\d+|[^\W\d_](?:[^\W\d_]|[\u064b-\u065f\u0670\u0640\u200c'’])*|[^\w\s]|[\t\x1f]|_")
# Signs that may stand between a word and the number after it.
_LEADS_TO = frozenset(":=-–—([{")


@dataclass
class Counts:
    """How many women, men and people in all a line speaks of, None where it does not, and what else it says.

    ``is_unclear``: it counts something twice, or its numbers do not make up its sum.
    """

    rest: str
    women: int | None = None
    men: int | None = None
    people: int | None = None
    is_unclear: bool = False

    @property
    def numbers(self) -> tuple[int, int, int]:
        """Women, men, and those of whom it is not said."""
        women, men = self.women or 0, self.men or 0
        return women, men, max((self.people or 0) - women - men, 0)


@dataclass
class _Token:
    text: str
    start: int
    end: int
    word: str = ""
    number: int | None = None


@dataclass
class _Reading:
    """One way to read the numbers of a line: before what they count, or after it."""

    found: dict[str, int] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    is_twice: bool = False

    def add(self, meaning: str, number: int, *places: int) -> None:
        self.is_twice = self.is_twice or meaning in self.found
        self.found[meaning] = number
        self.used.update(places)


def read_counts(line: str) -> Counts | None:
    """What ``line`` counts; None where it counts nothing by a word."""
    tokens = _tokens(line)
    readings = [reading for reading in (_before(tokens), _after(tokens)) if reading.found]
    if not readings:
        return None
    left = [_numbers_left(tokens, reading) for reading in readings]
    best = min(range(len(readings)), key=lambda place: len(left[place]))
    return _counts(line, tokens, readings[best], left[best])


def _counts(line: str, tokens: list[_Token], reading: _Reading, left: list[int]) -> Counts:
    found, used = reading.found, set(reading.used)
    counts = Counts("", found.get(_WOMEN), found.get(_MEN), found.get(_PEOPLE), reading.is_twice)
    if len(left) == 1 and counts.people is None:
        counts.people = tokens[left[0]].number
        used.add(left[0])
    elif left:
        counts.is_unclear = True
    parts = (counts.women or 0) + (counts.men or 0)
    everything = max(counts.people or 0, parts)
    if everything == 0 or everything > MOST_COUNTED:
        counts.is_unclear = True
    elif counts.people is not None:
        is_whole = counts.women is not None and counts.men is not None
        counts.is_unclear |= counts.people < parts or (is_whole and counts.people != parts)
    for place in sorted(used, reverse=True):
        line = f"{line[: tokens[place].start]}{CUT}{line[tokens[place].end :]}"
    counts.rest = line
    return counts


def _tokens(line: str) -> list[_Token]:
    tokens = []
    for match in _TOKEN.finditer(line):
        token = _Token(match[0], match.start(), match.end())
        if match[0].isdecimal():
            token.number = int(match[0]) if len(match[0]) <= 6 else None
        elif match[0][0].isalpha():
            token.word = _known(folded(match[0]))
            token.number = NUMBER_WORDS.get(token.word)
        tokens.append(token)
    return tokens


def _known(word: str) -> str:
    """``word``, without an "and" that is written as one with it: ورجلان."""
    bare = word.removeprefix(_AND)
    is_known = any(word in known for known in (_COUNTED, _TWO, _ONE, NUMBER_WORDS))
    return bare if not is_known and any(bare in known for known in (_COUNTED, _TWO, NUMBER_WORDS)) else word


def counts_something(word: str) -> bool:
    """Whether ``word``, as words are compared, says what is counted."""
    return any(one in _COUNTED for one in (word, word.removeprefix(_AND))) and len(word) > 1


def _meaning(tokens: list[_Token], number: int, word: int) -> str:
    """What the token ``word`` counts, if ``number`` is its number; one letter needs digits beside it."""
    if not 0 <= word < len(tokens) or tokens[number].number is None:
        return ""
    if len(tokens[word].word) == 1:
        first, second = sorted((tokens[number], tokens[word]), key=lambda token: token.start)
        leads = number == word + 2 and tokens[word + 1].text in (":", "=")
        if not tokens[number].text.isdecimal() or (second.start - first.end > 1 and not leads):
            return ""
    return _COUNTED.get(tokens[word].word, "")


def _before(tokens: list[_Token]) -> _Reading:
    """Numbers before what they count: 3 women, 3F, ثلاث نساء; and what is two or one by itself."""
    reading = _Reading()
    singles = []
    for place, token in enumerate(tokens):
        following = place + 1
        if (meaning := _meaning(tokens, place, following)) and following not in reading.used:
            reading.add(meaning, token.number or 0, place, following)
        elif place not in reading.used and token.word in _TWO:
            reading.add(_TWO[token.word], 2, place)
        elif place not in reading.used and token.word in _ONE:
            singles.append(place)
    for place in singles:
        has_one = place + 1 < len(tokens) and tokens[place + 1].number == 1
        # A woman alone may be a word of a name; beside others that are counted she is one more.
        if has_one or (reading.found and not _is_beside_number(tokens, place)):
            reading.add(_ONE[tokens[place].word], 1, place, *([place + 1] if has_one else []))
    return reading


def _is_beside_number(tokens: list[_Token], place: int) -> bool:
    return any(
        0 <= beside < len(tokens) and tokens[beside].number is not None for beside in (place - 1, place + 1)
    )


def _after(tokens: list[_Token]) -> _Reading:
    """Numbers after what they count: women: 3, F 3, نساء ٣, men (2)."""
    reading = _Reading()
    for place, token in enumerate(tokens):
        if token.word not in _COUNTED:
            continue
        number = place + 1
        while number < len(tokens) and tokens[number].text in _LEADS_TO:
            number += 1
        if token.word in _OF_ONE and number == place + 1:
            # Participant 12 is a name that somebody was given.
            continue
        if number < len(tokens) and tokens[number].text.isdecimal() and number not in reading.used:
            meaning = _meaning(tokens, number, place)
            if meaning:
                reading.add(meaning, tokens[number].number or 0, place, number)
    return reading


def _numbers_left(tokens: list[_Token], reading: _Reading) -> list[int]:
    return [
        place
        for place, token in enumerate(tokens)
        if token.text.isdecimal() and place not in reading.used and token.number is not None
    ]

"""How much of a profile fits on two pages of A4, reckoned before it is printed.

The browser lays the sheet out; here its lines are only estimated, from how wide letters are on the average and how
high lines stand (``static/css/print_sheet.css`` has the same sizes). The estimate is on the careful side, and a test
prints the fullest profiles.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace

from cop_portal.dates import language_direction
from cop_portal.translations.texts import ReadText

# In a column: how many letters of a common width (half their height) stand in a line, and how high a line is in points.
# Lines of Arabic script are higher.
LETTERS = {"en": 51, "ar": 52, "ckb": 52}
LEADING = {"en": 12.2, "ar": 14.8, "ckb": 14.8}
NARROW = set(" ijlftrI.,;:'!|()[]-،؛")
WIDE = set("mwMW@%")
# Four columns of two pages, in points, without what the breaks between rows leave empty at their feet.
HEIGHT = 4 * 720
# In points: a heading with the space above it, the space between two rows.
HEADING = 26
BETWEEN = 5
# The browser may break a word after so many letters where it does not fit in a line.
UNBROKEN = 20
# What stands after a text that was cut: " … (1)".
AFTER_CUT = 6


@dataclass(frozen=True)
class Room:
    """How much of each section is printed: so many lines of a text, so many rows of a list."""

    offers: int
    wants: int
    works: int
    mission: int
    question: int
    summary: int
    shares: int


EVERYTHING = Room(*[10_000] * 7)
# From the least, which is for what nobody should write, to the most; a sheet goes up these steps while there is room.
STEPS = (
    Room(offers=6, wants=6, works=3, mission=8, question=0, summary=0, shares=0),
    Room(offers=10, wants=10, works=6, mission=14, question=1, summary=1, shares=1),
    Room(offers=12, wants=12, works=8, mission=18, question=2, summary=2, shares=1),
    Room(offers=14, wants=14, works=10, mission=22, question=2, summary=3, shares=2),
    Room(offers=18, wants=18, works=12, mission=26, question=3, summary=4, shares=2),
    Room(offers=24, wants=24, works=16, mission=32, question=4, summary=5, shares=3),
    Room(offers=30, wants=30, works=20, mission=40, question=6, summary=7, shares=4),
    Room(offers=40, wants=40, works=30, mission=50, question=8, summary=10, shares=6),
    EVERYTHING,
)


def room_for(height: Callable[[Room], float], fixed: float) -> Room:
    """The most that fits beside what is always on the sheet (``fixed``): ``height`` of a room, in points.

    More rows come before longer texts, so that it is known what there is to ask about.
    """

    def fits(room: Room) -> bool:
        return height(room) + fixed <= HEIGHT

    if fits(EVERYTHING):
        return EVERYTHING
    room = STEPS[0]
    for step in STEPS[1:]:
        for field in fields(Room):
            larger = replace(room, **{field.name: getattr(step, field.name)})
            room = larger if fits(larger) else room
    return room


@dataclass(frozen=True)
class Row:
    """One offer, need or project: what it is called, what is said beside that, and its own words.

    ``note`` says that the words are a translation, or not translated; it stands at the end of the sheet, and the row
    has its ``number``. ``name_note`` and ``name_number`` are those of what it is called.
    """

    name: ReadText
    beside: str = ""
    words: ReadText | None = None
    note: str = ""
    facts: tuple[str, ...] = ()
    number: int = 0
    name_note: str = ""
    name_number: int = 0

    @property
    def paragraphs(self) -> list[str]:
        """Its own words, so that the number of the note stands in the last of them."""
        parts = str(self.words or "").replace("\r\n", "\n").split("\n\n")
        return [part.strip() for part in parts if part.strip()]

    @property
    def direction(self) -> str:
        """In which direction its own words run."""
        return language_direction(self.words.language) if self.words else ""


@dataclass(frozen=True)
class Section:
    """Rows of one kind, as many as there is room for."""

    rows: list[Row]
    left_out: int
    is_shortened: bool


class Ruler:
    """Measures the texts of one sheet, each once however often it is asked; ``language`` is the reader's."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._laid: dict[tuple[str, str], list[str]] = {}

    def lines(self, text: str, language: str = "") -> list[str]:
        """The lines in which ``text`` would stand, each with the space or line break after it."""
        key = (text, language or self.language)
        if key not in self._laid:
            self._laid[key] = list(wrapped(*key))
        return self._laid[key]

    def height(self, text: str, language: str = "") -> float:
        """How high a text in a column is, in points."""
        return len(self.lines(text, language)) * LEADING[language or self.language]

    def cut(self, text: ReadText | None, lines: int) -> tuple[ReadText | None, bool]:
        """As much of ``text`` as stands in so many lines, and whether that is less than all of it."""
        if text is None:
            return None, False
        laid = self.lines(text.text, text.language)
        if len(laid) <= lines:
            return text, False
        if not lines:
            return replace(text, text=""), True
        last = _with_room_at_its_end(laid[lines - 1], text.language)
        return replace(text, text=_at_a_good_place("".join(laid[: lines - 1]) + last) + " …"), True

    def section(self, rows: list[Row], most: int, lines: int) -> Section:
        """The first ``most`` of ``rows``, each with so many lines of its own words."""
        kept = [(row, *self.cut(row.words, lines)) for row in rows[:most]]
        return Section(
            rows=[replace(row, words=words) for row, words, _is_cut in kept],
            left_out=max(0, len(rows) - most),
            is_shortened=any(is_cut for _row, _words, is_cut in kept),
        )

    def section_height(self, rows: list[Row], most: int, lines: int) -> float:
        """How high that is, in points."""
        if not rows:
            return 0
        height = HEADING + sum(self._row_height(row, lines) for row in rows[:most])
        return height + (LEADING[self.language] if len(rows) > most else 0)

    def _row_height(self, row: Row, lines: int) -> float:
        height = (
            self.height(f"{row.name}{' (1)' if row.name_note else ''} {row.beside}", row.name.language)
            + BETWEEN
        )
        if row.words is not None:
            height += self.words_height(row.words, lines)
        return height + sum(self.height(fact) for fact in row.facts)

    def words_height(self, words: ReadText, lines: int) -> float:
        """How high so many lines of a text are; the number of its note may need one more."""
        laid = len(self.lines(f"{words} (1)", words.language))
        return min(laid, lines) * LEADING[words.language]


def wrapped(text: str, language: str) -> Iterator[str]:
    """What ``Ruler.lines`` gives, worked out."""
    for paragraph in text.splitlines():
        line, used = "", 0.0
        for word in _pieces(paragraph):
            width = sum(_width(sign) for sign in word)
            if used and used + width > LETTERS[language]:
                yield line
                line, used = "", 0.0
            line, used = line + word, used + width
        if line.strip():
            yield line.rstrip() + "\n"


def _pieces(paragraph: str) -> Iterable[str]:
    """Words with the space after them; a very long one comes in parts, as the browser breaks it."""
    for word in paragraph.split():
        while len(word) > UNBROKEN:
            yield word[:UNBROKEN]
            word = word[UNBROKEN:]
        yield word + " "


def _width(sign: str) -> float:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return 2
    if sign in NARROW:
        return 0.6
    if sign in WIDE:
        return 1.75
    if sign.isupper():
        return 1.4
    return 1.08 if sign.isascii() else 1


def _with_room_at_its_end(line: str, language: str) -> str:
    """``line`` without the words at its end that would push the dots and the number of a note into another."""
    line = line.rstrip()
    while " " in line and sum(map(_width, line)) + AFTER_CUT > LETTERS[language]:
        line = line.rpartition(" ")[0].rstrip()
    return line


def _at_a_good_place(text: str) -> str:
    """``text`` up to the end of its last sentence where that leaves most of it."""
    for end in (text.rfind(mark) for mark in (". ", "؟ ", "? ", "! ", "\n")):
        if end > 0.8 * len(text):
            return text[: end + 1].rstrip()
    return text.rstrip(" ,;:،؛")

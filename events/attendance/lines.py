"""Lines of a list: cells of a spreadsheet that go on in the next line, and what stands before a line and is none of it.

Each line in which something is seen is answered. Where a quoted cell holds a line break, the line it begins in stands
for the whole, and the lines it goes on in are told as parts of that one. A quotation mark that nobody closed, or that
is closed far below, quotes nothing: it must not swallow a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .cleaning import lines_of

# A cell of an attendance list has no more lines than this.
MOST_LINES_OF_A_CELL = 4
# A longer line is nobody's.
LONGEST_LINE = 1000

_SEPARATOR = r"[\t,;،؛|]"
OPENED = re.compile(rf'(?:^|{_SEPARATOR})\s*"')
CLOSED = re.compile(rf'((?:[^"]|"")*)"(?=\s*(?:$|<|\x1f|{_SEPARATOR}))')


@dataclass(frozen=True)
class Row:
    """A line in which something is seen: its number, what it says, and the earlier line it is a part of, if any."""

    number: int
    text: str
    part_of: int | None = None

    @property
    def body(self) -> str:
        """What it says of somebody: without marks of a mail and without what a chat writes before."""
        return without_chat(_QUOTED_MAIL.sub("", self.text))


def rows_of(text: str) -> list[Row]:
    """A row for each line of ``text`` in which something is seen."""
    lines = lines_of(text)
    rows: list[Row] = []
    at = 0
    while at < len(lines):
        may_go_on = '"' in lines[at] and len(lines[at]) <= LONGEST_LINE
        going_on = _lines_going_on(lines, at) if may_go_on else 0
        if lines[at]:
            rows.append(Row(at + 1, " ".join(lines[at : at + going_on + 1])))
            rows += [
                Row(at + 1 + more, lines[at + more], at + 1)
                for more in range(1, going_on + 1)
                if lines[at + more]
            ]
        at += going_on + 1
    return rows


def _lines_going_on(lines: list[str], first: int) -> int:
    """How many of the following lines belong to the line ``first``, by a quoted cell that they close."""
    joined = lines[first]
    for more in range(1, MOST_LINES_OF_A_CELL):
        opened = _opened_at(joined)
        if opened is None or first + more >= len(lines):
            return 0
        following = lines[first + more]
        if not following or "\t" in following.partition('"')[0] or "@" in following.partition('"')[0]:
            return 0
        joined = f"{joined} {following}"
        if '"' in following and _opened_at(joined) is None:
            # A whole line in quotation marks is somebody's quotation and no cell among others.
            closed = CLOSED.match(joined, opened[1])
            beside = closed and (joined[: opened[0]] + joined[closed.end() :])
            return more if beside and beside.strip(" \t,;،؛|") else 0
    return 0


def _opened_at(line: str) -> tuple[int, int] | None:
    """Where a quoted cell begins that ``line`` does not close: of its mark, and of what it holds."""
    at = 0
    while opened := OPENED.search(line, at):
        closed = CLOSED.match(line, opened.end())
        if closed is None:
            if '"' not in line[opened.end() :].replace('""', ""):
                return opened.start(), opened.end()
            at = opened.end()
        else:
            at = closed.end()
    return None


# -- what stands before --

_QUOTED_MAIL = re.compile(r"^\s*(?:>\s*)+")
_DATE = r"\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}"
# As a phone copies it, without the year.
_DAY = r"\d{1,2}\s?[./-]\s?\d{1,2}"
_HALF_OF_DAY = r"(?:[ap]\.?\s?m\.?|[صم]|[بپ]\.?\s?ن\.?|د\.?\s?ن\.?|صباح\u064b?ا\u064b?|مساء\u064b?)(?!\w)"
_TIME = rf"\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s*{_HALF_OF_DAY})?"
_WHEN = rf"(?:(?:{_DATE}|{_DAY})(?:[,،]\s*|\s+){_TIME}|{_TIME}(?:[,،]\s*|\s+)(?:{_DATE}|{_DAY})(?!\d))"
_SENT_BY = r"~?[^:,،;؛|\t@\n]{1,60}:(?:\s+|$)"
# Where nothing parts the time from the sender, a sender must follow: it may be a column of a table.
_STAMP = re.compile(
    rf"^\s*(?:\[\s*(?:{_WHEN}|{_TIME})\s*\]|{_WHEN}(?:\s*(?=[-–—:]|$)| +(?={_SENT_BY})))\s*[-–—:]?\s*",
    re.I,
)
_SENDER = re.compile(rf"^{_SENT_BY}")


def without_chat(line: str) -> str:
    """``line`` without the time and the sender that a chat writes before each message."""
    stamp = _STAMP.match(line)
    return _SENDER.sub("", line[stamp.end() :], count=1) if stamp else line


_DIGITS = r"\d{1,4}(?!\d)"
_KEYCAPS = re.compile(r"^\s*(?:(?:\d\u20e3)+|\U0001f51f)\s*[.)-]?\s*")
_NUMBER = re.compile(
    rf"^\s*[\[(]?\s*(?:(?:no|nr|number)\b\.?|№|#|رقم|ژمارە|ژ\.|ت\.)?\s*{_DIGITS}"
    rf"(?:\s*[.)\]\-–—:/_،,;؛|](?!\d)|\s*\t|\s*$)\s*",
    re.I,
)
_NUMBER_ALONE = re.compile(rf"^\s*(?:(?:no|nr)\b\.?|№|#|رقم|ژمارە)?\s*{_DIGITS} +(?=[^\W\d])", re.I)
# Letters and Roman numbers; a letter with a dot is an initial, unless it is small before a great one.
_LETTER = re.compile(
    r"^\s*(?:\(?(?:[a-zA-Z]|[ivx]{2,4}|[اأبتثجحخهوز])\)\s*|(?:[a-z]|[ivx]{2,4})[.-]\s*(?=[A-Z]|[^\W\da-z_])|[بجهوزح]-\s+"
    r"|(?:أولا|ثانيا|ثالثا|رابعا|خامسا|یەکەم|دووەم|سێیەم)[ًا]?\s*[:.)-]\s*)"
)
# Bullets of a text program in letters.
_BULLET_LETTER = re.compile(r"^\s*(?:[oüØ]|\uf0b7)[\s]+(?=[^\W\da-z_])")
_BULLET = re.compile(r"^\s*(?:[•·●○▪▫■□◦‣⁃∙➢➤►✓✔☑☐✅👉🔹🔸*»›→]+|[-–—−](?=\s|[^\W\d])|\+(?=\s)|\|)\s*")


def without_bullet(body: str) -> str:
    """``body`` without a bullet, the number of a list (``3.``, ``٣-``, ``(4)``, ``No.5``), or both."""
    for _round in range(3):
        shorter = body
        for mark in (_BULLET, _BULLET_LETTER, _KEYCAPS, _NUMBER, _LETTER):
            shorter = mark.sub("", shorter, count=1)
        if shorter == body:
            break
        body = shorter
    return body


def without_number(body: str) -> str:
    """``body`` without a number that stands before the first word with nothing between them: ``5 Suzan Aref``."""
    return _NUMBER_ALONE.sub("", body, count=1)

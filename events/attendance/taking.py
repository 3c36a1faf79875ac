"""What is taken out of a line before the rest is parted into fields: formulas, e-mail addresses, telephone numbers,
addresses of pages. In its place stays a mark at which fields part."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from members.names.domains import HOST

from .cleaning import CUT
from .fields import PARTICLES
from .words import folded, folded_set


@dataclass
class Taken:
    """A line without what was taken out of it, and what that was.

    ``gaps``: what stood before, between and after its addresses.
    """

    rest: str
    emails: list[str] = field(default_factory=list)
    bad_emails: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    has_formula: bool = False
    gaps: list[str] = field(default_factory=list)
    # Addresses to which dashes may join a name or an organization: Abbas-Manara-huda@x.example.
    joined: list[str] = field(default_factory=list)


def take_out(body: str) -> Taken:
    """``body`` parted from what can be told by its signs alone."""
    taken = Taken(_NOT_AVAILABLE.sub(CUT, _SCRIPTS.sub(CUT, body)))
    _take_formulas(taken)
    taken.rest = _TAGS.sub(CUT, taken.rest)
    if "@" in taken.rest:
        _take_addresses(taken)
    if "." in taken.rest:
        taken.rest = _HOSTS.sub(lambda match: _take_host(match, taken), taken.rest)
    if any(sign.isdigit() for sign in taken.rest):
        taken.rest = _NUMBERS.sub(_cut_number, taken.rest)
    return taken


# -- formulas --

_PHONE_AHEAD = r"\+[\d ().\-/]{7,}(?![\w(])"
_FORMULA = re.compile(
    rf"(?:^|[\t,;،؛|{CUT}])[\s\"'“”‘’«]*(?!{_PHONE_AHEAD})(?==(?![=\s]*$|==)|\+[^\s\d]|\+\d+[^\s\d]|-[\d(@=+]|@\w+\s*\()"
)
# Another program's: =cmd|' /C calc'!A0
_ANOTHERS = re.compile(r"\|[^|\t]*![A-Za-z]{1,3}\d")
_ENDS_FORMULA = re.compile(rf"[\t,;،؛|{CUT}]")


def begins_as_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate ``text`` and not show it."""
    return _FORMULA.match(text) is not None or _ANOTHERS.search(text) is not None


# What a spreadsheet writes where it could not calculate, and what people write where there is nothing.
_NOT_CALCULATED = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)", re.I)
_NOT_AVAILABLE = re.compile(r"(?<![\w#/])n\s?/\s?a\b(?!/)", re.I)


def _take_formulas(taken: Taken) -> None:
    if _NOT_CALCULATED.search(taken.rest):
        taken.rest, taken.has_formula = _NOT_CALCULATED.sub(CUT, taken.rest), True
    if _ANOTHERS.search(taken.rest):
        taken.rest, taken.has_formula = CUT, True
    while found := _FORMULA.search(taken.rest):
        taken.has_formula = True
        start = found.end()
        taken.rest = f"{taken.rest[:start].rstrip(_MARKS_BEFORE)}{CUT}{taken.rest[_end(taken.rest, start) :]}"


_MARKS_BEFORE = " \"'“”‘’«"


def _end(text: str, start: int) -> int:
    """Where the formula that begins at ``start`` ends: its cell's end, or that of its brackets."""
    if (tab := text.find("\t", start)) >= 0:
        return tab
    depth = 0
    for place in range(start, len(text)):
        if text[place] == "(":
            depth += 1
        elif text[place] == ")":
            depth -= 1
        elif depth <= 0 and place > start and _ENDS_FORMULA.match(text, place):
            return place
    return len(text)


# -- addresses --

# A page's program is nobody's name.
_SCRIPTS = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|$)", re.I)
_TAGS = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>@]*)?/?>")
_DELIMITERS = r"\s,;،؛|<>()\[\]{}\"«»“”/\\:*–—−" + CUT
_WITH_AT = re.compile(rf"(?:mailto:)?[^{_DELIMITERS}]*@[^{_DELIMITERS}]*", re.I)
_AT_ALONE = re.compile(r"(?<=\s)@(?=\s)")


def _take_addresses(taken: Taken) -> None:
    text = _AT_ALONE.sub(CUT, taken.rest)
    kept, tokens, last = [], [], 0
    for found in _WITH_AT.finditer(text):
        token = found[0].removeprefix("mailto:").strip(".-_'’‘`?!")
        if is_address(token):
            _add(taken.emails, token.lower())
        else:
            taken.bad_emails.append(token)
        tokens.append(token)
        kept.append(text[last : found.start()])
        last = found.end()
    taken.gaps = [*kept, text[last:]]
    taken.rest = CUT.join(taken.gaps)
    taken.joined = [
        address
        for address, before in zip(tokens, taken.gaps, strict=False)
        if "-" in address.partition("@")[0] and _may_be_joined(address, before, taken.rest)
    ]


_WORD_AT_END = re.compile(r"\w[.'’]?\s+$")
_LETTERS = re.compile(r"[^\W\d_]+")
# A name with an organization beside it, before the address.
_MOST_DASHES_ALONE = 1


def _may_be_joined(address: str, before: str, rest: str) -> bool:
    """Whether what dashes part from the last word of ``address`` may be a name's end, or an organization.

    Where nothing but a space parts it from a word, it may, unless it is a word of the name itself (Suzan Aref
    suzan-aref@…) or a particle (al-noor@…). Where nothing else stands in the line, it may from two dashes on.
    """
    words = [folded(word) for word in address.partition("@")[0].split("-") if _LETTERS.search(word)]
    if len(words) < 2:
        return False
    if not _LETTERS.search(rest):
        return len(words) > 1 + _MOST_DASHES_ALONE
    if not _WORD_AT_END.search(before):
        return False
    said = {folded(word) for word in _LETTERS.findall(rest)}
    return said.isdisjoint(words[:-1]) and not PARTICLES.issuperset(words[:-1])


def _add(values: list[str], value: str) -> None:
    if value not in values:
        values.append(value)


def is_address(token: str) -> bool:
    """Whether ``token`` can be an e-mail address."""
    try:
        validate_email(token)
    except ValidationError:
        return False
    return not token.startswith(("=", "+", "-"))


# -- pages and numbers --

# Of a page's address that begins with neither "http" nor "www": any other dot may join two words (Dr.Suzan).
_ENDINGS = folded_set("com|org|net|iq|krd|info|edu|gov|int|eu|uk|us|de|fr|io|co|me|tv|example")
_HOSTS = re.compile(
    rf"(?<![\w@.])(?:https?://|www\.)[^{_DELIMITERS}]+(?:/[^\s,;،؛|<>\"]*)?|{HOST.pattern}", re.I
)


def _take_host(match: re.Match[str], taken: Taken) -> str:
    text = match[0]
    begins_so = "://" in text or text.lower().startswith("www.")
    if not begins_so and re.split(r"[/:?#]", text)[0].rpartition(".")[2].lower() not in _ENDINGS:
        return text
    taken.hosts.append(text)
    return CUT


_NUMBERS = re.compile(r"(?<![\w@.])(?:\+|00)?[\d(][\d ().\-–/]{5,}\d(?![\w@])")
_SHORTEST_PHONE = 7


def _cut_number(match: re.Match[str]) -> str:
    digits = sum(sign.isdigit() for sign in match[0])
    return CUT if digits >= _SHORTEST_PHONE else match[0]

"""Reading a pasted attendance list: the way in.

    lines = read_list(text, everybody())

Each line in which something is seen gives one ``ReadLine``, in the order they stand in. Nothing is saved, guessed or
left out: what is not clear says why. Any text will do.
"""

from __future__ import annotations

import re

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import Refused
from members.recognition import Recognizer

from . import words
from .absence import absence_in, look_for_absent
from .cleaning import CUT, has_letter, tidy
from .counts import MOST_COUNTED, Counts, read_counts
from .fields import Kind, kind_of
from .free import FreeReading
from .guided import GuidedReading, counts_below
from .headers import EMAIL, NAME, SEX, Header, header_of
from .headings import look_above
from .line import LONGEST_EMAIL, LONGEST_ORGANIZATION, LONGEST_PERSON, Draft, ReadLine
from .lines import LONGEST_LINE, Row, rows_of, without_bullet, without_number
from .organizations import KnownOrganizations
from .repeats import Seen
from .splitting import split
from .taking import Taken, take_out
from .totals import is_total

# Lines of people, and letters, of a list that is reviewed on one page.
LONGEST_LIST = 500
LONGEST_TEXT = 200_000

_NO_PERSON = {"header", "heading", "continued", "nothing"}


class TooLong(Refused):
    """A list has more lines than can be reviewed at once."""

    def __init__(self) -> None:
        message = format_lazy(
            _(
                "This list is too long to be looked through at once. Paste at most {most} lines, then the next ones."
            ),
            most=LONGEST_LIST,
        )
        super().__init__(message, field="text", code="too_long")


def read_list(text: str, recognizer: Recognizer) -> list[ReadLine]:
    """The lines of ``text`` as they are understood. Raises TooLong for more than ``LONGEST_LIST`` lines of people."""
    if len(text) > LONGEST_TEXT or sum(bool(line.strip()) for line in text.splitlines()) > 2 * LONGEST_LIST:
        raise TooLong
    lines = read_every_line(text, recognizer)
    if sum(line.code not in _NO_PERSON for line in lines) > LONGEST_LIST:
        raise TooLong
    return lines


def read_every_line(text: str, recognizer: Recognizer, *, in_other_letters: bool = False) -> list[ReadLine]:
    """The same, however long it is. ``in_other_letters``: who may be one person in two scripts is told, too (a review
    asks that itself, beside those who are written down already)."""
    known = KnownOrganizations(recognizer)
    drafts = _drafts(rows_of(text), known)
    look_above(drafts)
    look_for_absent(drafts)
    seen = Seen(in_other_letters=in_other_letters)
    for draft in drafts:
        seen.look_at(draft)
    for draft in drafts:
        seen.look_back(draft)
    rows = known.load()
    return [draft.finish(rows) for draft in drafts]


def _drafts(rows: list[Row], known: KnownOrganizations) -> list[Draft]:
    drafts: list[Draft] = []
    headers: list[Header | None] = []
    header: Header | None = None
    for row in rows:
        draft = Draft(row, row.body)
        if row.part_of is not None:
            draft.doubt("continued", number=row.part_of)
        elif len(row.text) > LONGEST_LINE:
            draft.doubt("too_long")
        elif found := header_of(draft.body):
            header = found
            draft.doubt("header")
            _name_list(draft, known, header)
        else:
            _read(draft, known, header)
        drafts.append(draft)
        headers.append(header)
    votes = [draft.is_organization_first for draft in drafts]
    if votes.count(True) > votes.count(False):
        for place, draft in enumerate(drafts):
            if draft.asks_for_order:
                drafts[place] = Draft(draft.row, draft.row.body)
                _read(drafts[place], known, headers[place], is_organization_first=True)
    return drafts


def _name_list(draft: Draft, known: KnownOrganizations, header: Header) -> None:
    """An organization that stands in the heading of a whole list: ``List of participants: Al Noor Foundation``."""
    if not header.roles and (found := known.stands_in(draft.body)):
        draft.organization = found[0]
        draft.found = known.recognize(found[0])


def _read(
    draft: Draft, known: KnownOrganizations, header: Header | None, *, is_organization_first: bool = False
) -> None:
    if is_total(draft.body):
        draft.doubt("total")
        if counts := read_counts(draft.body):
            draft.women, draft.men, draft.not_stated = counts.numbers
        return
    cells = header.cells(draft.body) if header else None
    draft.body = _without_number(without_bullet(draft.body), known)
    taken = take_out(draft.body)
    if not has_letter(draft.body):
        draft.doubt("formula" if taken.has_formula else "nothing")
        return
    if taken.has_formula:
        draft.doubt("formula")
    if cells and header and counts_below(draft, known, cells, taken):
        cells = None
    elif cells and header and header.says_no_organization:
        taken, cells = _with_organization_in_name(known, cells, taken)
    if _read_addresses(draft, known, taken) and not (
        cells and GuidedReading(draft, known, cells, taken).read()
    ):
        _read_freely(draft, known, taken, is_organization_first=is_organization_first)
    _finish(draft)


def _without_number(body: str, known: KnownOrganizations) -> str:
    """``body`` without the number of a list that nothing parts from the first word, unless it counts."""
    shorter = without_number(body)
    if shorter == body:
        return body
    counts = read_counts(body)
    first = split(shorter)[:1]
    if any(known.named(atom.text) for atom in split(body)[:1]):
        return body
    is_number = counts is None or counts.is_unclear or (first and known.named(first[0].text))
    return shorter if is_number else body


def _read_addresses(draft: Draft, known: KnownOrganizations, taken: Taken) -> bool:
    """Put the e-mail address into the draft. False where there are those of several people."""
    if len(taken.emails) > 1:
        if _are_several_people(known, taken):
            draft.doubt("several_people")
            return False
        draft.doubt("two_emails", texts=taken.emails)
    if taken.emails:
        draft.email = taken.emails[0]
    elif taken.bad_emails:
        token = taken.bad_emails[0].lstrip("=+-'")
        draft.email = "" if token.startswith("@") else token[:LONGEST_EMAIL]
    if taken.bad_emails:
        draft.doubt("bad_email", text=taken.bad_emails[0])
    if unknown := [one for one in taken.joined if not known.is_address(one)]:
        draft.doubt("address_joined", text=unknown[0])
    return True


def _are_several_people(known: KnownOrganizations, taken: Taken) -> bool:
    """Whether names stand between the addresses, and before or after them."""
    first, *between, last = (
        any(atom.kind is Kind.TEXT and not known.named(atom.text) for atom in split(gap))
        for gap in taken.gaps
    )
    return any(between) and (first or last)


_COUNT_AT_END = re.compile(r"^(.*[^\W\d].*?)(\s*:\s*|[\s(\[–—-]+)(\d{1,4})\s*[)\]]?[\s.:]*$")


def _read_freely(
    draft: Draft, known: KnownOrganizations, taken: Taken, *, is_organization_first: bool
) -> None:
    counts = read_counts(taken.rest)
    if counts is None and (bare := _COUNT_AT_END.match(taken.rest)):
        counts = _bare_count(draft, known, bare)
    line = counts.rest if counts else taken.rest
    is_count = counts is not None and not _is_one_named_person(known, counts)
    if counts and is_count:
        draft.women, draft.men, draft.not_stated = counts.numbers
        if counts.is_unclear:
            draft.doubt("counts_unclear")
    reading = FreeReading(
        draft, known, line, taken, is_count=is_count, is_organization_first=is_organization_first
    )
    reading.read()
    if counts and not is_count:
        draft.sex = draft.sex or ("woman" if counts.women else "man" if counts.men else "")


def _bare_count(draft: Draft, known: KnownOrganizations, bare: re.Match[str]) -> Counts | None:
    """``WEO: 4``: a number after an organization and nothing else."""
    if known.named(tidy(bare[0])):
        return None
    atoms = [atom for atom in split(bare[1]) if atom.kind in (Kind.TEXT, Kind.POSITION)]
    text = tidy(bare[1])
    is_one = len(atoms) == 1 and (":" in bare[2] or words.has_organization_word(text))
    is_named = is_one or known.named(text) is not None
    if not is_named or not 0 < int(bare[3]) <= MOST_COUNTED:
        return None
    return Counts(f"{bare[1]}{CUT}", people=int(bare[3]))


def _is_one_named_person(known: KnownOrganizations, counts: Counts) -> bool:
    """``Suzan Aref, WEO, 1 woman`` names a person."""
    if counts.is_unclear or sum(counts.numbers) != 1:
        return False
    texts = [atom for atom in split(counts.rest) if atom.kind is Kind.TEXT]
    named = [atom for atom in texts if known.named(atom.text)]
    return bool(named) and len(texts) > len(named)


def _with_organization_in_name(
    known: KnownOrganizations, cells: dict[str, str], taken: Taken
) -> tuple[Taken, dict[str, str] | None]:
    """Where a table has no column for it, an organization may stand in that of the name, alone or beside it: then only
    what stands there is read, and freely."""
    name = cells.get(NAME, "")
    texts = [atom.text for atom in split(take_out(name).rest)]
    is_alone = len(texts) == 1 and words.has_organization_word(texts[0])
    if is_alone or known.stands_in(name) or any(known.named(text) for text in texts):
        return take_out(CUT.join((name, cells.get(EMAIL, ""), cells.get(SEX, "")))), None
    return taken, cells


def _finish(draft: Draft) -> None:
    """What is asked of every line of people at its end."""
    if (draft.name or draft.organization) and (said := absence_in(draft.body)):
        draft.doubt_first("absent", text=said)
        if draft.code != "absent":
            draft.doubt_too("absent", text=said)
    if draft.name:
        draft.count_person()
        if kind_of(draft.name) is Kind.POSITION:
            draft.doubt_first("name_unclear", texts=[draft.name])
    elif draft.not_stated and not draft.code:
        draft.doubt("not_stated", count=draft.not_stated)
    is_long = (
        len(draft.name) > LONGEST_PERSON
        or len(draft.organization) > LONGEST_ORGANIZATION
        or len(draft.email) > LONGEST_EMAIL
    )
    if is_long:
        draft.doubt("too_long")

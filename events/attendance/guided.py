"""A line below a header: its columns are what the header says."""

from __future__ import annotations

from . import headers
from .affiliation import owner_of, settle
from .cleaning import tidy
from .counts import read_counts
from .fields import Kind, is_more_than_one_person, kind_of, name_and_sex, sex_in_its_column
from .free import FreeReading
from .line import Draft
from .lines import without_bullet
from .organizations import KnownOrganizations
from .taking import Taken, begins_as_formula, take_out

# What stands in a column "women" beside a name: a sign that it is one.
_SIGNS = {"1", "x", "v", "✓", "✔", "√", "yes", "نعم", "بەڵێ", "١"}
_NUMBERS = (headers.WOMEN, headers.MEN, headers.TOTAL)
# Columns in which the parts of a line that counts come to stand.
_MAY_COUNT = (
    headers.NAME,
    headers.FIRST,
    headers.LAST,
    headers.ORGANIZATION,
    headers.POSITION,
    headers.EMAIL,
    *_NUMBERS,
)


def counts_below(draft: Draft, known: KnownOrganizations, cells: dict[str, str], taken: Taken) -> bool:
    """Whether a line below a header counts people and is no row of its columns: ``Al Noor: 3 women, 2 men``.

    It counts by words where a name or an organization would stand, nothing stands in columns of numbers, and beside
    what it counts it names no more than one body.
    """
    if any(cells.get(role, "").strip().isdecimal() for role in _NUMBERS):
        return False
    texts = (tidy(take_out(cells[role]).rest) for role in _MAY_COUNT if role in cells)
    if not any(read_counts(text) and known.named(text) is None for text in texts):
        return False
    counts = read_counts(taken.rest)
    if counts is None:
        return False
    trial = FreeReading(
        Draft(draft.row, draft.body), known, counts.rest, taken, is_count=True, is_organization_first=False
    )
    trial.read()
    return not trial.beside_counts


class GuidedReading:
    """One line on its way: ``cells`` are its cells by role."""

    def __init__(self, draft: Draft, known: KnownOrganizations, cells: dict[str, str], taken: Taken) -> None:
        self.draft, self.known, self.cells, self.taken = draft, known, cells, taken

    def read(self) -> bool:
        """Put what the columns say into the draft. False where they say too little: the line is no row of them."""
        name = self._name()
        organization = self._text(headers.ORGANIZATION)
        counts = self._counts()
        if not (name or organization) or (not name and "@" in self.cells.get(headers.NAME, "")):
            return False
        self.draft.name, sex = name_and_sex(name)
        self.draft.sex = self._sex() or sex
        owner = owner_of(self.known, *self.taken.emails, *self.taken.hosts)
        if organization and name and self._is_swapped(name, organization):
            self.draft.doubt("name_or_organization", texts=[name, organization])
            organization, self.draft.name = name, organization
        if not self.draft.name and not any(counts):
            self.draft.doubt("no_name")
        if organization:
            settle(self.draft, self.known, organization, owner)
        elif owner.certain is not None:
            self.draft.found = owner
        else:
            self.draft.doubt("no_organization")
        if not self.draft.name:
            self.draft.women, self.draft.men, self.draft.not_stated = counts
        elif is_more_than_one_person(self.draft.name):
            self.draft.doubt_first("several_people")
        self._check_email()
        self.draft.is_row = True
        return True

    def _text(self, role: str) -> str:
        """A cell's text, without an address that stands in it; a cell that says "none" is empty."""
        cell = self.cells.get(role, "")
        if begins_as_formula(cell):
            return ""
        text = tidy(take_out(cell).rest)
        return "" if kind_of(text) is Kind.MARK and self.known.named(text) is None else text

    def _name(self) -> str:
        parts = [headers.FIRST, headers.NAME, headers.LAST]
        if headers.FIRST not in self.cells:
            parts = [headers.NAME, headers.LAST]
        texts = (without_bullet(self.cells[part]) for part in parts if part in self.cells)
        return " ".join(
            text for text in (tidy(take_out(one).rest) for one in texts if not begins_as_formula(one)) if text
        )

    def _sex(self) -> str:
        women, men = (self.cells.get(role, "").lower() in _SIGNS for role in (headers.WOMEN, headers.MEN))
        if women != men:
            return "woman" if women else "man"
        return sex_in_its_column(self.cells.get(headers.SEX, ""))

    def _counts(self) -> tuple[int, int, int]:
        """Women, men and others, by columns of numbers."""
        women, men, total = (
            int(text) if text.isdecimal() and len(text) <= 4 else 0
            for text in (self.cells.get(role, "").strip() for role in _NUMBERS)
        )
        if (total and total < women + men) or (women and men and total > women + men):
            self.draft.doubt("counts_unclear")
        return women, men, max(total - women - men, 0)

    def _is_swapped(self, name: str, organization: str) -> bool:
        """Whether what stands as a name is an organization's, and what stands as an organization none that is known."""
        return self.known.named(name) is not None and self.known.named(organization) is None

    def _check_email(self) -> None:
        cell = self.cells.get(headers.EMAIL, "")
        if cell and "@" not in cell and kind_of(cell) is not Kind.MARK and not self.taken.emails:
            self.draft.doubt("bad_email", text=tidy(cell))

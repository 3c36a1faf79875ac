"""A line that no header explains: what each of its fields is, in any order.

The organization is what is written exactly as one is called; what is only like it never wins over that. What remains is
the name. Where more remains than a name can be, the line says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import words
from .affiliation import owner_of, settle, settle_several
from .cleaning import tidy
from .fields import Kind, is_more_than_one_person, kind_of, name_and_sex, sex_of
from .labels import follow_labels
from .line import Draft
from .naming import Cell, cells_of_names, is_more_than_name, is_turned_name, name_of, text_of
from .organizations import KnownOrganizations
from .splitting import Atom, split, unquoted
from .taking import Taken

# An organization's name may hold so many commas and dashes.
_MOST_PARTS_OF_NAME = 5
_MOST_ATOMS = 40
# With more it is no line of a list, and only single fields are looked at.
_FEW_ATOMS = 12
# What joins a name to those who are counted after it.
# What joins somebody to an organization who is not the one that was named before: WEO + driver.
_JOINT = re.compile(r"\s*(?:\+|&|and\s|plus\s|with\s|و\s|مع\s|لەگەڵ\s)")
_JOINT_AT_END = re.compile(r"\s+(?:and|&|\+|و|plus|with|مع)\s*$")
_SELF = {Kind.TEXT, Kind.POSITION}


@dataclass
class Named:
    """An organization that is named in a line: its text, where it stands, and whether it is certain."""

    text: str
    number: int | None
    starts: int
    # Where a comma stands in it, what stands on both sides.
    parts: tuple[str, ...] = ()


class FreeReading:
    """One line on its way: ``line`` is what is left of it when addresses and counts were taken out."""

    def __init__(
        self,
        draft: Draft,
        known: KnownOrganizations,
        line: str,
        taken: Taken,
        *,
        is_count: bool,
        is_organization_first: bool,
    ) -> None:
        self.draft, self.known, self.line = draft, known, unquoted(line)
        self.is_count, self.is_organization_first = is_count, is_organization_first
        self.atoms = split(self.line)[:_MOST_ATOMS]
        self.owner = owner_of(known, *taken.emails, *taken.hosts)
        self.named: list[Named] = []
        # Which atoms are an organization's name and nothing else.
        self.used: set[int] = set()
        # What a line that counts says besides: a name, perhaps.
        self.beside_counts: list[Cell] = []

    def read(self) -> None:
        """Put organization, name and sex into the draft."""
        self.atoms, self.draft.is_labelled = follow_labels(self.atoms)
        self._find_named()
        if not self.named:
            self._find_within()
        self._find_weak_positions()
        self._keep_somebody()
        if not self.is_count and any(atom.kind is Kind.NUMBER for atom in self._free()):
            self.draft.doubt("counts_unclear")
        for atom in self.atoms:
            if atom.kind == Kind.SEX and not self.is_count:
                self.draft.sex = self.draft.sex or sex_of(atom.text)
        cells = cells_of_names(self._free())
        self._vote(cells)
        numbers = {one.number for one in self.named}
        if len(numbers) > 1:
            self._choose_among_named(cells)
        elif self.named:
            self._settle_named(cells)
        else:
            cells = self._guess(cells)
        self._read_name(cells)

    # -- the organization --

    def _find_named(self) -> None:
        """Atoms, or several with what stands between them, that are written as an organization is called."""
        longest = _MOST_PARTS_OF_NAME if len(self.atoms) <= _FEW_ATOMS else 1
        for size in range(min(len(self.atoms), longest), 0, -1):
            for first in range(len(self.atoms) - size + 1):
                span = self.atoms[first : first + size]
                if not self.used.isdisjoint(range(first, first + size)) or not self._may_be_one_name(span):
                    continue
                text = self._text_of(span)
                if found := self.known.named(text):
                    self.used.update(range(first, first + size))
                    number = found.certain.pk if found.certain else None
                    text = self.known.without_joint(text)
                    self.named.append(Named(text, number, span[0].start, tuple(atom.text for atom in span)))
        self.named.sort(key=lambda one: one.starts)

    def _text_of(self, span: list[Atom]) -> str:
        start, end = span[0].start, span[-1].end
        text = self.line[start:end]
        if text.count("(") > text.count(")") and self.line[end : end + 1] == ")":
            text += ")"
        return tidy(text)

    def _may_be_one_name(self, span: list[Atom]) -> bool:
        if len(span) == 1:
            return span[0].kind in _SELF or span[0].kind is Kind.MARK
        inside = self.line[span[0].start : span[-1].end]
        return not any(sign in inside for sign in "\x1f\t|¦") and any(atom.kind in _SELF for atom in span)

    def _find_within(self) -> None:
        """An organization at an end of a field that nothing parts from the name: Suzan Aref WEO."""
        for atom in self.atoms:
            if atom.kind in _SELF and (found := self.known.stands_in(atom.text)):
                text, rest = found
                beside = atom.text.removeprefix(text)
                named = self.known.named(text)
                meant = named.certain if named else None
                starts = atom.start + (0 if atom.text.startswith(text) else len(rest))
                self.named = [Named(text, meant.pk if meant else None, starts)]
                atom.text = rest
                atom.kind = kind_of(rest) if rest else Kind.POSITION
                if _JOINT.match(beside):
                    self.draft.doubt_first("several_people")
                return

    def _find_weak_positions(self) -> None:
        """What somebody does by its last word (Livelihoods Officer), where another field can be the name."""
        texts = [atom for atom in self._free() if atom.kind is Kind.TEXT]
        weak = [atom for atom in texts if words.ends_as_position(atom.text)]
        if weak and len(texts) > len(weak):
            for atom in weak:
                if not words.has_organization_word(atom.text):
                    atom.kind = Kind.POSITION

    def _keep_somebody(self) -> None:
        """Where nothing else can be the name, what somebody does is better than nothing. The line will say so."""
        free = self._free()
        if not self.is_count and not any(atom.kind is Kind.TEXT for atom in free):
            for atom in free:
                atom.kind = Kind.TEXT if atom.kind is Kind.POSITION and atom.text else atom.kind

    def _free(self) -> list[Atom]:
        return [atom for place, atom in enumerate(self.atoms) if place not in self.used]

    def _settle_named(self, cells: list[Cell]) -> None:
        one = max(self.named, key=lambda named: len(named.text))
        if not cells and not self.is_count and self._may_be_person_and_body(one.parts):
            self.draft.doubt("name_or_organization", texts=list(one.parts))
            first, last = one.parts
            name, text = (last, first) if self.is_organization_first else (first, last)
            self.draft.name, self.draft.sex = name_and_sex(name)
            settle(self.draft, self.known, text, self.owner)
            return
        owner = self.owner.certain
        is_another = owner is not None and one.number is not None and one.number != owner.pk
        is_body = one.text.isupper() or words.has_organization_word(one.text)
        if is_another and not cells and not self.is_count and not is_body:
            # Noor <noor@weo.example>: rather a person of that name.
            self.draft.name, self.draft.sex = name_and_sex(one.text)
            self.draft.found = self.owner
            self.draft.doubt("name_or_organization", texts=[one.text])
            return
        settle(self.draft, self.known, one.text, self.owner)

    def _may_be_person_and_body(self, parts: tuple[str, ...]) -> bool:
        """Whether each of two is called as the organization is, so that one may be a person: Noor, Al Noor."""
        if len(parts) != 2 or parts[0].isascii() != parts[1].isascii():
            return False
        return not any(
            part.isupper() or words.has_organization_word(part) or self.known.named(part) is None
            for part in parts
        )

    def _choose_among_named(self, cells: list[Cell]) -> None:
        """Several are named. One may be a person called so, where nothing else is the name."""
        owner = self.owner.certain
        own = [one for one in self.named if owner is not None and one.number == owner.pk]
        others = [one for one in self.named if one not in own]
        if not own and len(self.named) == 2 and not cells and not self.is_count:
            own = [max(self.named, key=self._weight)]
            others = [one for one in self.named if one is not own[0]]
            self.draft.doubt("name_or_organization", texts=[one.text for one in self.named])
        if own and len(others) == 1 and not cells and not self.is_count:
            settle(self.draft, self.known, own[0].text, self.owner)
            self.draft.name, self.draft.sex = name_and_sex(others[0].text)
            return
        texts = list(dict.fromkeys(one.text for one in self.named))
        settle_several(self.draft, self.known, texts)

    def _vote(self, cells: list[Cell]) -> None:
        """Tell lines that say less whether organizations stand first in this list."""
        if len(self.named) == 1 and len(cells) == 1 and not self.is_count:
            self.draft.is_organization_first = self.named[0].starts < cells[0][0].start

    def _weight(self, one: Named) -> tuple[bool, bool, bool]:
        """What makes a text an organization's rather than a person's."""
        is_last = one is self.named[-1]
        return (
            words.has_organization_word(one.text),
            one.text.isupper() and len(one.text) > 1,
            is_last != self.is_organization_first,
        )

    # -- where none is written exactly --

    def _guess(self, cells: list[Cell]) -> list[Cell]:
        """Choose the cell that may name an organization; gives the others. It is always doubtful, unless the e-mail
        address tells the organization and nothing speaks against it."""
        texts = [text_of(cell) for cell in cells]
        weights = [self._likeness(text) for text in texts]
        place = None
        if any(weights):
            best = [number for number, weight in enumerate(weights) if weight == max(weights)]
            place = best[0 if self.is_organization_first else -1]
        elif self.owner.certain is not None:
            self.draft.found = self.owner
            return cells
        elif self.is_count and len(cells) == 1:
            place = 0
        elif len(cells) == 2 and not is_turned_name(cells):
            self.draft.asks_for_order = True
            place = 0 if self.is_organization_first else 1
        if place is None:
            self._say_that_none_is_named(texts)
            return cells
        rest = [cell for number, cell in enumerate(cells) if number != place]
        if not rest and not self.is_count and not self.draft.name:
            self.draft.doubt("no_name")
        settle(self.draft, self.known, texts[place], self.owner)
        return rest

    def _say_that_none_is_named(self, texts: list[str]) -> None:
        if not texts:
            if self.is_count:
                self.draft.doubt("no_organization")
            return
        found = self.known.recognize(texts[0]) if len(texts) == 1 else None
        if found:
            # A word of it is an organization's: it may be a part of the name.
            self.draft.found = found
            self.draft.doubt("organization_in_name", text=texts[0], names=found)
        elif len(texts) == 1:
            self.draft.doubt("no_organization")
        else:
            self.draft.doubt("name_or_organization", texts=texts)

    def _likeness(self, text: str) -> int:
        """How much ``text`` looks like an organization's name; 0 for not at all."""
        is_alike = self.known.is_alike(text)
        if words.has_organization_word(text):
            return 4 if is_alike else 3
        is_acronym = text.isupper() and text.isascii() and text.isalpha() and 2 <= len(text) <= 6
        if is_acronym and not self.draft.body.isupper():
            return 2
        return 1 if is_alike else 0

    # -- the name --

    def _read_name(self, cells: list[Cell]) -> None:
        draft = self.draft
        if self.is_count:
            self.beside_counts = cells
            if cells:
                # Somebody is named beside those who are counted: neither is lost.
                name, _unclear = name_of(cells)
                draft.name, draft.sex = name_and_sex(_JOINT_AT_END.sub("", name))
                draft.counts_besides = bool(draft.name)
                draft.doubt("counts_unclear")
            return
        if cells:
            name, unclear = name_of(cells)
            draft.name, sex = name_and_sex(name)
            draft.sex = draft.sex or sex
            if unclear:
                draft.doubt_first("name_unclear", texts=unclear)
        if not draft.name:
            draft.doubt("no_name" if draft.organization or draft.found or draft.email else "nothing")
        elif is_more_than_one_person(draft.name):
            draft.doubt_first("several_people")
        elif is_more_than_name(draft.name):
            draft.doubt_first("name_unclear", texts=[draft.name])

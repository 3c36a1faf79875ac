"""Which organizations a list speaks of: ``members.recognition``, asked once for each text however often it is written.

What is found is known by number until the whole list is read; then all organizations are loaded together, so that a
long list asks the database no more than a short one.
"""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from typing import Any, cast

from members.models import Organization
from members.names.forms import name_form
from members.names.known import ACRONYMS, Reason
from members.recognition import FULL, NEAR, Candidate, Recognition, Recognizer

from . import words
from .cleaning import has_letter, tidy
from .fields import PARTICLES

# Longer texts are no organization's name.
_LONGEST_NAME = 250
_MOST_WORDS_OF_NAME = 9
# A likeness counts for little in a name as short as a person's.
_SHORT = 7
_NAMED = {
    Reason.NAME,
    Reason.SHORT_NAME,
    Reason.ACRONYM,
    Reason.FORMER_NAME,
    Reason.FORMER_ACRONYM,
    Reason.OTHER_NAME,
}
_WORDS = re.compile(r"[^\s\-–—]+")


class _ByNumber:
    """Stands for the rows of organizations while a list is read: what is asked for is remembered."""

    def __init__(self) -> None:
        self.rows: dict[int, Organization] = {}

    def in_bulk(self, numbers: list[int]) -> dict[int, Organization]:
        for number in numbers:
            if number not in self.rows:
                self.rows[number] = Organization(pk=number)
        return self.rows


class KnownOrganizations:
    """The organizations of a recognizer, for one list."""

    def __init__(self, recognizer: Recognizer) -> None:
        self._organizations = recognizer.organizations
        self._numbers = _ByNumber()
        # It shares what the recognizer knows and differs in where rows come from.
        self._recognizer = copy.copy(recognizer)
        self._recognizer.organizations = cast(Any, self._numbers)
        self._found: dict[tuple[str, ...], Recognition] = {}

    def recognize(self, *texts: str) -> Recognition:
        """What ``texts`` mean, of organizations that are known by their number alone."""
        if texts not in self._found:
            self._found[texts] = self._recognizer.recognize(*texts)
        return self._found[texts]

    def load(self) -> dict[int, Organization]:
        """All organizations that were found so far, in one query."""
        return self._organizations.in_bulk(list(self._numbers.rows)) if self._numbers.rows else {}

    def named(self, text: str) -> Recognition | None:
        """What ``text`` means where it is written exactly so: one organization, or several with the same name."""
        if not text or len(text) > _LONGEST_NAME or not has_letter(text):
            return None
        found = self.recognize(text)
        reasons = {one.reason for one in found.candidates if one.certainty == FULL}
        by_number = Reason.REGISTRATION in reasons and " " not in text
        return found if by_number or not reasons.isdisjoint(_NAMED) else None

    def is_address(self, text: str) -> bool:
        """Whether ``text`` is an e-mail address that is known as a whole."""
        return any(one.reason is Reason.ADDRESS for one in self.recognize(text).candidates)

    def is_alike(self, text: str) -> bool:
        """Whether ``text`` is like an organization's name as a whole; a person's that has a word of it is not."""
        found = self.recognize(text)
        if not found or len(name_form(text).core) < _SHORT:
            return False
        return words.has_organization_word(text) or found.candidates[0].certainty < NEAR

    def stands_in(self, text: str) -> tuple[str, str] | None:
        """An organization's name at an end of ``text``, and what is left of it: an acronym in capitals, or a name that
        says what kind of body it is. Any other may be a part of a person's: Ahmed Al Noor."""
        places = list(_WORDS.finditer(text))
        near = any(one.certainty >= NEAR for one in self.recognize(text).candidates)
        if not near or len(places) < 2:
            return None
        for size in range(min(len(places) - 1, _MOST_WORDS_OF_NAME), 0, -1):
            first, last = places[size - 1].end(), places[-size].start()
            for part, rest in ((text[last:], text[:last]), (text[:first], text[first:])):
                if (found := self.named(tidy(part))) and _stands_out(part, rest, found):
                    if any(one.certainty >= NEAR for one in self.recognize(_without_joint(rest)).candidates):
                        return None
                    return self.without_joint(tidy(part)), _without_joint(rest)
        return None

    def without_joint(self, part: str) -> str:
        """``part`` without a word that joined it to a name: of WEO."""
        first, _space, rest = part.partition(" ")
        rest = tidy(rest)
        return rest if words.folded(first) in words.FROM and self.named(rest) else part


def _stands_out(part: str, rest: str, found: Recognition) -> bool:
    by_acronym = any(one.certainty == FULL and one.reason in ACRONYMS for one in found.candidates)
    if by_acronym and part.strip().isupper():
        return True
    words_of_rest = words.folded(rest.rstrip(" -–—")).split()
    if rest.rstrip().endswith("-") and not _is_body_after_dash(part, words_of_rest):
        return False
    if words.is_group(rest):
        return True
    if name_form(part).kinds or len(part.split()) > 2:
        return True
    return bool(words_of_rest) and words_of_rest[-1] in words.FROM and rest[-1:] in (" ", "\t")


def _is_body_after_dash(part: str, before: list[str]) -> bool:
    """Whether a dash parts a name from a body that says what it is, and is none within a name: Al-Noor."""
    first = words.folded(part).split()[:1]
    says_what = bool(first) and first[0] in words.ORGANIZATION_WORDS
    return says_what and bool(before) and before[-1] not in PARTICLES


def _without_joint(rest: str) -> str:
    """``rest`` without the words that joined it to an organization: Suzan Aref of."""
    while (last := re.search(r"(?:^|\s)(\S+)\s*$", rest)) and words.folded(last[1]) in words.FROM:
        rest = rest[: last.start()]
    return tidy(rest)


def lowered(found: Recognition) -> Recognition:
    """The same with nothing certain in it: something else in the line speaks against it."""
    return Recognition(
        found.text, [replace(one, certainty=min(one.certainty, NEAR)) for one in found.candidates]
    )


def loaded(found: Recognition, rows: dict[int, Organization]) -> Recognition:
    """The same with the organizations themselves."""
    return Recognition(
        found.text,
        [
            Candidate(rows[one.organization.pk], one.certainty, one.reason)
            for one in found.candidates
            if one.organization.pk in rows
        ],
    )

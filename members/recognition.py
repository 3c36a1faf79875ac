"""Which organization is meant by a piece of text: a name in any of its spellings, an acronym, an earlier name, a
registration number, an e-mail address or a domain.

It never guesses between two. What is certain is certain because it is written so and nobody else has the like; all
else are candidates, for a person to choose from:

    found = recognize("al-Nour", organizations_visible_to(user))
    found.certain       # Al Noor Foundation, or None
    found.candidates    # the surest first, each with how sure and by what

What the reader may not see is not there to be recognized: give it what ``organizations_visible_to`` gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
from rapidfuzz import fuzz, process

from .models import Organization
from .names.domains import ADDRESS, HOST, domain_of_address, domain_of_site, domains_to_try
from .names.forms import NameForm, keys_of, name_form
from .names.known import ACRONYMS, KnownNames, Reason
from .registrations import plain_number

# How sure: written so; too near to another for that other to be certain; alike.
FULL, NEAR, ALIKE = 1.0, 0.9, 0.7
MOST_CANDIDATES = 8
LONGEST_TEXT = 1000

# Shorter words are too easily one letter from another.
SHORTEST_MISSPELLED = 4
# How alike two spellings must be, of 100; a letter counts for more in a short name.
_ALIKE_IF, _ALIKE_IF_SHORT, _SHORT = 84, 79, 7
# The same with the words that many names share, which make any two alike.
_ALIKE_IF_WHOLE = 91
# A part of a name: so much of it at least, or so many of its letters from the first on.
_HALF, _FIRST_LETTERS = 0.5, 5
# A number that stands among other words must be long enough to be no year and no count.
_SHORTEST_NUMBER, _SHORTEST_NUMBER_IN_TEXT = 3, 5
_MOST_WORDS, _LONGEST_MENTION, _SHORTEST_MENTION = 80, 8, 3

_PARTS = re.compile(r"[()\[\]{}<>\"«»“”|,،;؛:\n\r\t•]+|\s[-–—−]+\s|\s*/\s*")
_CAPITALS = re.compile(r"(?<!\w)[A-Z](?:\.?[A-Z]){1,11}\.?(?!\w)")


@dataclass(frozen=True)
class Candidate:
    """An organization that may be meant, how sure (1 is certain of itself), and by what."""

    organization: Organization
    certainty: float
    reason: Reason


@dataclass(frozen=True)
class Recognition:
    """What was recognized in ``text``; the surest candidate first."""

    text: str
    candidates: list[Candidate] = field(default_factory=list)

    @property
    def certain(self) -> Organization | None:
        """The one that is meant, if it is written so and no other comes near; else None."""
        near = [candidate for candidate in self.candidates if candidate.certainty >= NEAR]
        return near[0].organization if len(near) == 1 and near[0].certainty == FULL else None

    def __bool__(self) -> bool:
        return bool(self.candidates)


def recognize(text: str, organizations: QuerySet[Organization], *, for_staff: bool = False) -> Recognition:
    """The organization among ``organizations`` that ``text`` means. Takes any text and never raises.

    ``for_staff``: also by what staff alone may read, the addresses of people.
    """
    return Recognizer(organizations, for_staff=for_staff).recognize(text)


class Recognizer:
    """Recognizes many texts among the same organizations: a list that was pasted, the fields of a form."""

    def __init__(self, organizations: QuerySet[Organization], *, for_staff: bool = False) -> None:
        self.organizations = organizations
        self.known = KnownNames(organizations, for_staff=for_staff)

    def recognize(self, *texts: str) -> Recognition:
        """What ``texts`` mean; where there are several they say something of one organization (name, number ...)."""
        found = _Found()
        for text in texts:
            _Reading(self.known, text[:LONGEST_TEXT], found).read()
        return Recognition("\n".join(texts), self._candidates(found))

    def _candidates(self, found: _Found) -> list[Candidate]:
        best = sorted(found.facts.items(), key=lambda item: (-item[1][0], item[0]))
        # Who is as sure as the surest is never cut off: that there are many is what keeps one from being certain.
        best = [item for place, item in enumerate(best) if place < MOST_CANDIDATES or item[1][0] == FULL]
        rows = self.organizations.in_bulk([pk for pk, _fact in best[: 4 * MOST_CANDIDATES]])
        return [Candidate(rows[pk], certainty, reason) for pk, (certainty, reason) in best if pk in rows]


class _Found:
    """The best fact for each organization."""

    def __init__(self) -> None:
        self.facts: dict[int, tuple[float, Reason]] = {}

    def add(self, pk: int, certainty: float, reason: Reason) -> None:
        if pk not in self.facts or self.facts[pk][0] < certainty:
            self.facts[pk] = (certainty, reason)

    def add_all(self, pks: Iterable[int], certainty: float, reason: Reason) -> None:
        for pk in pks:
            self.add(pk, certainty, reason)


class _Reading:
    """One text on its way through what is known."""

    def __init__(self, known: KnownNames, text: str, found: _Found) -> None:
        self.known, self.text, self.found = known, text, found

    def read(self) -> None:
        self._read_addresses()
        self._read_domains()
        if any(sign.isdigit() for sign in self.text):
            self._read_numbers()
        form = name_form(self.text.strip())
        if not form.whole or self._read_name(form, FULL):
            return
        named = self._read_parts()
        self._read_mentions()
        if not named and form.core:
            self._read_likeness(form)

    # -- what stands for itself --

    def _read_addresses(self) -> None:
        for match in ADDRESS.finditer(self.text):
            self.found.add_all(self.known.by_address.get(match[0].lower(), ()), FULL, Reason.ADDRESS)
            self._add_domain(domain_of_address(match[0]))
        self.text = ADDRESS.sub(" ", self.text)

    def _read_domains(self) -> None:
        for match in HOST.finditer(self.text):
            if self._add_domain(domain_of_site(match[0])):
                self.text = self.text.replace(match[0], " ")

    def _add_domain(self, domain: str) -> bool:
        for name in domains_to_try(domain):
            if pks := self.known.by_domain.get(name):
                self.found.add_all(pks, FULL, Reason.DOMAIN)
                return True
        return False

    def _read_numbers(self) -> None:
        whole = plain_number(self.text)
        if len(whole) >= _SHORTEST_NUMBER:
            self.found.add_all(self.known.by_number.get(whole, ()), FULL, Reason.REGISTRATION)
        for word in self.text.split()[:_MOST_WORDS]:
            number = plain_number(word.strip(".,;:()[]،؛#"))
            if len(number) >= _SHORTEST_NUMBER_IN_TEXT and any(sign.isdigit() for sign in number):
                self.found.add_all(self.known.by_number.get(number, ()), FULL, Reason.REGISTRATION)

    # -- names --

    def _read_name(self, form: NameForm, most: float) -> set[int]:
        """Whose name this is; a body that calls itself another kind (association, not foundation) is near, no more."""
        named = set()
        for written in {form.whole, form.core}:
            for pk, reason, _form in self.known.by_name.get(written, ()) if written else ():
                is_other_kind = form.kinds and self.known.kinds[pk] and not form.kinds & self.known.kinds[pk]
                self.found.add(pk, min(most, NEAR) if is_other_kind else most, reason)
                named.add(pk)
        return named

    def _read_parts(self) -> bool:
        """Parts between brackets, strokes and lines. Where each names the same one (a name and its acronym), it is as
        if the whole did."""
        parts = [form for form in map(name_form, _PARTS.split(self.text)) if form.whole][:_MOST_WORDS]
        if len(parts) < 2:
            return False
        named = [self._read_name(part, NEAR) for part in parts]
        for part, pks in zip(parts, named, strict=True):
            pks |= self.known.by_initials.get(part.whole, set())
        for pk in set.intersection(*named):
            if pk in self.found.facts:
                self.found.add(pk, FULL, self.found.facts[pk][1])
        return any(named)

    def _read_mentions(self) -> None:
        """Names that stand in a longer text, and acronyms in capitals."""
        for match in _CAPITALS.finditer(self.text):
            for pk, reason, _form in self.known.by_name.get("".join(keys_of(match[0])), ()):
                if reason in ACRONYMS:
                    self.found.add(pk, NEAR, reason)
        keys = keys_of(self.text)[:_MOST_WORDS]
        for start in range(len(keys)):
            for end in range(start + 1, min(start + _LONGEST_MENTION, len(keys)) + 1):
                mentioned = "".join(keys[start:end])
                if len(mentioned) >= _SHORTEST_MENTION:
                    for pk, reason, _form in self.known.by_name.get(mentioned, ()):
                        self.found.add(pk, NEAR, reason)

    # -- what is only alike --

    def _read_likeness(self, form: NameForm) -> None:
        self.found.add_all(self.known.by_initials.get(form.whole, ()), ALIKE, Reason.INITIALS)
        for pk, _reason, name in self.known.forms:
            if form.words <= name.words and _is_enough(form, name):
                self.found.add(pk, ALIKE + 0.1, Reason.PART)
        if len(form.core) < SHORTEST_MISSPELLED:
            return
        cutoff = _ALIKE_IF_SHORT if len(form.core) < _SHORT else _ALIKE_IF
        for written in {form.core, form.in_order_of_letters}:
            self._read_spelling(written, cutoff)
        if form.whole != form.core or len(form.words) > 1:
            self._read_spelling(form.whole, _ALIKE_IF_WHOLE)

    def _read_spelling(self, written: str, cutoff: int) -> None:
        names = self.known.spellings
        alike = process.extract(
            written, names.keys(), scorer=fuzz.ratio, score_cutoff=cutoff, limit=MOST_CANDIDATES
        )
        for name, score, _place in alike:
            # The same words in another order are alike too: never near.
            certainty = ALIKE + (NEAR - 0.01 - ALIKE) * (score - _ALIKE_IF_SHORT) / (100 - _ALIKE_IF_SHORT)
            self.found.add_all(names[name], certainty, Reason.SPELLING)


def _is_enough(form: NameForm, name: NameForm) -> bool:
    """Whether the words of ``form`` are so many of those of ``name`` that it can be meant by them."""
    is_beginning = len(form.core) >= _FIRST_LETTERS and name.core.startswith(form.core)
    return is_beginning or len(form.core) >= len(name.core) * _HALF

"""What a list says twice: the same line, the same person, the same e-mail address, people of one organization by name
and by count."""

from __future__ import annotations

from collections import defaultdict

from cop_portal.folding import name_keys

from .fields import PARTICLES
from .letters import Sounds, sounds_of
from .line import Draft
from .words import TITLES, folded

# These are no lines of a person.
_NOBODY = {"header", "heading", "nothing", "continued", "too_long"}
# They want less of a look than that somebody was listed before.
_LESS_THAN_TWICE = {
    "",
    "unknown_organization",
    "alike",
    "no_organization",
    "organization_in_name",
    "several_organizations",
    "not_stated",
}
# Somebody else may stand in such a line, or another address: that it says something twice must not hide it.
_MORE_THAN_TWICE = {
    "formula",
    "several_people",
    "name_unclear",
    "name_or_organization",
    "two_emails",
    "counts_unclear",
    "address_joined",
    # Whose people they are is asked of the line itself, and of no other.
    "email_of_another",
}
Affiliation = tuple[str, ...]


def key_of_name(name: str) -> str:
    """A name as two are compared: its words in any order and spelling, without titles; empty where it has no others."""
    words = " ".join(word for word in folded(name).split() if word not in TITLES - PARTICLES)
    return " ".join(sorted(name_keys(words)))


class Seen:
    """The lines of a list that were read so far."""

    def __init__(self, *, in_other_letters: bool = False) -> None:
        self.in_other_letters = in_other_letters
        self.sounds: dict[tuple[str, Sounds, Affiliation], int] = {}
        self.lines: dict[tuple[str, str, Affiliation], int] = {}
        self.people: dict[str, list[tuple[Affiliation, int]]] = defaultdict(list)
        self.emails: dict[str, tuple[str, int]] = {}
        self.counted: dict[Affiliation, int] = {}
        self.named: dict[Affiliation, int] = {}

    def look_at(self, draft: Draft) -> None:
        """Say of ``draft`` what an earlier line says too."""
        if draft.code in _NOBODY:
            return
        name, affiliation = key_of_name(draft.name), _affiliation(draft)
        key = (folded(draft.body), draft.email, affiliation or _affiliation_above(draft))
        if key[0] and key in self.lines:
            draft.repeats = self.lines[key]
            if draft.code not in _MORE_THAN_TWICE:
                draft.code = ""
            draft.doubt_too("repeated_line", number=draft.repeats)
            return
        self.lines[key] = draft.row.number
        self._look_for_person(draft, name, affiliation or _affiliation_above(draft))
        self._look_for_counts(draft, name, affiliation)

    def _look_for_person(self, draft: Draft, name: str, affiliation: Affiliation) -> None:
        number = draft.row.number
        if draft.email:
            earlier_name, earlier = self.emails.setdefault(draft.email, (name, number))
            if earlier != number:
                is_another = name and earlier_name and name != earlier_name
                _tell(draft, "same_email" if is_another else "repeated_person", earlier)
        if not name:
            return
        for theirs, earlier in self.people[name]:
            if theirs == affiliation or not theirs or not affiliation:
                _tell(draft, "repeated_person", earlier)
                break
        self.people[name].append((affiliation, number))
        if self.in_other_letters:
            self._look_in_other_letters(draft, affiliation)

    def _look_in_other_letters(self, draft: Draft, affiliation: Affiliation) -> None:
        script, sounds = sounds_of(draft.name)
        if not script or not affiliation:
            return
        other = "arabic" if script == "latin" else "latin"
        if earlier := self.sounds.get((other, sounds, affiliation)):
            _tell(draft, "other_letters", earlier)
        self.sounds.setdefault((script, sounds, affiliation), draft.row.number)

    def _look_for_counts(self, draft: Draft, name: str, affiliation: Affiliation) -> None:
        if not affiliation:
            return
        if name:
            if not draft.counts_besides:
                self.named.setdefault(affiliation, draft.row.number)
        elif draft.women + draft.men + draft.not_stated:
            earlier = self.counted.setdefault(affiliation, draft.row.number)
            if earlier != draft.row.number:
                _tell(draft, "repeated_counts", earlier)

    def look_back(self, draft: Draft) -> None:
        """When all are read: say of a line that counts people that another line names people of the same body."""
        number = self.named.get(_affiliation(draft))
        if number and not draft.name and draft.women + draft.men + draft.not_stated and draft.repeats is None:
            if draft.code in _LESS_THAN_TWICE:
                draft.code = ""
            draft.doubt("counts_and_names", number=number)


def _tell(draft: Draft, code: str, number: int) -> None:
    if draft.repeats is None:
        draft.repeats = number
        if draft.code in _LESS_THAN_TWICE:
            draft.code = ""
        draft.doubt_too(code, number=number)


def _affiliation(draft: Draft) -> Affiliation:
    if draft.certain is not None:
        return ("known", str(draft.certain))
    written = folded(draft.organization)
    return ("written", written) if written else ()


def _affiliation_above(draft: Draft) -> Affiliation:
    """Of the line above it that may be its heading: two of one name below two headings may be two people."""
    return _affiliation(draft.above) if draft.above else ()

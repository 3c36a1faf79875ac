"""A pasted list as staff review it: what is clear, organization by organization, and what wants a person's word first.

``review_of`` is pure: lines as they were read, what was said of them, and what stands at the event, make a ``Review``.
The page shows it and saving writes down what it says, so that nothing is saved that was not shown. Nothing is guessed,
and nothing is dropped: each line is clear, asks, was left out by somebody's word, or speaks of nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cop_portal.folding import fold
from members.models import Organization

from . import problems
from .decisions import Choice, Decision, line_key, short
from .line import ReadLine
from .parties import MOST, Listed, Party, Person, Who, Written
from .understood import REPEATS, Recognize, Understood, understand
from .writings import Writing, writings_of

_SAID_ALREADY = {
    "written_alike": _("{name} is written down already for this organization. It may be the same person."),
    "written_email": _("This e-mail address is written down already, with the name {name}."),
}


@dataclass(frozen=True)
class Review:
    """A list as it stands: what was said of it, beside what is written down at the event."""

    lines: tuple[Understood, ...]
    writings: tuple[Writing, ...]
    parties: tuple[Party, ...]
    # Lines that ask for themselves, by number.
    asking: Mapping[int, Understood] = field(default_factory=dict)
    # Lines left out, by themselves or with their organization; and those that speak of nobody.
    left_out: tuple[Understood, ...] = ()
    nobody: tuple[Understood, ...] = ()

    @cached_property
    def repeats(self) -> tuple[Understood, ...]:
        """Lines that say what was said before."""
        return tuple(one for one in self.asking.values() if one.code in REPEATS)

    @cached_property
    def doubts(self) -> tuple[Understood, ...]:
        """Lines that are to be put right."""
        return tuple(one for one in self.asking.values() if one.code not in REPEATS)

    @cached_property
    def asked_numbers(self) -> tuple[Party, ...]:
        """Organizations of which it is asked, or was said, which numbers hold."""
        return tuple(one for one in self.parties if one.wants_word)

    @cached_property
    def waiting(self) -> frozenset[int]:
        """The lines that cannot be written down before somebody has said a word."""
        waits = set(self.asking)
        for writing in self.writings:
            waits |= {one.number for one in writing.lines} if writing.is_open else set()
        for party in self.parties:
            waits |= party.lines if party.choice is None else set()
        return frozenset(waits - {one.number for one in self.left_out})

    @cached_property
    def clear(self) -> frozenset[int]:
        """The lines that are clear: as they were read, or by somebody's word."""
        return frozenset().union(*(party.lines for party in self.parties)) - self.waiting

    @property
    def adds(self) -> int:
        """How many people are written down once it is saved."""
        return sum(party.adds for party in self.parties)

    @property
    def organizations(self) -> int:
        """Of how many organizations they are."""
        return sum(party.adds > 0 for party in self.parties)

    @property
    def already(self) -> int:
        """How many people of it are written down already."""
        return sum(one.is_written for party in self.parties for one in party.people)

    @property
    def is_whole(self) -> bool:
        """Whether nothing waits: saved, nothing of the list remains."""
        return not self.waiting

    def heading_of(self, one: Understood) -> ReadLine | None:
        """The line above that names an organization, of a line that says none."""
        return next((other.line for other in self.lines if other.number == one.line.heading), None)

    def party_of(self, number: int) -> Party | None:
        """The organization for which the line counts."""
        return next((party for party in self.parties if number in party.lines), None)

    def line(self, number: int) -> Understood | None:
        """One line, as it stands."""
        return self.asking.get(number) or next((one for one in self.lines if one.number == number), None)

    @property
    def mark(self) -> str:
        """A fingerprint of what is saved: who saves it has seen it so. What others write down at the event meanwhile
        is none of it: saving asks anew where it matters."""
        parts = [
            (party.key, party.choice, [one.said for one in party.people], party.counted)
            for party in self.parties
        ]
        return short(repr((parts, sorted(self.waiting), [one.number for one in self.left_out])))


def review_of(
    lines: Iterable[ReadLine],
    said: Mapping[str, Decision],
    written: Mapping[str, Written],
    recognize: Recognize,
    members: Mapping[int, Organization],
) -> Review:
    """``lines`` with what was ``said`` of them, beside what is ``written`` down of each organization, by ``Who.key``.

    ``members`` are all organizations by number, ``recognize`` says which one a text means.
    """
    understood = tuple(understand(line, said.get(line_key(line.number)), recognize) for line in lines)
    speaking = [one for one in understood if not one.is_nobody and not one.is_out]
    writings = writings_of(understood, speaking, said, members)
    by_number = {one.number: writing for writing in writings for one in writing.lines}
    asking, left_out, of_who = {}, [one for one in understood if one.is_out], {}
    for one in speaking:
        writing = by_number.get(one.number)
        if writing is not None and writing.is_out:
            left_out.append(one)
        elif writing is not None and writing.heading and writing.who is not None:
            of_who[one.number] = writing.who
        elif one.asks or not _speaks_of_somebody(one):
            asking[one.number] = one
        elif one.member is not None:
            of_who[one.number] = Who(one.member)
        elif writing is not None and writing.who is not None:
            of_who[one.number] = writing.who
    clear = [(of_who[one.number], one) for one in speaking if one.number in of_who]
    parties, more = _parties(clear, said, written)
    return Review(
        lines=understood,
        writings=tuple(writings),
        parties=tuple(sorted(parties, key=_by_name)),
        asking=dict(sorted({**asking, **more}.items())),
        left_out=tuple(sorted(left_out, key=lambda one: one.number)),
        nobody=tuple(one for one in understood if one.is_nobody),
    )


def _speaks_of_somebody(one: Understood) -> bool:
    return bool((one.names or one.is_count) and (one.organization or one.member))


def _by_name(party: Party) -> tuple[str, str]:
    who = party.who
    return fold(who.organization.name if who.organization else who.walk_in_name).text, who.key


# -- who came for whom ------------------------------------------------------------------------------------------------


def _parties(
    clear: Iterable[tuple[Who, Understood]], said: Mapping[str, Decision], written: Mapping[str, Written]
) -> tuple[list[Party], dict[int, Understood]]:
    """The organizations with their lines; and the lines that ask once they stand beside others."""
    groups: dict[str, list[Understood]] = defaultdict(list)
    whose: dict[str, Who] = {}
    for who, one in clear:
        groups[who.key].append(one)
        whose.setdefault(who.key, who)
    parties, asking = [], {}
    for key, lines in groups.items():
        there = written.get(key, Written())
        named, listed, people = Listed(), Listed(there.people), []
        for one in lines:
            code, reason = _twice(one, named, listed)
            if code:
                asking[one.number] = replace(one, code=code, reason=reason)
                continue
            for name in one.names:
                entry = Person(one, name).said
                is_another = one.decision is not None and one.decision.choice is Choice.KEEP
                people.append(Person(one, name, not is_another and listed.same(entry) is not None))
                named.add(entry, one.number)
        counting = tuple(one for one in lines if one.is_count and one.number not in asking)
        if people or counting:
            party = Party(whose[key], tuple(people), counting, there)
            parties.append(replace(party, decision=said_of_numbers(party, said)))
    return parties, asking


def said_of_numbers(party: Party, said: Mapping[str, Decision]) -> Decision | None:
    """What was said of the numbers of ``party``, if it was said of what they are now."""
    decision = said.get(party.question)
    return decision if decision and decision.over == party.over else None


def _twice(one: Understood, named: Listed, listed: Listed) -> tuple[str, Promise | str]:
    """Why ``one`` may be somebody whom the list ``named`` before, or who is ``listed`` at the event; who wrote a line
    anew, or said that it is somebody else, is not asked."""
    if one.decision is not None:
        return "", ""
    for name in one.names:
        said = Person(one, name).said
        if earlier := named.same(said):
            return "repeated_person", problems.sentence("repeated_person", {"number": earlier[1]})
        if earlier := named.of_address(said):
            return "same_email", problems.sentence("same_email", {"number": earlier[1]})
        if listed.same(said):
            continue
        if earlier := named.in_other_letters(said):
            return "other_letters", problems.sentence("other_letters", {"number": earlier[1]})
        for code, found in (
            ("written_email", listed.of_address(said)),
            ("written_alike", listed.alike(said) or listed.in_other_letters(said)),
        ):
            if found:
                return code, format_lazy(_SAID_ALREADY[code], name=found[0].name)
    return "", ""


def too_many(party: Party) -> bool:
    """Whether more would be counted for one organization than anybody counts."""
    return party.choice is not None and sum(party.numbers_after(party.choice)) > MOST

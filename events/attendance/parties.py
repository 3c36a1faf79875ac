"""Who came for one organization by a pasted list, beside what is written down of it at the event already.

Nothing that stands there is replaced without a person's word: people are added, those who are listed already are not
listed twice, and where numbers meet names or other numbers it is asked which ones hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from members.models import Organization

from .decisions import Choice, Decision, numbers_key, short, spelling
from .letters import Sounds, sounds_of
from .repeats import key_of_name
from .understood import Understood

Numbers = tuple[int, int, int]
NONE: Numbers = (0, 0, 0)
# More nobody counts for one organization.
MOST = 9999


@dataclass(frozen=True)
class Who:
    """An organization: a member, or a walk-in by its name."""

    organization: Organization | None = None
    walk_in_name: str = ""

    @property
    def key(self) -> str:
        """The same for a member however it is written, and for a walk-in in whatever spelling of its letters."""
        if self.organization is not None:
            return f"m{self.organization.pk}"
        return f"w{short(spelling(self.walk_in_name))}"


@dataclass(frozen=True)
class WrittenPerson:
    """A person who is listed at the event already."""

    name: str
    sex: str = ""
    email: str = ""


@dataclass(frozen=True)
class Written:
    """What stands at the event of one organization."""

    numbers: Numbers = NONE
    people: tuple[WrittenPerson, ...] = ()

    @property
    def counted(self) -> Numbers:
        """Numbers that are not those of names."""
        return NONE if self.people else self.numbers


@dataclass(frozen=True)
class Person:
    """Somebody whom a line names. ``is_written``: is listed already, and not listed twice."""

    of: Understood
    name: str
    is_written: bool = False

    @property
    def said(self) -> WrittenPerson:
        """As it would be written down."""
        return WrittenPerson(self.name, self.of.sex, self.of.email)


@dataclass(frozen=True)
class Party:
    """What a list says of one organization: ``people``, and lines that count (``counting``)."""

    who: Who
    people: tuple[Person, ...] = ()
    counting: tuple[Understood, ...] = ()
    written: Written = field(default_factory=Written)
    decision: Decision | None = None

    @property
    def key(self) -> str:
        """Names it on the page."""
        return self.who.key

    @property
    def question(self) -> str:
        """The key under which it is asked which numbers hold."""
        return numbers_key(self.who.key)

    @cached_property
    def new(self) -> tuple[Person, ...]:
        """Those whom the list names and nobody has listed yet."""
        return tuple(one for one in self.people if not one.is_written)

    @cached_property
    def known(self) -> tuple[Person, ...]:
        """Those whom the list names and who are listed already."""
        return tuple(one for one in self.people if one.is_written)

    @cached_property
    def counted(self) -> Numbers:
        """All that its lines count."""
        columns = zip(NONE, *(one.numbers for one in self.counting), strict=True)
        women, men, others = map(sum, columns)
        return women, men, others

    @cached_property
    def named(self) -> Numbers:
        """The numbers of all names, if the new ones are written down."""
        return numbers_of([*self.written.people, *(one.said for one in self.new)])

    @property
    def over(self) -> str:
        """What an answer about the numbers is given for: once anything of it is another, it is asked anew."""
        return short(f"{self.written.counted}{bool(self.written.people)}{self.counted}{bool(self.new)}")

    @cached_property
    def options(self) -> tuple[Choice, ...]:
        """What can be said of the numbers; one alone that needs no word where nothing is lost by it."""
        before, has_names = self.written.counted, bool(self.written.people)
        if not self.counting:
            if before == NONE or before == self.named or not self.new:
                return (Choice.NAMES,)
            return Choice.NAMES, Choice.STAY
        with_before = () if before == NONE else (Choice.ADD, Choice.STAY)
        if has_names or self.new:
            return (Choice.NAMES,) if has_names else (Choice.NAMES, Choice.SET, *with_before)
        return (Choice.SET, *with_before)

    @property
    def wants_word(self) -> bool:
        """Whether something is lost by what is written down, so that a person must have said so."""
        if self.counting and (self.new or self.written.people):
            return self.counted != self.named
        if self.counting and self.written.counted == self.counted:
            return False
        return len(self.options) > 1

    @cached_property
    def choice(self) -> Choice | None:
        """Which numbers hold; None while that is not said."""
        if not self.wants_word:
            return self._without_word()
        said = self.decision
        return said.choice if said and said.over == self.over and said.choice in self.options else None

    def _without_word(self) -> Choice:
        if self.counting and not self.new and not self.written.people:
            return Choice.STAY if self.written.counted == self.counted else Choice.SET
        return Choice.NAMES

    def numbers_after(self, choice: Choice) -> Numbers:
        """The numbers of its line at the event, if ``choice`` is made."""
        if choice is Choice.NAMES:
            return self.named if self.written.people or self.new else self.written.numbers
        if choice is Choice.SET:
            return self.counted
        if choice is Choice.ADD:
            women, men, others = (sum(pair) for pair in zip(self.written.counted, self.counted, strict=True))
            return women, men, others
        return self.written.numbers

    @property
    def to_list(self) -> tuple[Person, ...]:
        """Those who are written down by name once it is saved."""
        return self.new if self.choice is Choice.NAMES else ()

    @property
    def adds(self) -> int:
        """How many people are written down once it is saved."""
        if self.choice is Choice.NAMES:
            return len(self.new)
        return sum(self.counted) if self.choice in (Choice.SET, Choice.ADD) else 0

    @property
    def lines(self) -> set[int]:
        """The lines it is made of."""
        return {one.of.number for one in self.people} | {one.number for one in self.counting}


def numbers_of(people: Iterable[WrittenPerson]) -> Numbers:
    """How many women, men and others these are."""
    sexes = [one.sex for one in people]
    return sexes.count("woman"), sexes.count("man"), sexes.count("")


# -- the same person --------------------------------------------------------------------------------------------------


class Listed:
    """People of one organization, among whom somebody is looked for: by name, and by address."""

    def __init__(self, people: Iterable[WrittenPerson] = ()) -> None:
        self._by_name: dict[str, list[tuple[WrittenPerson, int]]] = defaultdict(list)
        self._by_words: dict[str, list[tuple[WrittenPerson, int]]] = defaultdict(list)
        self._by_sounds: dict[tuple[str, Sounds], list[tuple[WrittenPerson, int]]] = defaultdict(list)
        self._by_email: dict[str, tuple[WrittenPerson, int]] = {}
        for one in people:
            self.add(one)

    def add(self, one: WrittenPerson, number: int = 0) -> None:
        """List ``one``; ``number`` is the line that names them."""
        self._by_name[spelling(one.name)].append((one, number))
        self._by_words[key_of_name(one.name) or one.name].append((one, number))
        self._by_sounds[sounds_of(one.name)].append((one, number))
        if one.email:
            self._by_email.setdefault(one.email.lower(), (one, number))

    def same(self, one: WrittenPerson) -> tuple[WrittenPerson, int] | None:
        """Who is plainly the same: of the same name, and without another address."""
        alike = self._by_name.get(spelling(one.name), ())
        return next((entry for entry in alike if _may_share_address(entry[0], one)), None)

    def alike(self, one: WrittenPerson) -> tuple[WrittenPerson, int] | None:
        """Whose name has the same words in another order or beside titles, and no other address."""
        alike = self._by_words.get(key_of_name(one.name) or one.name, ())
        return next((entry for entry in alike if _may_share_address(entry[0], one)), None)

    def in_other_letters(self, one: WrittenPerson) -> tuple[WrittenPerson, int] | None:
        """Who may have the same name in the other script, and no other address."""
        script, sounds = sounds_of(one.name)
        other = {"latin": "arabic", "arabic": "latin"}.get(script, "")
        alike = self._by_sounds.get((other, sounds), ()) if other else ()
        return next((entry for entry in alike if _may_share_address(entry[0], one)), None)

    def of_address(self, one: WrittenPerson) -> tuple[WrittenPerson, int] | None:
        """Who has the same address."""
        return self._by_email.get(one.email.lower()) if one.email else None


def _may_share_address(one: WrittenPerson, other: WrittenPerson) -> bool:
    return not one.email or not other.email or one.email.lower() == other.email.lower()

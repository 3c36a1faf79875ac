"""A line as it was understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from members.models import Organization
from members.recognition import Recognition

from . import problems
from .fields import MAN, WOMAN, name_and_sex
from .lines import LONGEST_LINE, Row
from .organizations import loaded

LONGEST_PERSON, LONGEST_ORGANIZATION, LONGEST_EMAIL = 150, 200, 254
# What a line wants that says who came, and not for whom.
LACKING = frozenset({"no_organization", "organization_in_name"})
# It is asked apart from the line, or of it and nothing else: what else is the matter must be told before that.
_OF_ORGANIZATION = LACKING | {"alike", "unknown_organization", "several_organizations", "not_stated"}


@dataclass(frozen=True)
class ReadLine:
    """A line of a pasted list as it was understood, for a person to look at.

    ``women``, ``men`` and ``not_stated`` are the people it speaks of: those that it counts, or the one that it names;
    ``counts_besides`` where it names somebody and counts others. ``problem`` is why it wants a look (``code`` for
    programs), None where all is clear; ``repeats`` is the earlier line that says the same, whatever else is the matter
    with it, and ``heading`` the one above that names an organization where this one says none.
    ``texts`` are all its fields that may be names, where there are more than the name.
    """

    number: int
    text: str
    name: str = ""
    organization: str = ""
    found: Recognition | None = None
    organization_id: int | None = None
    organization_slug: str | None = None
    email: str = ""
    sex: str = ""
    women: int = 0
    men: int = 0
    not_stated: int = 0
    problem: Promise | None = None
    code: str = ""
    repeats: int | None = None
    heading: int | None = None
    counts_besides: bool = False
    texts: tuple[str, ...] = ()

    @property
    def is_count(self) -> bool:
        """Whether it counts people and names none."""
        return not self.name and self.women + self.men + self.not_stated > 0


@dataclass
class Draft:
    """A line on its way: organizations are known by number, and the first doubt stays."""

    row: Row
    body: str
    name: str = ""
    organization: str = ""
    found: Recognition | None = None
    email: str = ""
    sex: str = ""
    women: int = 0
    men: int = 0
    not_stated: int = 0
    code: str = ""
    about: dict[str, Any] = field(default_factory=dict)
    repeats: int | None = None
    # What is told beside the first doubt: that it says something twice, and what stands above it.
    too: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    # Whether it names somebody and counts others.
    counts_besides: bool = False
    # Whether its columns are those of a header; whether it says itself which part of it is the name.
    is_row: bool = False
    is_labelled: bool = False
    # The line above that names an organization, where this one says none.
    above: Draft | None = None
    # Whether the organization stands before the name, where that was told by names; whether it would help to know.
    is_organization_first: bool | None = None
    asks_for_order: bool = False

    def doubt(self, code: str, **about: Any) -> None:
        """Say why it wants a look, unless something was said before."""
        if not self.code:
            self.code, self.about = code, about

    def doubt_too(self, code: str, **about: Any) -> None:
        """The same, and where something was said before, say it beside that."""
        if self.code:
            self.too.append((code, about))
        self.doubt(code, **about)

    def doubt_first(self, code: str, **about: Any) -> None:
        """The same, before what is said of its organization: to know that one is not enough."""
        if self.code in _OF_ORGANIZATION:
            self.too.append((self.code, self.about))
            self.code = ""
        self.doubt(code, **about)

    @property
    def certain(self) -> int | None:
        """The number of the organization that is certainly meant."""
        meant = self.found.certain if self.found else None
        return meant.pk if meant else None

    def count_person(self) -> None:
        """Count the person it names."""
        if self.name and not self.counts_besides:
            self.women, self.men = int(self.sex == WOMAN), int(self.sex == MAN)
            self.not_stated = int(not self.sex)

    def _names(self) -> tuple[str, ...]:
        """All its fields that may be names, the name first, where it is only one of them."""
        names = tuple(name_and_sex(text)[0] for text in self.about.get("texts", ()))
        return names if self.code == "name_unclear" and names[0] == self.name else ()

    def finish(self, rows: dict[int, Organization]) -> ReadLine:
        """The line as it is given out. ``rows`` are the organizations by number."""
        found = loaded(self.found, rows) if self.found else None
        meant = found.certain if found else None
        told = [(code, _with_names(about, rows)) for code, about in ((self.code, self.about), *self.too)]
        return ReadLine(
            number=self.row.number,
            text=self.row.text.strip()[:LONGEST_LINE],
            name=self.name,
            organization=self.organization or (str(meant) if meant else ""),
            found=found,
            organization_id=meant.pk if meant else None,
            organization_slug=meant.slug if meant else None,
            email=self.email,
            sex=self.sex,
            women=self.women,
            men=self.men,
            not_stated=self.not_stated,
            problem=problems.sentences(*told) if self.code else None,
            code=self.code,
            repeats=self.repeats,
            heading=self.above.row.number if self.above else None,
            counts_besides=self.counts_besides,
            texts=self._names(),
        )


def _with_names(about: dict[str, Any], rows: dict[int, Organization]) -> dict[str, Any]:
    """What a sentence is about, with the organizations themselves."""
    if "names" not in about:
        return about
    return {**about, "names": [one.organization for one in loaded(about["names"], rows).candidates]}

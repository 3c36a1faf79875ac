"""What the page of one line of who came reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page
from django.utils.translation import gettext as _

from events.actions.meanwhile import marks_of_person
from events.models import Presence, PresentPerson
from members.drafts.comparing import line_of

from .page import Line, Said, Words, line_of_page, refusal_of
from .sexes import Told, sex_options, sexes_of_line


@dataclass
class PersonRow:
    """One person of the line, with what was typed where it is not saved."""

    person: PresentPerson
    typed: Mapping[str, str] = field(default_factory=dict)
    said: Said | None = None

    @property
    def based_on(self) -> str:
        """What its form carries."""
        return (self.said.based_on if self.said else "") or self.marks

    @property
    def marks(self) -> str:
        """Fingerprints of what is written of the person now."""
        return line_of(marks_of_person(self.person))

    @property
    def name(self) -> str:
        """What stands in the field."""
        return self.typed.get("name", self.person.name)

    @property
    def email(self) -> str:
        """What stands in the field."""
        return self.typed.get("email", self.person.email)

    @property
    def sexes(self) -> list[dict[str, Any]]:
        """What can be chosen, and what is."""
        return sex_options(self.typed.get("sex", self.person.sex))


@dataclass
class LinePage:
    """The page of one line."""

    line: Line
    people: list[PersonRow]
    refusal: Words
    # All of them again, to say of many at once whether they are women or men; a page of them.
    sexes: Page
    is_asked: bool
    # Of one person it is said beside the name.
    asks_all: bool


def line_page(
    presence: Presence,
    told: PersonRow | None = None,
    saved: str = "",
    *,
    number: str = "1",
    told_sexes: Told | None = None,
) -> LinePage:
    """The page; ``told`` is a person beside whom something is said, ``saved`` the key of one who was just saved;
    ``told_sexes`` those beside whom something is said where it is asked of all."""
    line = line_of_page(presence)
    people = [told if told and told.person.pk == one.pk else PersonRow(one) for one in line.people]
    for row in people:
        if str(row.person.pk) == saved and row.said is None:
            row.said = Said(_("Saved"))
    is_asked = bool(told_sexes) or any(not one.sex for one in line.people)
    sexes = sexes_of_line(line.people, number=number, told=told_sexes)
    asks_all = bool(told_sexes) or len(people) > 1
    return LinePage(line, people, refusal_of(presence.event), sexes, is_asked, asks_all)

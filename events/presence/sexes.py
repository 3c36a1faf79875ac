"""Women and men: the people who came, each with a choice; those of one line, or all of whom it is not stated.

Nothing is chosen beforehand but what is written down: nobody is taken for a woman or a man by a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q

from cop_portal.folding import fold
from events.actions.meanwhile import marks_of_person
from events.actions.sexes import Stated
from events.models import Event, Presence, PresentPerson
from events.visibility import people_present_visible_to, presences_visible_to
from members.drafts.comparing import line_of, read_line

from .page import Said, Words, refusal_of
from .words import changed_sex

# A form sends two fields for each person: fewer than three hundred.
PEOPLE_A_PAGE = 100
_CHOICE = re.compile(r"sex-([0-9]{1,18})")


def sex_options(chosen: str) -> list[dict[str, Any]]:
    """What can be chosen of somebody, and what is."""
    return [
        {"value": value, "label": label, "is_chosen": value == chosen}
        for value, label in PresentPerson.Sex.choices
    ]


@dataclass
class SexRow:
    """One person with what can be chosen; ``chosen`` is what was, where it is not saved."""

    person: PresentPerson
    chosen: str | None = None
    said: Said | None = None

    @property
    def based_on(self) -> str:
        """What the form carries: what was written of the person when it was shown."""
        marks = marks_of_person(self.person)
        return line_of({name: marks[name] for name in ("name", "sex")})

    @property
    def sexes(self) -> list[dict[str, Any]]:
        """What can be chosen, and what is."""
        return sex_options(self.person.sex if self.chosen is None else self.chosen)


Told = Mapping[int, SexRow]


@dataclass
class SexGroup:
    """The people of one line."""

    presence: Presence
    rows: list[SexRow]


@dataclass
class SexesPage:
    """The page of all people of whom it is not stated."""

    event: Event
    people: Page
    refusal: Words
    # Lines without names of which some people are not stated: their numbers are changed in the line.
    counted: list[Presence] = field(default_factory=list)

    @property
    def groups(self) -> list[SexGroup]:
        """Those of this page, by who they came for."""
        return [
            SexGroup(rows[0].person.presence, rows)
            for rows in (
                list(group) for _pk, group in groupby(self.people, key=lambda row: row.person.presence_id)
            )
        ]


def sexes_page(user, event: Event, *, number: str = "1", told: Told | None = None) -> SexesPage:
    """All people of ``event`` of whom it is not stated, by organization; before them those of whom something is
    ``told``, whatever another has stated of them meanwhile."""
    told = told or {}
    people = people_present_visible_to(user, event)
    found = list(people.filter(Q(sex=PresentPerson.Sex.NOT_STATED) | Q(pk__in=list(told))))
    asking = {told[one.pk].person.presence_id for one in found if one.pk in told}

    def place(one: PresentPerson) -> tuple:
        who = fold(str(one.presence)).text
        return (
            one.presence_id not in asking,
            who,
            one.presence_id,
            one.pk not in told,
            fold(one.name).text,
            one.pk,
        )

    rows = [told.get(one.pk) or SexRow(one) for one in sorted(found, key=place)]
    unnamed = presences_visible_to(user, event).filter(not_stated__gt=0, people__isnull=True)
    counted = sorted(unnamed, key=lambda line: fold(str(line)).text)
    return SexesPage(event, Paginator(rows, PEOPLE_A_PAGE).get_page(number), refusal_of(event), counted)


def sexes_of_line(people: Iterable[PresentPerson], *, number: str = "1", told: Told | None = None) -> Page:
    """The people of one line, a page of them."""
    rows = [(told or {}).get(one.pk) or SexRow(one) for one in people]
    return Paginator(rows, PEOPLE_A_PAGE).get_page(number)


def sent_sexes(sent: Mapping[str, Any]) -> tuple[dict[int, str], dict[int, dict[str, str]]]:
    """What was chosen of whom, and what was seen of them, by their ids: any text will do."""
    chosen = {int(found[1]): str(sent[name]) for name in sent if (found := _CHOICE.fullmatch(name))}
    return chosen, {pk: read_line(sent.get(f"seen-{pk}", "")) for pk in chosen}


def told_of(stated: Stated, chosen: Mapping[int, str]) -> dict[int, SexRow]:
    """What is said beside those whom another has changed meanwhile, and what was chosen of them here."""
    return {
        one.pk: SexRow(one, chosen[one.pk], Said(changed_sex(one, chosen[one.pk]), True))
        for one in stated.changed
    }

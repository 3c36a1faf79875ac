"""The grid in which staff log who was introduced to whom at an event: a cell for every two that came."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext

from collaborations.at_events.introduced_at import introductions_at
from collaborations.at_events.taking_back import may_be_taken_back, with_what_came_of_it
from collaborations.introductions.hidden_pairs import learning_of_two
from collaborations.introductions.threads_of_two import threads_among
from collaborations.models import Collaboration, EventTap, Introduction
from events.models import Event, KeepApart
from members.hidden import is_hidden
from members.models import Organization

Pair = frozenset[int]


@dataclass(frozen=True)
class Cell:
    """Two organizations, and how they stand to each other."""

    row: Organization
    column: Organization
    introduction: Introduction | None = None
    thread: Collaboration | None = None
    is_noted: bool = False
    is_kept_apart: bool = False

    @property
    def is_same(self) -> bool:
        """Whether it is one organization twice."""
        return self.row == self.column

    @property
    def may_be_taken_back(self) -> bool:
        """Whether staff logged it and can take it back."""
        return self.introduction is not None and may_be_taken_back(self.introduction)

    @property
    def value(self) -> str:
        """What the cell's button sends."""
        return f"{self.row.slug}:{self.column.slug}"

    @property
    def key(self) -> str:
        """The cell's id on the page."""
        return f"cell-{self.row.pk}-{self.column.pk}"

    @property
    def state(self) -> str:
        """``same``, ``introduced``, ``apart``, ``together``, ``hidden``, ``noted`` or ``open``: what is drawn."""
        if self.is_same:
            return "same"
        if self.introduction is not None:
            return "introduced"
        if self.is_kept_apart:
            return "apart"
        if self.thread is not None:
            return "together"
        if learning_of_two(self.row, self.column):
            return "hidden"
        return "noted" if self.is_noted else "open"

    @property
    def label(self) -> str:
        """What the cell says to who does not see the grid, and to who rests on it."""
        words = {
            "introduced": gettext("{first} and {second} were introduced here. Open their page."),
            "apart": gettext("{first} and {second} are kept apart by staff and cannot be introduced."),
            "together": gettext(
                "Log that {first} and {second} were introduced. They have a collaboration already."
            ),
            "hidden": gettext(
                "{first} and {second}: a hidden organization is among them. Log it in the form below, and confirm it "
                "there."
            ),
            "noted": gettext(
                "Log that {first} and {second} were introduced. One of them noted that they met."
            ),
            "open": gettext("Log that {first} and {second} were introduced."),
        }[self.state]
        return words.format(first=self.row.name, second=self.column.name)


@dataclass(frozen=True)
class Line:
    """An organization with its cells."""

    organization: Organization
    cells: list[Cell]

    @property
    def is_hidden(self) -> bool:
        """Whether it is in no list that members see."""
        return is_hidden(self.organization)


@dataclass(frozen=True)
class Grid:
    """Everybody that came, and how every two of them stand to each other."""

    organizations: list[Organization]
    introductions: dict[Pair, Introduction]
    threads: dict[Pair, Collaboration]
    noted: set[Pair]
    apart: set[Pair]

    @cached_property
    def lines(self) -> list[Line]:
        """The rows of the table."""
        return [
            Line(row, [self.cell(row, column) for column in self.organizations]) for row in self.organizations
        ]

    @property
    def is_empty(self) -> bool:
        """Whether fewer than two came, so that nobody can have been introduced."""
        return len(self.organizations) < 2

    def cell(self, row: Organization, column: Organization) -> Cell:
        """The cell of two."""
        pair = frozenset((row.pk, column.pk))
        return Cell(
            row,
            column,
            introduction=self.introductions.get(pair),
            thread=self.threads.get(pair),
            is_noted=pair in self.noted,
            is_kept_apart=pair in self.apart,
        )

    def two(self, value: str) -> tuple[Organization, Organization] | None:
        """The two that a cell's button names, if both came."""
        found = [one for slug in value.split(":") for one in self.organizations if one.slug == slug]
        return (found[0], found[1]) if len(found) == 2 and found[0] != found[1] else None


def came_to(event: Event) -> list[Organization]:
    """The members recorded as having come, by name; the convenor is at every event and is introduced to nobody."""
    came = Organization.objects.filter(presences__event=event).exclude(kind=Organization.Kind.CONVENOR)
    return sorted(came, key=lambda one: one.short_name.casefold())


def grid_of(event: Event) -> Grid:
    """The grid of ``event``, for staff, in a number of queries that does not grow with those who came."""
    organizations = came_to(event)
    ids = [one.pk for one in organizations]
    made = with_what_came_of_it(introductions_at(event).select_related("collaboration"))
    taps = EventTap.objects.filter(event=event, confirmed_at__isnull=False)
    apart = KeepApart.objects.filter(organization_low__in=ids, organization_high__in=ids)
    return Grid(
        organizations=organizations,
        introductions={frozenset((row.first_id, row.second_id)): row for row in made},
        threads=threads_among(organizations),
        noted={frozenset(pair) for pair in taps.values_list("organization_id", "other_id")},
        apart={frozenset(pair) for pair in apart.values_list("organization_low_id", "organization_high_id")},
    )

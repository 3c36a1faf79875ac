"""What an invented organization consists of, before there are rows of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

# A text in one or more languages, its original first.
Texts = dict[str, str]
# The same in English, Arabic and Sorani.
Triple = tuple[str, str, str]


class Place(NamedTuple):
    """A governorate: its code and its names in the three languages."""

    code: str
    names: Triple


class Offer(NamedTuple):
    """A topic that is offered, and what of it can be shared."""

    topic: str
    band: str
    shares: Texts


class Want(NamedTuple):
    """A topic that is wanted, how soon, and the question."""

    topic: str
    urgency: str
    audience: str
    question: Texts


class Work(NamedTuple):
    """A project; its days count from the day of writing."""

    starts: int
    ends: int | None
    topics: list[str]
    places: list[str]
    target_groups: list[str]
    donor: str
    grant_number: str
    title: Texts
    summary: Texts


@dataclass(frozen=True)
class Invented:
    """An organization that is not there. Days count from the day of writing, backwards."""

    slug: str
    names: Triple
    acronym: str
    known_as: list[tuple[str, str, str]]  # kind, language, name
    kind: str
    grant_role: str
    visibility: str
    size_band: str
    is_women_led: bool | None
    places: list[str]
    languages: list[str]
    member_for: int
    confirmed: dict[str, int]
    registration: tuple[str, str, int, int]  # authority, number, issued, expires
    mission: Texts
    offers: list[Offer]
    wants: list[Want]
    projects: list[Work]

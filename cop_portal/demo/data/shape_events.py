"""The shapes of the demonstration's events: who answered, who came, what was on the program."""

from __future__ import annotations

from dataclasses import dataclass

from .shape import Day, Words


@dataclass(frozen=True)
class Came:
    """An organization at an event: by its people (name, sex, address) or by counts of women and men."""

    organization: str
    people: tuple[tuple[str, str, str], ...] = ()
    women: int = 0
    men: int = 0


@dataclass(frozen=True)
class Part:
    """A part of an event's program: names in three languages, topics, who presents."""

    names: tuple[str, str, str]
    topics: tuple[str, ...] = ()
    presenters: tuple[str, ...] = ()
    # From when to when, as "9:30".
    hours: tuple[str, str] | None = None
    # How long each that presents has, in minutes; they follow each other from the start of the part.
    minutes: int | None = None
    # (name, who they are) of each.
    speakers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Answered:
    """An organization's answer to an event (yes, maybe, no), given by its representative, and who comes."""

    organization: str
    answer: str
    on: Day
    people: tuple[str, ...] = ()
    access_needs: str = ""
    dietary_needs: str = ""


@dataclass(frozen=True)
class Rounds:
    """Short conversations of two at an event: how many rounds, how long each and the pause after it, from when on."""

    rounds: int
    minutes: int
    pause: int
    starts_at: str


@dataclass(frozen=True)
class Gathering:
    """An event. ``invited`` organizations make it one that is not open to all members."""

    slug: str
    names: tuple[str, str, str]
    kind: str
    starts: Day
    announced: Day
    description: Words
    ends: Day | None = None
    precision: str = "day"
    hours: tuple[int, int] | None = None
    mode: str = "in_person"
    place: str = ""
    governorate: str = ""
    languages: tuple[str, ...] = ("ar", "en")
    parts: tuple[Part, ...] = ()
    came: tuple[Came, ...] = ()
    invited: tuple[str, ...] = ()
    capacity: int | None = None
    online_link: str = ""
    answers: tuple[Answered, ...] = ()
    # Among all that said yes.
    pairing: Rounds | None = None
    # What was noted there: (organization, the other, "met" or "talk_on"), by representatives.
    notes: tuple[tuple[str, str, str], ...] = ()

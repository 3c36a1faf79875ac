"""The shapes of the demonstration's collaborations: how they began, and what happened in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from .shape import Day, Words
from .shape_memoranda import Memorandum, Signed


@dataclass(frozen=True)
class Origin:
    """How a thread began: at an ``event``, by a ``request`` of the first party to the second, or since ``staff`` had
    suggested the two to each other (``message`` says why) and both had said yes by ``on``."""

    kind: str
    on: Day | None = None
    event: str = ""
    message: Words | None = None
    answered: Day | None = None
    answer: str = "yes"


@dataclass(frozen=True)
class Meeting:
    """A follow-up meeting, written down by the organization ``by``. Without ``held`` it is still to come."""

    by: str
    held: Day | None = None
    planned: Day | None = None
    place: str = ""
    people: dict[str, str] = field(default_factory=dict)
    areas: tuple[tuple[str, str], ...] = ()
    entry_points: tuple[tuple[str, str], ...] = ()
    challenges: str = ""
    notes: str = ""
    language: str = "en"
    # The other parties that confirmed what was found, and when.
    confirmed: tuple[tuple[str, Day], ...] = ()
    # The parties that let Search read what was found.
    shared: tuple[str, ...] = ()


@dataclass(frozen=True)
class Handout:
    """A file that an organization wrote itself: its title, and the lines beneath it."""

    title: str
    lines: tuple[str, ...]
    language: str = "ar"
    # What the file is called; its title, where that is left out.
    file_name: str = ""


@dataclass(frozen=True)
class Moved:
    """That a promise went to another party (``to``), or to another day (``due``), and why, as who owed it said."""

    on: Day
    reason: str
    to: str = ""
    due: Day | None = None


@dataclass(frozen=True)
class Promise:
    """What the party ``by`` promised, when, until when, and when it was done. ``person``: the name of who does it at
    the party that owes it in the end."""

    by: str
    what: str
    made: Day
    due: Day | None = None
    done: Day | None = None
    evidence: str = ""
    language: str = "en"
    person: str = ""
    moves: tuple[Moved, ...] = ()
    # What shows that it is done, beside ``evidence``.
    file: Handout | None = None


@dataclass(frozen=True)
class Paper:
    """A memorandum of understanding; the first of its signatures is of the party that uploads it."""

    title: str
    purpose: str
    starts: Day
    signed: tuple[Signed, ...]
    topics: tuple[str, ...]
    ends: Day | None = None
    renewal: str = "none"
    language: str = "en"
    # The same purpose in the other language of the paper, which is bilingual.
    purpose_ar: str = ""
    # What all parties together promise, in the paper's language, and how often.
    promises: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Opened:
    """What all members read of a training that is opened to them."""

    name: Words
    description: Words
    place: str
    capacity: int


@dataclass(frozen=True)
class Joint:
    """A joint activity, held or planned, of so many ``days``. ``came`` is women and men of each party."""

    by: str
    kind: str
    title: str
    planned: Day
    days: int = 1
    topics: tuple[str, ...] = ()
    held: Day | None = None
    opened: Opened | None = None
    place: str = ""
    governorate: str = ""
    led_by: str = ""
    came: dict[str, tuple[int, int]] = field(default_factory=dict)
    result: str = ""
    language: str = "en"
    # Whose file of it, each by the party that added it.
    files: dict[str, Handout] = field(default_factory=dict)


@dataclass(frozen=True)
class Joining:
    """That ``organization`` join, as the party ``by`` proposed it: when the others agreed, and when it said yes. It is
    open still where ``answered`` is left out."""

    organization: str
    by: str
    message: Words
    proposed: Day
    agreed: tuple[tuple[str, Day], ...] = ()
    answered: Day | None = None


@dataclass(frozen=True)
class Resting:
    """That it was paused, or concluded, as the party ``by`` said, and when it was taken up again."""

    kind: str
    by: str
    text: str
    on: Day
    language: str = "en"
    until: Day | None = None


@dataclass(frozen=True)
class Thread:
    """A collaboration from its origin on. ``shown`` are the parties that let other members know of it."""

    parties: tuple[str, str]
    origin: Origin
    # Further organizations that were proposed to it.
    joining: tuple[Joining, ...] = ()
    title: Words | None = None
    purpose: Words | None = None
    topics: tuple[str, ...] = ()
    governorates: tuple[str, ...] = ()
    # The party that leads it.
    led_by: str = ""
    shown: tuple[str, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    # How often they mean to meet, of ``Collaboration.Rhythm``.
    rhythm: str = ""
    promises: tuple[Promise, ...] = ()
    paper: Paper | None = None
    # What was written in the portal, in the order it came about.
    memoranda: tuple[Memorandum, ...] = ()
    joint: tuple[Joint, ...] = ()
    rests: tuple[Resting, ...] = ()
    # When staff nudged those who must act.
    nudged: Day | None = None

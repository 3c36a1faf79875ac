"""An event's program: its days and sessions, and what each organization that presents in it does, knows and seeks."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db.models import Prefetch

from cop_portal.dates import today
from cop_portal.translations.texts import ReadText, read
from events.calendar import hours_of
from events.models import Event, EventSession, Slot
from events.visibility import organizations_named_at
from members.complementarity import Knowledge, Taxonomy, knowledge_of, measure
from members.models import Organization, Project, ProjectText, Topic
from members.topic_words import topic_labels

# So much of what an organization does is told beside its slot; its profile has the rest.
PROJECTS_SHOWN = 3
_IN_ORDER = {"running": 0, "planned": 1, "completed": 2}


@dataclass
class SlotRow:
    """An organization that presents itself, with what it says on its profile of what it presents."""

    slot: Slot
    # Whether its profile is there for the reader, so that its name may be a link and its profile is told here.
    has_profile: bool
    projects: list[ReadText] = field(default_factory=list)
    shares: list[dict[str, Any]] = field(default_factory=list)
    wants: list[dict[str, Any]] = field(default_factory=list)

    @property
    def covers(self) -> list[str]:
        """What it presents, in words."""
        return [str(Slot.Covers(value).label) for value in Slot.Covers.values if value in self.slot.covers]

    @property
    def tells(self) -> list[str]:
        """What of its profile is told, in words."""
        told = {
            Slot.Covers.PROGRAMMING: self.projects,
            Slot.Covers.EXPERTISE: self.shares,
            Slot.Covers.CHALLENGES: self.wants,
        }
        return [str(covers.label) for covers, rows in told.items() if rows]

    @property
    def joins(self) -> bool:
        """Whether it shares what the reader's organization wants, or the other way round."""
        return any(topic["is_match"] for topic in (*self.shares, *self.wants))

    @property
    def is_told(self) -> bool:
        """Whether there is anything of its profile to tell."""
        return bool(self.projects or self.shares or self.wants)


@dataclass
class SessionRow:
    """A part of the program."""

    session: EventSession
    slots: list[SlotRow]

    @property
    def is_told(self) -> bool:
        """Whether anything of a profile is told beside its slots."""
        return any(slot.is_told for slot in self.slots)

    @property
    def hours(self) -> str:
        """From when to when; empty where it is not known."""
        return hours_of(self.session.starts_at, self.session.ends_at)


@dataclass
class ProgramDay:
    """The sessions of a day; ``day`` is None where the event has one day, or nobody said which."""

    day: datetime.date | None
    sessions: list[SessionRow]


def sessions_of(event: Event, user) -> list[EventSession]:
    """The sessions of ``event``, each with ``shown``: the slots of the organizations that ``user`` may read there."""
    slots = Slot.objects.filter(organization__in=organizations_named_at(user, event))
    shown = Prefetch("slots", queryset=slots.select_related("organization"), to_attr="shown")
    return list(event.sessions.prefetch_related("topics", "speakers", shown))


def program_of(
    event: Event, user, sessions: Iterable[EventSession], profiles: set[int], own: Organization | None
) -> list[ProgramDay]:
    """The program by days. ``profiles`` are the organizations whose profile ``user`` can open, ``own`` the one they act
    for: what it shares and wants is marked in the others' lines."""
    sessions = list(sessions)
    told = Told.of(
        event, user, {slot.organization_id for one in sessions for slot in one.shown} & profiles, own
    )
    rows = [SessionRow(session, [told.row(slot) for slot in session.shown]) for session in sessions]
    several = event.starts_on != event.ends_on
    days = groupby(rows, key=lambda row: row.session.day if several else None)
    return [ProgramDay(day, list(of_day)) for day, of_day in days]


@dataclass
class Told:
    """What is told of the organizations that present: in four questions, however many they are."""

    ids: set[int]
    topics: dict[int, Topic]
    knowledge: dict[int, Knowledge]
    projects: dict[int, list[ReadText]]
    taxonomy: Taxonomy
    ours: Knowledge | None
    own_id: int | None

    @classmethod
    def of(cls, event: Event, user, ids: set[int], own: Organization | None) -> Told:
        """Read it, of the organizations ``ids``, which ``user`` may know of."""
        if not ids:
            return cls(set(), {}, {}, {}, Taxonomy({}, {}), None, None)
        own_id = own.pk if own is not None else None
        topics = list(Topic.objects.order_by("theme__position", "position", "pk"))
        knowledge = knowledge_of(ids | ({own_id} if own_id is not None else set()), user)
        return cls(
            ids=ids,
            topics={topic.pk: topic for topic in topics},
            knowledge=knowledge,
            projects=_projects(ids, event.starts_on),
            taxonomy=Taxonomy.of(topics),
            ours=knowledge.get(own_id) if own_id is not None else None,
            own_id=own_id,
        )

    def row(self, slot: Slot) -> SlotRow:
        """``slot`` with as much of its organization's profile as it is about."""
        pk = slot.organization_id
        if pk not in self.ids:
            return SlotRow(slot, has_profile=False)
        theirs = self.knowledge.get(pk, Knowledge())
        matching: frozenset[int] = frozenset()
        if self.ours is not None and pk != self.own_id:
            matching = measure(self.ours, theirs, self.taxonomy).theirs_that_match
        covers = slot.covers or Slot.Covers.values
        return SlotRow(
            slot,
            has_profile=True,
            projects=self.projects.get(pk, []) if Slot.Covers.PROGRAMMING in covers else [],
            shares=self._labels(theirs.offers, matching) if Slot.Covers.EXPERTISE in covers else [],
            wants=self._labels(theirs.wants, matching) if Slot.Covers.CHALLENGES in covers else [],
        )

    def _labels(self, ids: frozenset[int], matching: frozenset[int]) -> list[dict[str, Any]]:
        return topic_labels([topic for pk, topic in self.topics.items() if pk in ids], matching)


def _projects(ids: set[int], day: datetime.date) -> dict[int, list[ReadText]]:
    """The titles of the projects of each organization: those that run on ``day`` first, of an event long ago as of one
    that comes, then those planned, then those over."""
    titles = Prefetch("texts", queryset=ProjectText.objects.filter(field="title"))
    day = min(day, today())
    found: dict[int, list[Project]] = defaultdict(list)
    for project in Project.objects.filter(organization__in=ids).prefetch_related(titles):
        found[project.organization_id].append(project)
    told = {}
    for pk, projects in found.items():
        projects.sort(key=lambda project: _IN_ORDER[project.status_on(day)])
        texts = (read(project.texts.all(), "title") for project in projects)
        told[pk] = [text for text in texts if text is not None][:PROJECTS_SHOWN]
    return told

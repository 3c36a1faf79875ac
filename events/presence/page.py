"""What the page of who came reads: in as many questions for sixty lines as for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from cop_portal.folding import fold
from cop_portal.refusals import Refused
from events.actions.meanwhile import COUNTS, marks_of_line
from events.actions.presence import refuse_presence
from events.closing import closes_from_words, may_be_closed
from events.models import Event, Presence, PresentPerson, Rsvp
from events.recognizing import everybody_at_hand
from events.visibility import presences_visible_to, rsvps_visible_to
from members.drafts.comparing import line_of
from members.history.latest import latest_change
from members.models import Organization

from .words import counts_of, saved_at

# With more organizations than that the browser is not given their names to complete what is typed.
MOST_NAMES = 300
Words = SafeString | str | Promise


@dataclass
class Said:
    """What is said beside a line, once something was done with it, and what its fields keep of what was typed."""

    words: Words
    is_wrong: bool = False
    typed: Mapping[str, str] = field(default_factory=dict)
    # What the form stays based on, where that is not how the line stands now.
    based_on: str = ""
    # Whether a button of its own puts what was typed in the place of what another wrote.
    offers_mine: bool = False


@dataclass
class Line:
    """One line of who came."""

    presence: Presence
    people: list[PresentPerson]
    marks: str
    said: Said | None = None
    # The member that a walk-in's name means for certain.
    member: Organization | None = None

    @property
    def key(self) -> str:
        """Names the line in addresses."""
        return str(self.presence.public_id)

    @property
    def based_on(self) -> str:
        """What its form carries: fingerprints of what the line says."""
        return (self.said.based_on if self.said else "") or self.marks

    @property
    def counts(self) -> str:
        """How many came, in words."""
        return counts_of(self.presence)

    @property
    def fields(self) -> list[dict[str, Any]]:
        """The numbers that can be typed, with what stands in them; for none nothing, so that 3 does not become 30."""
        typed = self.said.typed if self.said else {}
        return [
            {
                "name": name,
                "label": Presence._meta.get_field(name).verbose_name,
                "value": typed.get(name, getattr(self.presence, name) or ""),
            }
            for name in COUNTS
        ]


@dataclass
class Totals:
    """How many came in all."""

    organizations: int = 0
    walk_ins: int = 0
    women: int = 0
    men: int = 0
    not_stated: int = 0


@dataclass
class Answered:
    """An organization that said yes and has no line yet."""

    organization: Organization
    people: list[str]


@dataclass
class Gone:
    """A line that somebody else has removed, with what was typed into it."""

    words: Words
    name: str
    organization: int | None
    counts: dict[str, str]


@dataclass
class PresencePage:
    """The page of one event."""

    event: Event
    lines: list[Line]
    answered: list[Answered]
    totals: Totals
    # Why nothing can be changed; empty where it can.
    refusal: Words
    may_close: bool
    # From when on it can be closed, in a sentence; empty where it can be by now, or is no event to close.
    closes_from: str
    # Names to complete what is typed.
    names: list[str]
    gone: Gone | None = None

    @property
    def unstated(self) -> int:
        """Of how many people who are listed by name it is not stated whether they are women or men."""
        return sum(not one.sex for line in self.lines for one in line.people)

    @property
    def walk_ins(self) -> list[Line]:
        """Those that are no members yet."""
        return [line for line in self.lines if line.presence.organization is None]

    def line(self, key: str) -> Line | None:
        """The line of this address."""
        return next((line for line in self.lines if line.key == key), None)


def presence_page(
    user, event: Event, *, said: Mapping[str, Said] | None = None, saved: str = "", gone: Gone | None = None
) -> PresencePage:
    """The page for ``user``, who is staff. ``said``: what to say beside which line; ``saved``: the line that was just
    saved, beside which it is said when."""
    presences = list(presences_visible_to(user, event).prefetch_related("people"))
    lines = sorted((line_of_page(one) for one in presences), key=_by_name)
    _recognize(lines)
    page = PresencePage(
        event=event,
        lines=lines,
        answered=_answered(user, event, presences),
        totals=totals_of(presences),
        refusal=refusal_of(event),
        may_close=(may_close := may_be_closed(event)),
        closes_from=closes_from_words(event) if event.state == "running" and not may_close else "",
        names=_names(presences),
        gone=gone,
    )
    for line in lines:
        line.said = (said or {}).get(line.key)
        if line.key == saved and line.said is None:
            line.said = last_saved(line.presence)
    return page


def line_of_page(presence: Presence) -> Line:
    """One line as it stands now."""
    return Line(presence, list(presence.people.all()), line_of(marks_of_line(presence)))


def last_saved(presence: Presence) -> Said | None:
    """When it was saved last, as far as its history tells."""
    change = latest_change(presence)
    return Said(saved_at(change.at)) if change is not None else None


def refusal_of(event: Event) -> Words:
    """Why nothing can be written down of who came; empty where it can."""
    try:
        refuse_presence(event)
    except Refused as refused:
        return refused.message
    return ""


def _by_name(line: Line) -> tuple[str, int]:
    return fold(str(line.presence)).text, line.presence.pk


def totals_of(presences: Iterable[Presence]) -> Totals:
    """How many came in all of these lines."""
    totals = Totals()
    for one in presences:
        totals.organizations += 1
        totals.walk_ins += one.organization_id is None
        totals.women += one.women
        totals.men += one.men
        totals.not_stated += one.not_stated
    return totals


def _answered(user, event: Event, presences: Iterable[Presence]) -> list[Answered]:
    came = {one.organization_id for one in presences}
    yes = rsvps_visible_to(user, event).filter(answer=Rsvp.Answer.YES).prefetch_related("people")
    rows = [row for row in yes if row.organization_id not in came]
    rows.sort(key=lambda row: fold(row.organization.name).text)
    return [Answered(row.organization, [one.name for one in row.people.all()]) for row in rows]


def _names(presences: Iterable[Presence]) -> list[str]:
    """Names of the organizations that have no line yet, in the reader's language."""
    came = [one.organization_id for one in presences if one.organization_id]
    rows = list(Organization.objects.exclude(pk__in=came)[: MOST_NAMES + 1])
    return sorted(row.name for row in rows) if len(rows) <= MOST_NAMES else []


def _recognize(lines: Iterable[Line]) -> None:
    """Find the members that walk-ins have become, each by what its name means for certain."""
    walk_ins = [line for line in lines if line.presence.organization_id is None]
    if walk_ins:
        recognizer = everybody_at_hand()
        for line in walk_ins:
            line.member = recognizer.recognize(line.presence.walk_in_name).certain


def gone_line(event: Event, public_id: UUID, words: Words, typed: Mapping[str, Any]) -> Gone | None:
    """A line of ``event`` that was there and is no more, as its history tells; None where it never was."""
    history: Any = Presence
    last = (
        history.pgh_event_model.objects.filter(public_id=public_id, event_id=event.pk, pgh_label="delete")
        .order_by("-pgh_id")
        .first()
    )
    if last is None:
        return None
    organization = Organization.objects.filter(pk=last.organization_id).first()
    counts = {name: str(typed.get(name, getattr(last, name))) for name in COUNTS}
    name = organization.name if organization else last.walk_in_name
    return Gone(words, name, organization.pk if organization else None, counts)

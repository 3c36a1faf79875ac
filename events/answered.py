"""An organization's answer to an event as its own people read it, and as a form of it remembers it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.crypto import salted_hmac

from members.drafts.comparing import line_of, read_line
from members.models import Organization, User

from .models import Event, Rsvp

# What a form of it may have shown otherwise than it is now.
ANSWER, PEOPLE, ACCESS, DIETARY = "answer", "people", "access", "dietary"


@dataclass(frozen=True)
class Named:
    """Somebody who comes: their name, and their account where they were ticked as a person of the organization."""

    name: str
    user_id: int | None = None


@dataclass(frozen=True)
class Answered:
    """What an organization has answered; everything empty where it has not.

    What its people need is not in it but as fingerprints: that is read by staff alone (``events.visibility``).
    """

    answer: str = ""
    people: tuple[Named, ...] = ()
    on: datetime.date | None = None
    by: User | None = None
    has_access_needs: bool = False
    has_dietary_needs: bool = False
    fingerprints: dict[str, str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many people come for it: who has named nobody is one."""
        return max(1, len(self.people)) if self.answer == Rsvp.Answer.YES else 0

    @property
    def seen(self) -> str:
        """The answer as a page carries it that shows it: fingerprints in one line."""
        return line_of(self.fingerprints)

    def changed_since(self, seen: str | None) -> set[str]:
        """What is otherwise now than on a page that carries ``seen``; nothing where no page is meant."""
        if seen is None:
            return set()
        before = read_line(seen)
        return {part for part, now in self.fingerprints.items() if before.get(part) != now}


def answered(event: Event, organization: Organization) -> Answered:
    """What ``organization`` has answered to ``event``."""
    rsvp = (
        Rsvp.objects.filter(event=event, organization=organization)
        .select_related("answered_by")
        .prefetch_related("people")
        .first()
    )
    return as_answered(rsvp)


def as_answered(rsvp: Rsvp | None) -> Answered:
    """The same of a row at hand; None is that there is none."""
    people = tuple(Named(row.name, row.user_id) for row in rsvp.people.all()) if rsvp else ()
    access = rsvp.access_needs if rsvp else ""
    dietary = rsvp.dietary_needs if rsvp else ""
    answer = rsvp.answer if rsvp else ""
    return Answered(
        answer=answer,
        people=people,
        on=rsvp.answered_on if rsvp else None,
        by=rsvp.answered_by if rsvp else None,
        has_access_needs=bool(access),
        has_dietary_needs=bool(dietary),
        fingerprints={
            ANSWER: fingerprint(answer),
            PEOPLE: fingerprint_of_people(people),
            ACCESS: _of_needs(rsvp, ACCESS, access),
            DIETARY: _of_needs(rsvp, DIETARY, dietary),
        },
    )


def fingerprint(value: Any) -> str:
    """A short fingerprint of a value, keyed."""
    return salted_hmac("events.answered", json.dumps(value)).hexdigest()[:12]


def _of_needs(rsvp: Rsvp | None, part: str, text: str) -> str:
    """The fingerprint of what people need. Of each answer's each part it is another one: else somebody could write
    guesses into an answer of their own, to another event, and see which of them has the fingerprint of this one."""
    return fingerprint([rsvp.pk, part, text] if rsvp is not None and text else text)


def fingerprint_of_people(people: Iterable[Named]) -> str:
    """The fingerprint of who comes, in whatever order they were written."""
    return fingerprint(sorted((one.user_id or 0, one.name) for one in people))

"""Who came to an event: for staff all of them, for an organization's people its own row. Which others came is told by
``events.company``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from events.models import Event, Presence, PresentPerson
from events.visibility import counts_visible_to, people_present_visible_to


@dataclass
class Present:
    """An organization that came, with its people."""

    presence: Presence
    people: list[PresentPerson] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many people came for it."""
        return self.presence.women + self.presence.men + self.presence.not_stated


def who_came(event: Event, user) -> list[Present]:
    """The rows of who came of which ``user`` may read names and counts, by name; walk-ins last."""
    rows = list(counts_visible_to(user, event))
    people: dict[int, list[PresentPerson]] = defaultdict(list)
    for person in people_present_visible_to(user, event) if rows else ():
        people[person.presence_id].append(person)
    rows.sort(key=lambda row: (row.organization_id is None, str(row).casefold()))
    return [Present(row, people[row.pk]) for row in rows]

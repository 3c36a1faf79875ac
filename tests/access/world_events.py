"""Events of the access matrix: one open to members, one for invited organizations, one not announced."""

from __future__ import annotations

import datetime

from events.models import Event, EventInvitation, Presence
from tests.access.matrix import World

APRIL = datetime.date(2021, 4, 1)
END_OF_APRIL = datetime.date(2021, 4, 30)


def event(slug: str, **fields) -> Event:
    """An event of April 2021, announced unless told otherwise."""
    facts = {
        "name_en": slug.replace("-", " "),
        "kind": "workshop",
        "starts_on": APRIL,
        "ends_on": END_OF_APRIL,
        "date_precision": "month",
        "announced_on": APRIL,
    }
    return Event.objects.create(slug=slug, **{**facts, **fields})


def extend(world: World) -> None:
    """Put the events beside the cast."""
    cast = world.cast
    world.things["open_event"] = event("open-workshop")
    world.things["closed_event"] = event("closed-workshop", open_to="invited")
    world.things["draft_event"] = event("draft-workshop", announced_on=None)
    for organization in (cast.weo, cast.al_noor):
        EventInvitation.objects.create(event=world.closed_event, organization=organization)
        Presence.objects.create(event=world.open_event, organization=organization, women=1)

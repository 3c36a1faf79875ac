"""Coming events of the access matrix that are answered: one open to members, one for WEO alone, one that is over."""

from __future__ import annotations

import datetime

from cop_portal.dates import today
from events.models import Event, EventInvitation
from tests.access.matrix import World


def extend(world: World) -> None:
    """Put the events beside the cast."""
    day = today() + datetime.timedelta(days=10)

    def event(slug: str, **fields) -> Event:
        facts = {"kind": "workshop", "starts_on": day, "ends_on": day, "announced_on": today()}
        return Event.objects.create(slug=slug, name_en=slug, **{**facts, **fields})

    world.things["answerable_event"] = event("answerable")
    world.things["answerable_by_weo"] = event("answerable-by-weo", open_to="invited")
    EventInvitation.objects.create(event=world.answerable_by_weo, organization=world.cast.weo)
    yesterday = today() - datetime.timedelta(days=1)
    world.things["over_event"] = event("over", starts_on=yesterday, ends_on=yesterday, announced_on=yesterday)

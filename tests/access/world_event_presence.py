"""An event held lately, at which WEO is written down with a person, and a walk-in."""

from __future__ import annotations

import datetime

from cop_portal.dates import today
from events.models import Presence, PresentPerson, Rsvp
from tests.access.matrix import World
from tests.access.world_events import event


def extend(world: World) -> None:
    """Put the event and its lines beside the cast."""
    cast, yesterday = world.cast, today() - datetime.timedelta(days=1)
    held = event(
        "held-lately", starts_on=yesterday, ends_on=yesterday, announced_on=yesterday, date_precision="day"
    )
    line = Presence.objects.create(event=held, organization=cast.weo, women=1)
    counted = Presence.objects.create(event=held, organization=cast.al_noor, women=1)
    walk_in = Presence.objects.create(event=held, walk_in_name="Mothers of Sinjar")
    world.things["held_event"], world.things["came_line"], world.things["counted_line"] = held, line, counted
    world.things["walk_in_line"] = walk_in
    world.things["came_person"] = PresentPerson.objects.create(presence=line, name="Suzan Aref", sex="woman")
    Rsvp.objects.create(
        event=held,
        organization=cast.outsider_org,
        answer="yes",
        answered_on=yesterday,
        yes_since=yesterday,
        answered_by=cast.outsider,
    )

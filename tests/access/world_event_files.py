"""A workshop with a day, for calendars and sheets, and files of events: open to all, closed, not announced."""

from __future__ import annotations

import datetime

from cop_portal.dates import today
from tests.access.matrix import World
from tests.access.world_events import event
from tests.events.files_of_events import with_file


def extend(world: World) -> None:
    """``day_event``: open to members; ``closed_day_event``: WEO alone is invited; files of both and of the draft."""
    day = today() + datetime.timedelta(days=7)
    facts = {"starts_on": day, "ends_on": day, "date_precision": "day", "announced_on": today()}
    things, cast = world.things, world.cast
    things["day_event"] = event("day-workshop", **facts)
    things["closed_day_event"] = event("closed-day-workshop", **facts, open_to="invited")
    things["closed_day_event"].invitations.create(organization=cast.weo)
    things["agenda"] = with_file(cast, things["day_event"])
    things["closed_agenda"] = with_file(cast, things["closed_day_event"])
    things["draft_agenda"] = with_file(cast, world.draft_event)
    things["signed_sheet"] = with_file(cast, things["day_event"], "signed_sheet")

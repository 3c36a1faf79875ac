"""An event held lately, and a list of who came to it that staff pasted and have not saved."""

from __future__ import annotations

import datetime

from cop_portal.dates import today
from events.models import AttendanceList
from tests.access.matrix import World
from tests.access.world_events import event


def extend(world: World) -> None:
    """Put the event and its list beside the cast."""
    yesterday = today() - datetime.timedelta(days=1)
    held = event(
        "pasted-lately", starts_on=yesterday, ends_on=yesterday, announced_on=yesterday, date_precision="day"
    )
    world.things["pasted_event"] = held
    world.things["pasted_list"] = AttendanceList.objects.create(
        event=held, made_by=world.cast.staff, text="Suzan Aref, WEO\nAli Hassan, Hope NGO"
    )

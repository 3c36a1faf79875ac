"""What the rows of words taken back stand on: WEO said that a recorded meeting was not held."""

from __future__ import annotations

import datetime

from collaborations.actions.meetings import record_meeting
from collaborations.actions.not_held import say_not_held
from cop_portal.dates import today
from tests.access.matrix import World
from tests.collaborations.steps import introduced, party, workshop


def extend(world: World) -> None:
    """``denied_meeting`` of WEO and the discreet organization."""
    cast = world.cast
    event = workshop(cast.weo, cast.discreet_org, slug="after-all-workshop")
    thread = introduced(cast, cast.weo, cast.discreet_org, event=event)
    us = {"organization": cast.weo, "by": cast.suzan}
    both = {party(thread, cast.weo): "", party(thread, cast.discreet_org): ""}
    held_on = today() - datetime.timedelta(days=75)
    meeting = record_meeting(collaboration=thread, held_on=held_on, attending=both, **us)
    world.things["denied_meeting"] = say_not_held(meeting=meeting, reason="A slip.", **us)

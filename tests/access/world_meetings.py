"""A meeting of WEO's thread with the hidden organization, shared with Search, and one that can be taken back."""

from __future__ import annotations

import datetime

from collaborations.actions.meeting_shares import share_with_staff
from collaborations.actions.meetings import plan_meeting, record_meeting
from cop_portal.dates import today
from tests.access.matrix import World
from tests.collaborations.steps import introduced, party, workshop

MONTH = datetime.timedelta(days=30)


def extend(world: World) -> None:
    """``shared_meeting`` and ``taken_back_meeting`` of WEO and the discreet organization; ``moved_meeting`` to come."""
    cast = world.cast
    event = workshop(cast.weo, cast.discreet_org, slug="meetings-workshop")
    thread = introduced(cast, cast.weo, cast.discreet_org, event=event)
    us = {"collaboration": thread, "organization": cast.weo, "by": cast.suzan}
    both = {party(thread, cast.weo): "", party(thread, cast.discreet_org): ""}
    things = world.things
    things["moved_meeting"] = plan_meeting(**us, planned_on=today() + MONTH)
    things["shared_meeting"] = record_meeting(**us, held_on=today() - MONTH, attending=both, notes="We met.")
    for organization, person in ((cast.weo, cast.suzan), (cast.discreet_org, cast.discreet)):
        share_with_staff(
            meeting=things["shared_meeting"], organization=organization, by=person, changes={"notes": True}
        )
    things["taken_back_meeting"] = record_meeting(**us, held_on=today() - 2 * MONTH, attending=both)

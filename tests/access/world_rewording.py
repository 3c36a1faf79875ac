"""A thread that WEO had paused and has left, with a note to the one that stays in it."""

from __future__ import annotations

from collaborations.actions.threads import leave
from cop_portal.dates import today
from members.models import Organization
from tests.access.matrix import World
from tests.collaborations.resting import paused
from tests.collaborations.steps import introduced, workshop


def extend(world: World) -> None:
    """``left_thread``."""
    cast = world.cast
    other = Organization.objects.create(
        slug="left-neighbors", name_en="Left Neighbors", kind="local", member_since=today()
    )
    event = workshop(cast.weo, other, slug="left-workshop")
    world.things["left_thread"] = introduced(cast, cast.weo, other, event)
    paused(cast, world.left_thread)
    leave(collaboration=world.left_thread, organization=cast.weo, by=cast.suzan, note="Thank you.")

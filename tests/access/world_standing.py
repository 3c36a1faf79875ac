"""Two threads of WEO with organizations of their own: one that goes on with nothing planned, and a paused one."""

from __future__ import annotations

from cop_portal.dates import today
from members.models import Organization
from tests.access.matrix import World
from tests.collaborations.resting import paused
from tests.collaborations.steps import introduced, workshop


def extend(world: World) -> None:
    """``calm_thread`` and ``paused_thread``."""
    cast = world.cast
    for name in ("calm", "paused"):
        other = Organization.objects.create(
            slug=f"{name}-neighbors", name_en=f"{name} Neighbors", kind="local", member_since=today()
        )
        event = workshop(cast.weo, other, slug=f"{name}-workshop")
        world.things[f"{name}_thread"] = introduced(cast, cast.weo, other, event)
    paused(cast, world.paused_thread)

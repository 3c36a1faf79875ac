"""A draft of WEO and Al Noor, and two texts that are with them: one that each has put to the other."""

from __future__ import annotations

from collaborations.actions.mou_agreeing import put_to_parties
from tests.access.matrix import World
from tests.collaborations.mou_agreed import PUT, put, written


def extend(world: World) -> None:
    """``text_draft``, ``text_from_us`` (WEO's) and ``text_to_us`` (Al Noor's)."""
    cast = world.cast
    world.things["text_draft"] = written(cast)
    world.things["text_from_us"] = put(cast)
    to_us = written(cast)
    put_to_parties(mou=to_us, organization=cast.al_noor, by=cast.ahmed, on=PUT)
    world.things["text_to_us"] = to_us

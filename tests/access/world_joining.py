"""WEO's own threads into which others are to come, and one that asks WEO."""

from __future__ import annotations

from collaborations.actions.joining import propose, say_to_proposal
from tests.access.matrix import World
from tests.cast import Cast
from tests.collaborations.steps import introduced, workshop


def _thread(cast: Cast, first, second, slug: str):
    return introduced(cast, first, second, workshop(first, second, slug=slug))


def extend(world: World) -> None:
    """``proposed``: Al Noor's proposal that the outsider join its thread with WEO; ``own_proposal``: WEO's that the
    discreet organization's acquaintance join, not asked yet; ``outsider_asked``: WEO's proposal to which Al Noor has
    agreed; ``weo_asked``: the outsider and Al Noor ask WEO."""
    cast, things = world.cast, world.things
    newcomer = things["asked"].first
    person = things["asked"].made_by
    things["proposed"] = propose(
        collaboration=things["thread"],
        organization=cast.al_noor,
        by=cast.ahmed,
        to=cast.outsider_org,
        message="They know the districts.",
    )
    theirs = _thread(cast, cast.weo, newcomer, "joining-workshop")
    things["outsider_asked"] = propose(
        collaboration=theirs, organization=cast.weo, by=cast.suzan, to=cast.outsider_org, message="Join us."
    )
    say_to_proposal(proposal=things["outsider_asked"], organization=newcomer, by=person, agrees=True)
    things["own_proposal"] = propose(
        collaboration=theirs, organization=cast.weo, by=cast.suzan, to=cast.al_noor, message="Join us, too."
    )
    things["weo_asked"] = propose(
        collaboration=things["shown_thread"],
        organization=cast.al_noor,
        by=cast.ahmed,
        to=cast.weo,
        message="Join us.",
    )
    say_to_proposal(
        proposal=things["weo_asked"], organization=cast.outsider_org, by=cast.outsider, agrees=True
    )

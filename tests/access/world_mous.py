"""A memorandum of WEO and Al Noor that waits for Al Noor, and in another thread one that waits for WEO."""

from __future__ import annotations

from collaborations.actions import mous as actions
from tests.access.matrix import World
from tests.collaborations.mous import SIGNED, entered, paper, terms, thread_of


def extend(world: World) -> None:
    """``mou``: entered by WEO; ``mou_to_confirm``: entered by Al Noor; ``mou_thread``: their collaboration."""
    cast = world.cast
    collaboration = thread_of(cast.weo, cast.al_noor)
    world.things["mou_thread"] = collaboration
    world.things["mou"] = entered(cast, collaboration)
    world.things["mou_to_confirm"] = actions.enter_mou(
        organization=cast.al_noor,
        by=cast.ahmed,
        upload=paper(),
        **terms(thread_of(cast.weo, cast.al_noor), on=SIGNED),
    )

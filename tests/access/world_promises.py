"""WEO's action points in its thread with Al Noor: one that is done, with the file that shows it."""

from __future__ import annotations

from collaborations.actions.promises import mark_done, promise
from tests.access.matrix import World
from tests.collaborations.mous import paper
from tests.collaborations.steps import party


def extend(world: World) -> None:
    """``kept_promise`` and its ``promise_file``."""
    cast, thread = world.cast, world.thread
    us = {"organization": cast.weo, "by": cast.suzan}
    kept = promise(**us, collaboration=thread, party=party(thread, cast.weo), what="Send the handbook")
    mark_done(action_point=kept, **us, evidence="Sent.", upload=paper("receipt.pdf"))
    world.things["kept_promise"] = kept
    kept.file.refresh_from_db()
    world.things["promise_file"] = kept.file

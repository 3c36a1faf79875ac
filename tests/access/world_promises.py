"""WEO's action points in its thread with Al Noor: one that is done, with the file that shows it, and one
that it moved."""

from __future__ import annotations

import datetime

from collaborations.actions.promise_changes import move_due
from collaborations.actions.promises import mark_done, promise
from cop_portal.dates import today
from tests.access.matrix import World
from tests.collaborations.mous import paper
from tests.collaborations.steps import party

MOVED = "The list was not ready."


def extend(world: World) -> None:
    """``kept_promise`` and its ``promise_file``; ``moved_promise``."""
    cast, thread = world.cast, world.thread
    us = {"organization": cast.weo, "by": cast.suzan}
    kept = promise(**us, collaboration=thread, party=party(thread, cast.weo), what="Send the handbook")
    mark_done(action_point=kept, **us, evidence="Sent.", upload=paper("receipt.pdf"))
    world.things["kept_promise"] = kept
    kept.file.refresh_from_db()
    world.things["promise_file"] = kept.file
    moved = promise(**us, collaboration=thread, party=party(thread, cast.weo), what="Send the list")
    world.things["moved_promise"] = move_due(
        action_point=moved, **us, due_on=today() + datetime.timedelta(days=9), reason=MOVED
    )

"""Joint activities of WEO's thread with Al Noor: one with a file, and one that can be opened to all members."""

from __future__ import annotations

from collaborations.actions.activity_files import add_activity_file
from collaborations.actions.activity_opening import open_activity
from collaborations.models import Collaboration
from cop_portal.dates import today
from tests.access.matrix import World
from tests.cast import Cast
from tests.collaborations.activity_steps import announcement, pdf, planned, tick, us
from tests.collaborations.mous import thread_of


def extend(world: World) -> None:
    """``activity_file``: WEO's, ``their_activity_file``: Al Noor's; ``to_open``: a training of a thread that both show;
    ``opened_activity``: one that is open to all."""
    cast: Cast = world.cast
    thread: Collaboration = thread_of(cast.weo, cast.al_noor)
    thread.parties.update(accepted_by=cast.suzan)
    tick(cast, thread)
    row = planned(cast, thread, title="With files")
    world.things["activity_with_files"] = row
    world.things["activity_file"] = add_activity_file(activity=row, **us(cast), upload=pdf())
    world.things["their_activity_file"] = add_activity_file(
        activity=row, organization=cast.al_noor, by=cast.ahmed, upload=pdf(pages=3)
    )
    world.things["to_open"] = planned(cast, thread, title="To open")
    world.things["to_move"] = planned(cast, thread, title="To move", planned_on=today(), planned_until=None)
    other = planned(cast, thread, title="Open already")
    world.things["opened_activity"] = open_activity(
        activity=other, **us(cast), announcement=announcement(name_en="Open training")
    )

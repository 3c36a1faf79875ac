"""A thread's picture for other members: drawn from its stage alone, so that it tells them no more than the word."""

from __future__ import annotations

from dataclasses import dataclass

from collaborations.stages import Stage
from collaborations.thread.facts import Thread
from collaborations.thread.stage_line import MOU_KNOT
from cop_portal.ui.thread import Stage as Knot

KNOTS = 7
# The position of each stage's knot, from 0. How two met, before they were introduced, is not said.
REACHED = {
    Stage.INTRODUCED: 1,
    Stage.TALKING: 2,
    Stage.AGREED: 3,
    Stage.MOU_WITH_PARTIES: MOU_KNOT,
    Stage.IN_FORCE: MOU_KNOT,
    Stage.ACTIVE: 5,
}


@dataclass(frozen=True)
class OutsidePicture:
    """What ``{% stage_picture %}`` draws of a thread that is read from outside."""

    thread: Thread
    knots: list[Knot]
    cord_from: int | None


def outside_picture(thread: Thread) -> OutsidePicture | None:
    """The picture of ``thread``; None while it rests, when its stage is not told."""
    if thread.rest is not None:
        return None
    stage = Stage(thread.collaboration.stage)
    last = REACHED[stage]
    now = "hollow" if stage == Stage.MOU_WITH_PARTIES else "now"
    states = ["done" if place < last else now if place == last else "ahead" for place in range(KNOTS)]
    knots = [Knot(label="", date="", state=state) for state in states]
    return OutsidePicture(thread, knots, MOU_KNOT if stage == Stage.IN_FORCE else None)

"""Whether what a thread has signed has come to its end: its stage stays, and the words say so."""

from __future__ import annotations

import datetime

from collaborations.mous.states import MouState, last_day
from collaborations.thread.facts import Thread


def mou_ended_on(thread: Thread) -> datetime.date | None:
    """The last day of the memorandum that ended last; None while one is in force, and where none was."""
    if any(facts.state == MouState.IN_FORCE for facts in thread.mous):
        return None
    ended = [last_day(facts.mou) for facts in thread.mous if facts.state == MouState.ENDED]
    return max((day for day in ended if day is not None), default=None)


def is_being_signed(thread: Thread) -> bool:
    """Whether every party has agreed to a text that is written here, and none waits for an agreement."""
    states = {facts.state for facts in thread.mous if facts.first.version.written_here}
    return MouState.SIGNING in states and MouState.WITH_PARTIES not in states

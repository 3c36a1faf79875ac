"""Who gets what of a meeting: the parties all of it, staff what these share, nobody else anything."""

from __future__ import annotations

from tests.access.matrix import Row, World, who
from tests.access.rows_collaborations import PARTIES, PARTIES_AND_STAFF, SPEAKS, SPEAKS_DONE, form, planned


def moved(world: World) -> dict:
    """The meeting as it is planned, at another place."""
    return {**planned(place="Erbil")(world), "seen": world.moved_meeting.version}


ROWS = [
    Row(
        "collaborations:meeting",
        lambda w: [w.shared_meeting.public_id],
        get=PARTIES_AND_STAFF,
        label="shared",
    ),
    Row("collaborations:meeting_calendar", lambda w: [w.moved_meeting.public_id], get=PARTIES),
    Row(
        "collaborations:meeting_calendar",
        lambda w: [w.shared_meeting.public_id],
        get=who("in", 404, 404, 404, 404, 404),
        label="held",
    ),
    Row(
        "collaborations:meeting_move",
        lambda w: [w.moved_meeting.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=moved,
    ),
    Row(
        "collaborations:meeting_share",
        lambda w: [w.shared_meeting.public_id],
        post=SPEAKS_DONE,
        data=form(areas="1"),
    ),
    Row(
        "collaborations:meeting_not_held",
        lambda w: [w.taken_back_meeting.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(what="not_held", reason="It was another thread's."),
    ),
]

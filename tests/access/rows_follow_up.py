"""Who gets what of staff's follow-up board, the funnel and nudges, and of a party's reminder."""

from __future__ import annotations

from tests.access.matrix import STAFF, Row, who

DONE_BY_STAFF = who("in", 404, 404, 404, 302, 404)


def thread(world) -> list:
    """The arguments of a URL of the thread."""
    return [world.thread.public_id]


ROWS = [
    Row("collaborations:funnel", get=STAFF),
    Row(
        "collaborations:cold_after",
        get=DONE_BY_STAFF,
        post=DONE_BY_STAFF,
        data=lambda _world: {"cold_after_days": "30"},
    ),
    Row(
        "collaborations:cold_after",
        post=who("in", 404, 404, 404, 422, 404),
        data=lambda _world: {"cold_after_days": "3"},
        label="too few days",
    ),
    Row("collaborations:nudge", thread, post=DONE_BY_STAFF),
    # Who reads a thread that is shown to other members neither nudges nor reminds in it.
    Row("collaborations:nudge", lambda w: [w.shown_thread.public_id], post=DONE_BY_STAFF, label="shown"),
    Row("collaborations:remind", thread, post=who("in", 404, 302, 404, 404, 404)),
    Row(
        "collaborations:remind",
        lambda w: [w.shown_thread.public_id],
        post=who("in", 404, 404, 302, 404, 404),
        label="shown",
    ),
]

"""Who pauses a thread, concludes it and takes it up again: who speaks for a party. Each in a thread of its own."""

from __future__ import annotations

from tests.access.matrix import Row
from tests.access.rows_collaborations import SPEAKS, SPEAKS_DONE, form

WORDS = form(text="Until the elections are over", language="en")

ROWS = [
    Row(
        "collaborations:pause", lambda w: [w.calm_thread.public_id], get=SPEAKS, post=SPEAKS_DONE, data=WORDS
    ),
    Row(
        "collaborations:conclude",
        lambda w: [w.calm_thread.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=WORDS,
    ),
    Row(
        "collaborations:take_up",
        lambda w: [w.paused_thread.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(seen="paused"),
    ),
]

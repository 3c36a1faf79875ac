"""Who writes their own organization's words anew: who speaks for it, in the thread and after having left one."""

from __future__ import annotations

from collaborations.actions.rewording import words_seen
from tests.access.matrix import Row
from tests.access.rows_collaborations import SPEAKS, SPEAKS_DONE, form
from tests.collaborations.resting import REASON

ROWS = [
    Row(
        "collaborations:rest_words",
        lambda w: [w.paused_thread.public_id, 1],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(text="Until spring", language="en", seen=words_seen(REASON)),
    ),
    Row(
        "collaborations:rest_words",
        lambda w: [w.left_thread.public_id, 1],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(text="Until spring", language="en", seen=words_seen(REASON)),
        label="left",
    ),
    Row(
        "collaborations:denial_words",
        lambda w: [w.denied_meeting.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(reason="By mistake.", seen=words_seen("A slip.")),
    ),
    Row(
        "collaborations:leave_note",
        lambda w: [w.left_thread.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(note="Many thanks.", seen=words_seen("Thank you.")),
    ),
]

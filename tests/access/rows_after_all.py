"""Who takes back what was said against the record of a meeting: who speaks for the organization that said it."""

from __future__ import annotations

from tests.access.matrix import Row
from tests.access.rows_collaborations import SPEAKS, SPEAKS_DONE, form

ROWS = [
    Row(
        "collaborations:meeting_after_all",
        lambda w: [w.denied_meeting.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(people=""),
    ),
]

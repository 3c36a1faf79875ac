"""Who reads and answers what Search suggests, and who says that an organization is not to be put forward."""

from __future__ import annotations

from tests.access.matrix import Row, who

# A colleague reads it and leaves the answer to a representative. Staff see that it waits, or did not come about.
PARTIES_AND_STAFF = who("in", 200, 200, 404, 200, 404)
SPEAKS_DONE = who("in", 404, 302, 404, 404, 404)
STAFF_ALONE = who("in", 404, 404, 404, 200, 404)
NOBODY_DONE = who("in", 404, 404, 404, 404, 404)
# Each for their own organization, of one that they may know of.
REPRESENTATIVES = who("in", 404, 200, 200, 404, 404)
REPRESENTATIVES_DONE = who("in", 404, 302, 302, 404, 404)


def answer(_world) -> dict:
    """An answer, which each sends as if they could."""
    return {"answer": "yes", "reason": ""}


ROWS = [
    Row(
        "collaborations:suggestion",
        lambda w: [w.suggested.public_id],
        get=PARTIES_AND_STAFF,
        post=SPEAKS_DONE,
        data=answer,
        label="to answer",
    ),
    Row(
        "collaborations:suggestion",
        lambda w: [w.suggested_refused.public_id],
        get=PARTIES_AND_STAFF,
        post=who("in", 404, 422, 404, 404, 404),
        data=answer,
        label="answered otherwise",
    ),
    Row(
        "collaborations:suggestion",
        lambda w: [w.suggested_hidden.public_id],
        get=STAFF_ALONE,
        post=NOBODY_DONE,
        data=answer,
        label="not asked yet",
    ),
    Row(
        "collaborations:not_for_us",
        lambda w: [w.suggested_society.slug],
        get=REPRESENTATIVES,
        post=REPRESENTATIVES_DONE,
        data=lambda _world: {},
    ),
    Row(
        "collaborations:not_for_us",
        lambda _world: ["hidden"],
        get=NOBODY_DONE,
        post=NOBODY_DONE,
        data=lambda _world: {},
        label="hidden",
    ),
]

"""Who gets what of action points. Colleague and representative are WEO's, which owes both; the outsider is no party."""

from __future__ import annotations

from collaborations.actions.rewording import words_seen
from tests.access.matrix import Row, who
from tests.access.rows_collaborations import PARTIES, PARTIES_DONE, SPEAKS, SPEAKS_DONE, date, form
from tests.access.world_promises import MOVED

# A colleague takes it on; whoever belongs to no organization owes nothing.
MEMBERS_ONLY = who("in", 200, 200, 200, 404, 404)


ROWS = [
    Row("collaborations:action_points", get=MEMBERS_ONLY),
    Row("collaborations:action_point", lambda w: [w.action_point.public_id], get=PARTIES),
    Row("collaborations:action_point", lambda w: [w.kept_promise.public_id], get=PARTIES, label="done"),
    Row("collaborations:action_file", lambda w: [w.promise_file.public_id], get=PARTIES),
    Row(
        "collaborations:action_reopen",
        lambda w: [w.kept_promise.public_id],
        get=PARTIES,
        post=PARTIES_DONE,
        data=form(reason="It was another one."),
    ),
    Row(
        "collaborations:action_evidence",
        lambda w: [w.kept_promise.public_id],
        get=PARTIES,
        post=PARTIES_DONE,
        data=form(evidence="Sent by post."),
    ),
    Row(
        "collaborations:action_reassign",
        lambda w: [w.action_point.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=lambda w: {
            "party": w.thread.parties.get(organization=w.cast.al_noor, left_on=None).pk,
            "reason": "They know the trainers.",
        },
    ),
    Row(
        "collaborations:action_correct",
        lambda w: [w.action_point.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(what="Name three trainers", language="en"),
    ),
    Row(
        "collaborations:action_correct",
        lambda w: [w.kept_promise.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(what="Send the handbook by post", language="en"),
        label="done",
    ),
    Row(
        "collaborations:action_move_words",
        lambda w: [w.moved_promise.public_id, 1],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(reason="It was not ready.", seen=words_seen(MOVED)),
    ),
    Row(
        "collaborations:action_due",
        lambda w: [w.action_point.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=lambda _w: {**date("due_on"), "reason": "The trainers are away."},
    ),
    Row(
        "collaborations:action_person",
        lambda w: [w.action_point.public_id],
        get=PARTIES,
        post=PARTIES_DONE,
        data=form(person=""),
    ),
]

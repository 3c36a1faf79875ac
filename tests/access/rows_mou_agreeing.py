"""Who gets what of agreeing to a text: its parties read it, their representatives decide, nobody else knows of it."""

from __future__ import annotations

from tests.access.matrix import Row, World, who

READERS = who("in", 200, 200, 404, 404, 404)
REPRESENTATIVE = who("in", 404, 200, 404, 404, 404)
REPRESENTATIVE_DONE = who("in", 404, 302, 404, 404, 404)


def _remarks(world: World) -> dict:
    return {"revision": "1", "remarks": "Two years.", "language": "en"}


ROWS = [
    Row("collaborations:mou_text", lambda w: [w.text_to_us.public_id], get=READERS, label="with the parties"),
    Row(
        "collaborations:mou_put",
        lambda w: [w.text_draft.public_id],
        get=REPRESENTATIVE,
        post=REPRESENTATIVE_DONE,
        data=lambda w: {"draft_version": w.text_draft.draft_version},
    ),
    Row(
        "collaborations:mou_put",
        lambda w: [w.text_to_us.public_id],
        get=REPRESENTATIVE_DONE,
        label="with the parties already",
    ),
    Row(
        "collaborations:mou_agree",
        lambda w: [w.text_to_us.public_id],
        post=REPRESENTATIVE_DONE,
        data=lambda w: {"revision": "1"},
    ),
    Row(
        "collaborations:mou_send_back",
        lambda w: [w.text_to_us.public_id],
        get=REPRESENTATIVE,
        post=REPRESENTATIVE_DONE,
        data=_remarks,
    ),
    Row(
        "collaborations:mou_decline",
        lambda w: [w.text_to_us.public_id],
        get=REPRESENTATIVE,
        post=REPRESENTATIVE_DONE,
        data=lambda w: {"reason": "Our board said no."},
    ),
    Row(
        "collaborations:mou_decline",
        lambda w: [w.text_from_us.public_id],
        get=REPRESENTATIVE_DONE,
        label="one's own",
    ),
    Row(
        "collaborations:mou_give_up",
        lambda w: [w.text_from_us.public_id],
        get=REPRESENTATIVE,
        post=REPRESENTATIVE_DONE,
        data=lambda w: {"reason": "Too early."},
    ),
]

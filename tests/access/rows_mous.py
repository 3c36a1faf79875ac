"""Who gets what of memoranda. The parties are WEO and Al Noor; staff see the page and, unless closed, the document."""

from __future__ import annotations

from tests.access.matrix import Row, World, who

PARTIES = who("in", 200, 200, 404, 404, 404)
PARTIES_AND_STAFF = who("in", 200, 200, 404, 200, 404)
REPRESENTATIVE = who("in", 404, 200, 404, 404, 404)
REPRESENTATIVE_DONE = who("in", 404, 302, 404, 404, 404)
REPRESENTATIVE_INCOMPLETE = who("in", 404, 422, 404, 404, 404)


def _signature(world: World) -> dict:
    return {
        "signatory_name": "Suzan Aref",
        "capacity": "Director",
        "signed_on_day": "21",
        "signed_on_month": "9",
        "signed_on_year": "2021",
        "copy": str(world.mou_to_confirm.versions.get().copies.get().public_id),
    }


def _reason(world: World) -> dict:
    return {"reason": "A page is missing."}


ROWS = [
    Row("collaborations:mou", lambda w: [w.mou.public_id], get=PARTIES_AND_STAFF),
    Row(
        "collaborations:mou_enter",
        lambda w: [w.thread.public_id],
        get=REPRESENTATIVE,
        post=REPRESENTATIVE_INCOMPLETE,
    ),
    Row(
        "collaborations:mou_enter",
        lambda w: [w.mou_thread.public_id],
        get=REPRESENTATIVE_DONE,
        post=REPRESENTATIVE_INCOMPLETE,
        label="while one waits for signatures",
    ),
    Row(
        "collaborations:mou_confirm",
        lambda w: [w.mou_to_confirm.public_id],
        get=REPRESENTATIVE,
        post=REPRESENTATIVE_DONE,
        data=_signature,
    ),
    Row(
        "collaborations:mou_return",
        lambda w: [w.mou_to_confirm.public_id],
        get=REPRESENTATIVE,
        post=REPRESENTATIVE_DONE,
        data=_reason,
    ),
    Row("collaborations:mou_staff_access", lambda w: [w.mou.public_id], post=REPRESENTATIVE_DONE),
    Row("collaborations:mou_openings", lambda w: [w.mou.public_id], get=PARTIES),
    Row(
        "collaborations:mou_document",
        lambda w: [w.mou.versions.get().copies.get().public_id],
        get=PARTIES_AND_STAFF,
    ),
]

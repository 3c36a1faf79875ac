"""Who gets what of signing on paper. A paper in the making is its party's representatives' alone; staff record what a
party asks for in writing, and what Search signs as a witness."""

from __future__ import annotations

from tests.access.matrix import STAFF, Row, World, who

REPRESENTATIVE = who("in", 404, 200, 404, 404, 404)
REPRESENTATIVE_INCOMPLETE = who("in", 404, 422, 404, 404, 404)
REPRESENTATIVE_DONE = who("in", 404, 302, 404, 404, 404)
PARTIES_AND_STAFF = who("in", 200, 200, 404, 200, 404)
STAFF_DONE = who("in", 404, 404, 404, 302, 404)
STAFF_INCOMPLETE = who("in", 404, 404, 404, 422, 404)
MISSING = who("in", 404, 404, 404, 404, 404)


def _signed(world: World) -> dict:
    return {
        "signatory_name": "Suzan Aref",
        "capacity": "Director",
        "signed_on_day": "21",
        "signed_on_month": "9",
        "signed_on_year": "2021",
    }


def _back(world: World) -> dict:
    return {"reason": "A page is missing.", "copy": str(world.counterpart.public_id)}


def _not_signed(world: World) -> dict:
    return {"reason": "Our board reads it again.", "signature": str(world.on_request.public_id)}


ROWS = [
    Row(
        "collaborations:mou_paper",
        lambda w: [w.mou_to_sign.public_id],
        get=REPRESENTATIVE,
        post=REPRESENTATIVE_DONE,
        label="with photos: its pages",
    ),
    Row(
        "collaborations:mou_paper",
        lambda w: [w.mou_of_al_noor.public_id],
        get=REPRESENTATIVE,
        post=REPRESENTATIVE_INCOMPLETE,
        label="without: the upload",
    ),
    Row(
        "collaborations:mou_paper",
        lambda w: [w.mou_to_sign.public_id, 7],
        get=MISSING,
        label="no such amendment",
    ),
    Row("collaborations:mou_sheet", lambda w: [w.sheet.public_id], get=REPRESENTATIVE),
    Row(
        "collaborations:mou_paper_page", lambda w: [w.pdf_paper.public_id, 1], get=MISSING, label="of Al Noor"
    ),
    Row("collaborations:mou_copy_page", lambda w: [w.counterpart.public_id, 1], get=PARTIES_AND_STAFF),
    Row(
        "collaborations:mou_return",
        lambda w: [w.mou_of_al_noor.public_id],
        get=REPRESENTATIVE,
        post=REPRESENTATIVE_DONE,
        data=_back,
        label="another party's copy",
    ),
    Row(
        "collaborations:mou_take_back",
        lambda w: [w.mou_to_record.public_id],
        get=REPRESENTATIVE,
        post=REPRESENTATIVE_DONE,
        data=_not_signed,
        label="recorded by staff",
    ),
    Row(
        "collaborations:mou_take_back",
        lambda w: [w.mou_to_sign.public_id],
        get=REPRESENTATIVE_DONE,
        label="nothing signed: back",
    ),
    Row("collaborations:mou_record", lambda w: [w.mou_to_record.public_id], get=STAFF, post=STAFF_INCOMPLETE),
    Row(
        "collaborations:mou_witness",
        lambda w: [w.mou_to_record.public_id],
        get=STAFF,
        post=STAFF_DONE,
        data=_signed,
    ),
    Row("collaborations:mou_request", lambda w: [w.on_request.public_id], get=PARTIES_AND_STAFF),
]

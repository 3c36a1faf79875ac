"""Who links what proves a commitment, and amends, renews and ends a memorandum of WEO and Al Noor."""

from __future__ import annotations

from cop_portal.dates import today
from tests.access.matrix import Row, World
from tests.access.rows_collaborations import (
    PARTIES,
    PARTIES_AND_STAFF,
    PARTIES_DONE,
    SPEAKS,
    SPEAKS_DONE,
    SPEAKS_INCOMPLETE,
    date,
    form,
)


def _commitment(world: World) -> list:
    return [world.signed_mou.commitments.get().public_id]


def _mou(world: World) -> list:
    return [world.signed_mou.public_id]


def _proving(world: World) -> dict:
    return {"proving": [str(world.proof_to_link.public_id)]}


def _last_day(world: World) -> dict:
    return {**date("ends_on"), "reason": "The project is over.", "language": "en"}


def _term(world: World) -> dict:
    later = {**date("ends_on"), "ends_on_year": today().year + 1}
    key = "3b0e6f0a-7d1f-4a39-9d51-0c6a6d0f4a11"
    return {**date("starts_on"), **later, "renewal": "none", "key": key}


ROWS = [
    Row("collaborations:commitment", _commitment, get=PARTIES, post=PARTIES_DONE, data=_proving),
    Row("collaborations:commitment_meetings", _commitment, post=PARTIES_DONE, data=form()),
    Row(
        "collaborations:commitment_unlink",
        lambda w: [*_commitment(w), w.proof_linked.public_id],
        post=PARTIES_DONE,
        data=form(),
    ),
    Row("collaborations:mou_end", _mou, get=SPEAKS, post=SPEAKS_DONE, data=_last_day),
    Row(
        "collaborations:mou_end_back",
        lambda w: [w.ended_mou.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(),
    ),
    Row("collaborations:mou_renew", _mou, get=PARTIES, post=PARTIES_DONE, data=_term),
    Row(
        "collaborations:mou_amend",
        _mou,
        get=PARTIES,
        post=PARTIES_DONE,
        data=form(title="Longer", purpose="One year longer.", new_renewal=""),
    ),
    Row("collaborations:mou_amend_enter", _mou, get=SPEAKS, post=SPEAKS_INCOMPLETE, data=form()),
    Row("collaborations:mou_amendment", lambda w: [*_mou(w), 1], get=PARTIES_AND_STAFF),
    Row("collaborations:mou_amendment", lambda w: [w.ended_mou.public_id, 1], get=PARTIES, label="a draft"),
]

"""Who gets what of drafting. A draft is its parties' own, colleagues included; staff change the model texts alone."""

from __future__ import annotations

from tests.access.matrix import Row, World, who

WRITERS = who("in", 200, 200, 404, 404, 404)
WRITERS_DONE = who("in", 302, 302, 404, 404, 404)
WRITERS_INCOMPLETE = who("in", 422, 422, 404, 404, 404)
REPRESENTATIVES = who("in", 404, 200, 404, 404, 404)
REPRESENTATIVES_INCOMPLETE = who("in", 404, 422, 404, 404, 404)
STAFF_ALONE = who("in", 404, 404, 404, 200, 404)
STAFF_INCOMPLETE = who("in", 404, 404, 404, 422, 404)
# The script hears that nobody is signed in any more.
BY_SCRIPT = who(401, 200, 200, 404, 404, 404)


def _purpose(world: World) -> dict:
    return {"title_en": "Quotas", "purpose_en": "Learn.", "seen": "1"}


def _version(world: World) -> list:
    return [world.draft_mou.public_id, 2]


ROWS = [
    Row(
        "collaborations:mou_begin",
        lambda w: [w.thread_to_draft.public_id],
        get=WRITERS,
        post=WRITERS_INCOMPLETE,
    ),
    Row(
        "collaborations:mou_begin",
        lambda w: [w.draft_mou.collaboration.public_id],
        get=WRITERS_DONE,
        post=WRITERS_INCOMPLETE,
        label="while one is drafted",
    ),
    Row(
        "collaborations:mou_begin_unsaved",
        lambda w: [w.thread_to_draft.public_id],
        post=BY_SCRIPT,
        data=lambda w: {"title": "Quotas"},
    ),
    Row("collaborations:mou_text", lambda w: [w.draft_mou.public_id], get=WRITERS),
    Row(
        "collaborations:mou_parties",
        lambda w: [w.draft_mou.public_id],
        get=REPRESENTATIVES,
        post=REPRESENTATIVES_INCOMPLETE,
    ),
    Row("collaborations:mou_text", lambda w: [w.amended_mou.public_id, 1], get=WRITERS, label="an amendment"),
    Row(
        "collaborations:mou_write",
        lambda w: [w.draft_mou.public_id, "words"],
        get=WRITERS,
        post=WRITERS_INCOMPLETE,
    ),
    Row(
        "collaborations:mou_write",
        lambda w: [w.amended_mou.public_id, 1, "term"],
        get=WRITERS,
        post=WRITERS_INCOMPLETE,
        data=lambda w: {"new_renewal": "whenever"},
        label="an amendment",
    ),
    Row(
        "collaborations:mou_unsaved",
        lambda w: [w.draft_mou.public_id, "words"],
        post=BY_SCRIPT,
        data=_purpose,
    ),
    Row(
        "collaborations:mou_unsaved",
        lambda w: [w.amended_mou.public_id, 1, "words"],
        post=WRITERS_DONE,
        data=lambda w: {"keep_draft": "yes", "purpose_en": "Longer."},
        label="an amendment, by the button",
    ),
    Row("collaborations:mou_text_versions", lambda w: [w.draft_mou.public_id], get=WRITERS),
    Row("collaborations:mou_text_version", _version, get=WRITERS),
    Row("collaborations:mou_text_changes", _version, get=WRITERS),
    Row("collaborations:mou_text_paper", _version, get=WRITERS),
    Row("collaborations:mou_text_plain", _version, get=WRITERS),
    Row("collaborations:mou_models", get=STAFF_ALONE),
    Row("collaborations:mou_model", lambda w: ["en"], get=STAFF_ALONE, post=STAFF_INCOMPLETE),
]

"""Who gets what where another organization is to join. Colleague and representative are WEO's; of the outsider, which
is party to none of WEO's threads, the proposals say whether it is asked."""

from __future__ import annotations

from tests.access.matrix import Row, who

PARTY = who("in", 200, 200, 404, 404, 404)
# The organization that is asked reads the page, too.
PARTY_AND_ASKED = who("in", 200, 200, 200, 404, 404)
SPEAKS = who("in", 404, 200, 404, 404, 404)
SPEAKS_DONE = who("in", 404, 302, 404, 404, 404)


def form(**data):
    """A form."""
    return lambda _world: data


ROWS = [
    Row(
        "collaborations:propose",
        lambda w: [w.thread.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=lambda w: {
            "organization": w.asked.first_id,
            "message": "They know the districts.",
            "language": "en",
        },
    ),
    Row(
        "collaborations:propose",
        lambda w: [w.shown_thread.public_id],
        # WEO is no party of it, though it is shown to all members; the outsider is.
        get=who("in", 404, 404, 200, 404, 404),
        post=who("in", 404, 404, 422, 404, 404),
        data=form(),
        label="of others",
    ),
    Row(
        "collaborations:joining",
        lambda w: [w.proposed.public_id],
        get=PARTY,
        post=SPEAKS_DONE,
        data=form(agrees="yes"),
        label="to agree",
    ),
    Row(
        "collaborations:joining",
        lambda w: [w.own_proposal.public_id],
        get=PARTY,
        post=SPEAKS_DONE,
        data=form(take_back="1"),
        label="to take back",
    ),
    # Asked: its own people read it; what the parties do they cannot.
    Row(
        "collaborations:joining",
        lambda w: [w.outsider_asked.public_id],
        get=PARTY_AND_ASKED,
        post=who("in", 404, 302, 404, 404, 404),
        data=form(take_back="1"),
        label="asked elsewhere",
    ),
    # WEO is asked: a colleague reads it and leaves the answer to a representative; the outsider is a party here.
    Row(
        "collaborations:joining",
        lambda w: [w.weo_asked.public_id],
        get=PARTY_AND_ASKED,
        post=who("in", 404, 302, 422, 404, 404),
        data=form(answer="yes"),
        label="to answer",
    ),
]

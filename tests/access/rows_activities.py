"""Who gets what of joint activities' files, of plans that are changed, and of a training that is open to all members.

Colleague and representative are WEO's, which is a party; the outsider is none."""

from __future__ import annotations

from collaborations.activities.days import plan_seen
from tests.access.matrix import MEMBERS, NOBODY, Row, World, who
from tests.access.rows_collaborations import (
    PARTIES,
    PARTIES_DONE,
    SPEAKS,
    SPEAKS_DONE,
    SPEAKS_INCOMPLETE,
    date,
)
from tests.collaborations.activity_steps import pdf, typed_announcement

NUMBER_OF_NOTHING = "00000000-0000-4000-8000-000000000000"
# Sent on to the activity's page, or to the page of what members read.
SPEAKS_SENT_ON = who("in", 404, 302, 404, 404, 404)


def of(name: str):
    """The arguments of the addresses of a thing."""
    return lambda w: [getattr(w, name).public_id]


def upload(_world: World) -> dict:
    """What the form for a file sends."""
    return {"title": "Report", "upload": pdf("Another.pdf", pages=4)}


def moved(world: World) -> dict:
    """Tomorrow's plan is today's: the place is another."""
    return {"seen": plan_seen(world.to_move), "place": "Mosul", **date("planned_on")}


def announced(_world: World) -> dict:
    """What members read; whoever belongs to one organization need not name it."""
    return {name: value for name, value in typed_announcement().items() if name != "acting_for"}


ROWS = [
    Row("collaborations:activity_move", of("to_move"), get=SPEAKS, post=SPEAKS_DONE, data=moved),
    Row("collaborations:activity_move", of("opened_activity"), get=SPEAKS_SENT_ON, label="open to all"),
    Row("collaborations:activity_open", of("to_open"), get=SPEAKS, post=SPEAKS_DONE, data=announced),
    Row("collaborations:activity_open", of("opened_activity"), get=SPEAKS, label="to change it"),
    Row(
        "collaborations:activity_open",
        of("activity"),
        get=SPEAKS,
        post=SPEAKS_INCOMPLETE,
        data=announced,
        label="of a thread that is not shown",
    ),
    Row(
        "events:detail",
        lambda w: [w.opened_activity.event.slug],
        get=MEMBERS,
        label="a training that members opened",
    ),
    Row("collaborations:activity_file", of("activity_file"), get=PARTIES),
    Row("collaborations:activity_file", of("their_activity_file"), get=PARTIES, label="the other party's"),
    Row("collaborations:activity_file", lambda w: [NUMBER_OF_NOTHING], get=NOBODY, label="missing"),
    Row(
        "collaborations:activity_file_add",
        of("activity_with_files"),
        get=PARTIES,
        post=PARTIES_DONE,
        data=upload,
    ),
    Row("collaborations:activity_file_remove", of("activity_file"), get=PARTIES, post=PARTIES_DONE),
    Row(
        "collaborations:activity_file_remove",
        of("their_activity_file"),
        get=NOBODY,
        post=NOBODY,
        label="the other party's",
    ),
]

"""Who notes that they met at an event, who reads the request that came of it, and who logs introductions."""

from __future__ import annotations

from tests.access.matrix import STAFF, Row, World, who

STAFF_DONE = who("in", 404, 404, 404, 302, 404)
# Anybody of an organization that is there; the outsider's is not, staff and observers belong to none.
THERE_DONE = who("in", 302, 302, 404, 404, 404)
NOBODY_DONE = who("in", 404, 404, 404, 404, 404)


def today(world: World) -> list:
    """The arguments of a URL beneath the workshop of today."""
    return [world.today_event.slug]


def about(slug: str, **data):
    """A tap about the organization of this address."""
    return lambda _world: {"other": slug, **data}


ROWS = [
    Row("collaborations:tap", today, post=THERE_DONE, data=about("guest", mark="met"), label="met"),
    Row("collaborations:tap", today, post=THERE_DONE, data=about("noter", mark="talk_on"), label="answer"),
    Row("collaborations:tap", today, post=THERE_DONE, data=about("guest", take_back="1"), label="take back"),
    Row("collaborations:tap", today, post=NOBODY_DONE, data=about("hidden", mark="met"), label="hidden"),
    Row("collaborations:tap", today, post=NOBODY_DONE, data=about("al-noor", mark="met"), label="not there"),
    Row(
        "collaborations:tap",
        lambda w: [w.draft_event.slug],
        post=NOBODY_DONE,
        data=about("guest", mark="met"),
        label="not announced",
    ),
    # A colleague reads what was noted, and leaves the answer to a representative. Staff see that it waits.
    Row(
        "collaborations:introduction",
        lambda w: [w.noted.public_id],
        get=who("in", 200, 200, 404, 200, 404),
        post=who("in", 404, 302, 404, 404, 404),
        data=lambda _world: {"answer": "yes"},
        label="of a tap",
    ),
    Row("collaborations:event_introductions", today, get=STAFF, label="grid"),
    Row(
        "collaborations:event_introductions",
        today,
        post=STAFF_DONE,
        data=lambda _world: {"pair": "weo:guest"},
        label="a cell",
    ),
    Row(
        "collaborations:event_introductions",
        today,
        post=NOBODY_DONE,
        data=lambda _world: {"pair": "weo:outsider"},
        label="a cell of who was not there",
    ),
    Row(
        "collaborations:event_introductions",
        today,
        post=STAFF_DONE,
        data=lambda _world: {"take_back": "guest:noter"},
        label="take back",
    ),
    Row(
        "collaborations:event_introductions",
        today,
        post=STAFF_DONE,
        data=lambda w: {"first": w.cast.weo.pk, "others": [w.guest.pk, w.noter.pk]},
        label="several",
    ),
]

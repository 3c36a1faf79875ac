"""Who gets what from pasted lists of who came: staff alone, though people of WEO stand in the list."""

from __future__ import annotations

from collections.abc import Callable

from tests.access.matrix import STAFF, Row, World, who

DONE = who("in", 404, 404, 404, 302, 404)


def _event(world: World) -> list:
    return [world.pasted_event.slug]


def _list(*args: object) -> Callable[[World], list]:
    return lambda world: [world.pasted_event.slug, world.pasted_list.public_id, *args]


def _sent(**data) -> Callable[[World], dict]:
    return lambda _world: data


ROWS = [
    Row("events:paste_list", _event, get=STAFF, post=DONE, data=_sent(text="Lana Karim, WEO")),
    Row("events:review_list", _list(), get=STAFF, post=DONE),
    Row("events:list_line", _list(1), get=STAFF, post=DONE, data=_sent(choice="out")),
    Row(
        "events:save_list",
        _list(),
        post=who("in", 404, 404, 404, 422, 404),
        data=_sent(seen="x"),
        label="stale",
    ),
    Row("events:discard_list", _list(), get=STAFF, post=DONE),
]

"""Who gets what from the pages of who came: staff alone; that WEO came gives its people no way in."""

from __future__ import annotations

from collections.abc import Callable

from tests.access.matrix import STAFF, Row, World, who

DONE = who("in", 404, 404, 404, 302, 404)
ATTENTION = who("in", 404, 404, 404, 422, 404)


def _event(world: World) -> list:
    return [world.held_event.slug]


def _line(name: str) -> Callable[[World], list]:
    return lambda world: [world.held_event.slug, world.things[name].public_id]


def _person(world: World) -> list:
    return [*_line("came_line")(world), world.came_person.pk]


def _sent(**data) -> Callable[[World], dict]:
    return lambda _world: data


def _man(world: World) -> dict:
    return {f"sex-{world.came_person.pk}": "man"}


ROWS = [
    Row("events:presence", _event, get=STAFF, post=DONE, data=_sent(name="A new group", women="2")),
    Row("events:presence_came", _event, post=DONE, data=_sent(organization="outsider")),
    Row("events:presence_close", _event, get=STAFF, post=DONE),
    Row("events:presence_reopen", _event, post=DONE),
    Row("events:presence_sexes", _event, get=STAFF, post=DONE, data=_man),
    Row("events:presence_line", _line("came_line"), get=STAFF),
    Row("events:presence_line_sexes", _line("came_line"), post=DONE, data=_man),
    Row("events:presence_counts", _line("counted_line"), post=DONE, data=_sent(women="3")),
    Row("events:presence_counts", _line("came_line"), post=ATTENTION, data=_sent(women="3"), label="names"),
    Row("events:presence_people", _line("came_line"), post=DONE, data=_sent(people="Lana Karim")),
    Row("events:presence_person", _person, post=DONE, data=_sent(name="Suzan Aref")),
    Row("events:presence_who", _line("walk_in_line"), post=DONE, data=_sent(name="Hidden Shelter")),
    Row("events:presence_remove", _line("came_line"), get=STAFF, post=DONE),
    Row(
        "events:walk_in_invite",
        _line("walk_in_line"),
        get=STAFF,
        post=DONE,
        data=_sent(name_en="Mothers", kind="local", email="a@mothers.example", language="en"),
    ),
]

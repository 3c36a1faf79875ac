"""Who gets what from the rounds of an event: staff arrange them, each organization that takes part reads its own."""

from __future__ import annotations

from collections.abc import Callable

from tests.access.matrix import STAFF, Row, World, who

DONE = who("in", 404, 404, 404, 302, 404)
ATTENTION = who("in", 404, 404, 404, 422, 404)


def _event(world: World) -> list:
    return [world.event_in_rounds.slug]


def _sent(**data) -> Callable[[World], dict]:
    return lambda world: {"pairing": str(world.pairing.public_id), "version": world.pairing.version, **data}


def _form(world: World) -> dict:
    cast = world.cast
    four = {"rounds": "1", "minutes": "10", "pause": "0"}
    return _sent(organizations=[cast.weo.pk, cast.outsider_org.pk], **four)(world)


def _two(world: World) -> dict:
    return _sent(round="1", first=world.cast.weo.pk, second=world.cast.al_noor.pk)(world)


ROWS = [
    Row("events:pairing", _event, get=STAFF),
    Row("events:pairing_new", _event, get=STAFF, post=DONE, data=_form),
    # The two meet already.
    Row("events:pairing_swap", _event, post=ATTENTION, data=_two),
    Row("events:pairing_publish", _event, post=DONE, data=_sent()),
    # They were told of none that could have changed.
    Row("events:pairing_tell", _event, post=DONE, data=_sent()),
    Row("events:pairing_take_back", _event, post=DONE, data=_sent()),
    Row("events:pairing_remove", _event, get=STAFF, post=DONE, data=_sent()),
    Row("events:pairing_print", _event, get=STAFF),
    # WEO takes part, the outsiders come and do not.
    Row("events:schedule", _event, get=who("in", 200, 200, 404, 404, 404)),
    Row(
        "events:schedule",
        lambda w: [w.draft_event.slug],
        get=who("in", 404, 404, 404, 404, 404),
        label="no rounds",
    ),
]

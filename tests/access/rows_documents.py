"""Who gets what of staff's pages of stored files: Search staff alone."""

from __future__ import annotations

from tests.access.matrix import STAFF, Row, who

DONE_BY_STAFF = who("in", 404, 404, 404, 302, 404)


def file(world) -> list:
    """The arguments of a URL of one file."""
    return [world.stored_file.public_id]


ROWS = [
    Row("home:stored_files", get=STAFF),
    Row("home:stored_file", file, get=STAFF),
    Row(
        "home:remove_stored_file",
        file,
        get=STAFF,
        post=DONE_BY_STAFF,
        data=lambda _world: {"ground": "Order 214 of the court of Erbil, 12 May 2021"},
    ),
]

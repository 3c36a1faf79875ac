"""What a row of the access matrix says, and the world its URLs live in."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.cast import Cast

KINDS = ("visitor", "colleague", "representative", "outsider", "staff", "observer")

# An answer: a status, or "in" for a redirect to the sign-in page.
Answer = int | str


def who(
    visitor: Answer,
    colleague: Answer,
    representative: Answer,
    outsider: Answer,
    staff: Answer,
    observer: Answer,
) -> dict[str, Answer]:
    """The answers to the six kinds of person, in this order."""
    answers = (visitor, colleague, representative, outsider, staff, observer)
    return dict(zip(KINDS, answers, strict=True))


EVERYBODY = who(200, 200, 200, 200, 200, 200)
# Members and staff; an observer is told that there is no such page.
MEMBERS = who("in", 200, 200, 200, 200, 404)
STAFF = who("in", 404, 404, 404, 200, 404)
# For a page that answers only POST: what a GET gets from those who may know of it.
NOBODY = who("in", 404, 404, 404, 404, 404)


@dataclass
class World:
    """The cast, and what the rooms' ``world_<room>.py`` put beside it (``extend(world)`` sets attributes)."""

    cast: Cast
    things: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.things[name]
        except KeyError:
            raise AttributeError(name) from None

    def user(self, kind: str):
        """The user of a kind of person; None for the visitor. Party is WEO."""
        cast = self.cast
        return {
            "visitor": None,
            "colleague": cast.colleague,
            "representative": cast.suzan,
            "outsider": cast.outsider,
            "staff": cast.staff,
            "observer": cast.observer,
        }[kind]


@dataclass
class Row:
    """One URL, for one object: who gets what with GET, and with POST of ``data``.

    ``get`` or ``post`` None: the method is not answered (405 for whoever may see the page; not tried here).
    ``label`` tells two rows of one URL apart (a public and a private collaboration).
    """

    name: str
    args: Callable[[World], list] | None = None
    get: dict[str, Answer] | None = None
    post: dict[str, Answer] | None = None
    data: Callable[[World], dict] | None = None
    label: str = ""

    def __str__(self) -> str:
        return f"{self.name}{' ' + self.label if self.label else ''}"


def all_rows() -> list[Row]:
    """The rows of every ``rows_<room>.py`` beside this file."""
    return [row for module in _modules("rows_") for row in module.ROWS]


def build_world(cast: Cast) -> World:
    """The world: each ``world_<room>.py`` adds its things, in the order of the rooms (members, events, the rest)."""
    world = World(cast)
    order = ["world_members", "world_events", "world_collaborations", "world_mous"]
    modules = {module.__name__.rpartition(".")[2]: module for module in _modules("world_")}
    for name in sorted(modules, key=lambda name: (order.index(name) if name in order else len(order), name)):
        modules[name].extend(world)
    return world


def _modules(prefix: str) -> list:
    package = importlib.import_module("tests.access")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f"tests.access.{name}") for name in names if name.startswith(prefix)]

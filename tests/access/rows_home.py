"""The front door, the demonstration's outbox, health and the look: who gets what."""

from __future__ import annotations

from tests.access.matrix import EVERYBODY, Row, who

ROWS = [
    # An observer's front page is the page of figures.
    Row("home:landing", get=who(200, 200, 200, 200, 200, 302)),
    Row("home:figures", get=who("in", 404, 404, 404, 200, 200)),
    Row("home:who_sees_what", get=EVERYBODY),
    Row("home:safety", get=EVERYBODY),
    Row("home:accessibility", get=EVERYBODY),
    Row("demo:outbox", get=EVERYBODY),
    Row("healthz", get=EVERYBODY),
    Row("robots", get=EVERYBODY),
    # The reader's theme, and the page of all components.
    Row(
        "ui:theme",
        post=who(302, 302, 302, 302, 302, 302),
        data=lambda world: {"theme": "dark", "next": "/"},
    ),
    Row("ui:gallery", get=EVERYBODY),
]

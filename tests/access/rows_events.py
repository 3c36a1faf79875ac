"""Who gets what from the pages of events."""

from tests.access.matrix import MEMBERS, Row, who

# WEO was invited and came; an outsider learns nothing of it.
PARTIES = who("in", 200, 200, 404, 200, 404)
ROWS = [
    Row("events:list", get=MEMBERS),
    Row("events:detail", args=lambda w: [w.open_event.slug], get=MEMBERS, label="open to members"),
    Row(
        "events:detail", args=lambda w: [w.closed_event.slug], get=PARTIES, label="for invited organizations"
    ),
    Row(
        "events:detail",
        args=lambda w: [w.draft_event.slug],
        get=who("in", 404, 404, 404, 200, 404),
        label="not announced",
    ),
    Row(
        "events:detail",
        args=lambda w: ["no-such-event"],
        get=who("in", 404, 404, 404, 404, 404),
        label="missing",
    ),
]

"""Who answers an event: the people of organizations that it is for, colleagues too; staff and observers answer none."""

from tests.access.matrix import Row, who

YES = {"tap": "yes", "seen": ""}


def yes(world) -> dict:
    """A tap on yes."""
    return dict(YES)


ROWS = [
    Row(
        "events:answer",
        args=lambda w: [w.answerable_event.slug],
        get=who("in", 200, 200, 200, 404, 404),
        post=who("in", 302, 302, 302, 404, 404),
        data=yes,
        label="open to members",
    ),
    Row(
        "events:answer",
        args=lambda w: [w.answerable_by_weo.slug],
        get=who("in", 200, 200, 404, 404, 404),
        post=who("in", 302, 302, 404, 404, 404),
        data=yes,
        label="for WEO alone",
    ),
    Row(
        "events:answer",
        args=lambda w: [w.over_event.slug],
        get=who("in", 302, 302, 302, 404, 404),
        post=who("in", 302, 302, 302, 404, 404),
        data=yes,
        label="over",
    ),
    Row(
        "events:answer",
        args=lambda w: [w.draft_event.slug],
        get=who("in", 404, 404, 404, 404, 404),
        post=who("in", 404, 404, 404, 404, 404),
        data=yes,
        label="not announced",
    ),
]

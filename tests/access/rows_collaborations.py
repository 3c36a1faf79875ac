"""Who gets what of the thread. Colleague and representative are WEO's, which is a party; the outsider is none."""

from __future__ import annotations

from cop_portal.dates import today
from tests.access.matrix import MEMBERS, STAFF, Row, World, who

PARTIES = who("in", 200, 200, 404, 404, 404)
PARTIES_AND_STAFF = who("in", 200, 200, 404, 200, 404)
SPEAKS = who("in", 404, 200, 404, 404, 404)
SPEAKS_DONE = who("in", 404, 302, 404, 404, 404)
SPEAKS_INCOMPLETE = who("in", 404, 422, 404, 404, 404)
PARTIES_DONE = who("in", 302, 302, 404, 404, 404)


def date(name: str) -> dict:
    """Today in the three fields of a date."""
    now = today()
    return {f"{name}_day": now.day, f"{name}_month": now.month, f"{name}_year": now.year}


def form(**data):
    """A form. It names no organization: who belongs to one only need not, and so each meets the view's own rule."""
    return lambda _world: data


def planned(**data):
    """A form that plans something for the day on which it is sent."""
    return lambda _world: {**data, **date("planned_on")}


def areas(world: World) -> dict:
    """The areas of the meeting, all confirmed."""
    return {"areas": [area.pk for area in world.meeting.areas.all()]}


def thread(world: World) -> list:
    """The arguments of a URL of the thread."""
    return [world.thread.public_id]


ROWS = [
    Row("collaborations:list", get=MEMBERS),
    Row("collaborations:detail", thread, get=PARTIES_AND_STAFF),
    Row("collaborations:detail", lambda w: [w.shown_thread.public_id], get=MEMBERS, label="shown to members"),
    Row("collaborations:accept", thread, post=SPEAKS_DONE, data=form()),
    Row("collaborations:sharing", thread, post=SPEAKS_DONE, data=form(shown="1")),
    Row(
        "collaborations:describe",
        thread,
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(title="Quotas", purpose="", language="en"),
    ),
    Row("collaborations:leave", thread, get=SPEAKS, post=SPEAKS_DONE, data=form(note="")),
    Row("collaborations:meeting_plan", thread, get=SPEAKS, post=SPEAKS_DONE, data=planned()),
    Row("collaborations:meeting_record", thread, get=SPEAKS, post=SPEAKS_INCOMPLETE, data=form()),
    Row("collaborations:meeting", lambda w: [w.meeting.public_id], get=PARTIES),
    Row("collaborations:meeting", lambda w: [w.planned_meeting.public_id], get=PARTIES, label="planned"),
    Row(
        "collaborations:meeting_held",
        lambda w: [w.planned_meeting.public_id],
        get=SPEAKS,
        post=SPEAKS_INCOMPLETE,
        data=form(),
    ),
    Row(
        "collaborations:areas_confirm",
        lambda w: [w.meeting.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=areas,
    ),
    Row(
        "collaborations:meeting_notes",
        lambda w: [w.meeting.public_id],
        get=PARTIES,
        post=PARTIES_DONE,
        data=form(notes="We met.", language="en", challenges_language="en"),
    ),
    Row(
        "collaborations:meeting_correct",
        lambda w: [w.meeting.public_id],
        get=SPEAKS,
        post=SPEAKS_INCOMPLETE,
        data=form(),
    ),
    Row(
        "collaborations:meeting_call_off",
        lambda w: [w.planned_meeting.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(reason="Roads are closed."),
    ),
    Row(
        "collaborations:action_add",
        thread,
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=lambda w: {
            "what": "Send the form",
            "party": w.thread.parties.first().pk,
            "language": "en",
        },
    ),
    Row(
        "collaborations:action_done",
        lambda w: [w.action_point.public_id],
        get=PARTIES,
        post=PARTIES_DONE,
        data=form(**date("done_on")),
    ),
    Row(
        "collaborations:action_drop",
        lambda w: [w.action_point.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(reason="No trainer has time."),
    ),
    Row("collaborations:activity", lambda w: [w.activity.public_id], get=PARTIES),
    Row(
        "collaborations:activity_plan",
        thread,
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=planned(title="Training", kind="training", language="en"),
    ),
    Row(
        "collaborations:activity_record",
        lambda w: [w.activity.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(language="en", result="Staff learnt it.", **date("held_on")),
    ),
    Row(
        "collaborations:activity_correct",
        lambda w: [w.held_activity.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(
            title="Course",
            language="en",
            kind="training",
            result="Staff learnt it.",
            result_language="en",
            **date("held_on"),
        ),
    ),
    Row(
        "collaborations:activity_cancel",
        lambda w: [w.activity.public_id],
        get=SPEAKS,
        post=SPEAKS_DONE,
        data=form(reason="The hall is closed."),
    ),
    # A colleague reads a request and leaves the answer to a representative. Staff see that it waits.
    Row(
        "collaborations:introduction",
        lambda w: [w.asked.public_id],
        get=PARTIES_AND_STAFF,
        post=SPEAKS_DONE,
        data=form(answer="yes"),
        label="to answer",
    ),
    # The outsider is the one who is asked: sends no answer with it.
    Row(
        "collaborations:introduction",
        lambda w: [w.sent.public_id],
        get=who("in", 200, 200, 200, 200, 404),
        post=who("in", 404, 302, 422, 404, 404),
        data=form(withdraw="1"),
        label="sent",
    ),
    Row(
        "collaborations:ask",
        lambda _world: ["al-noor"],
        get=who("in", 404, 302, 302, 404, 404),
        post=who("in", 404, 302, 302, 404, 404),
        data=form(message="Shall we meet?", language="en"),
        label="in a thread already",
    ),
    Row(
        "collaborations:ask",
        lambda _world: ["hidden"],
        get=who("in", 404, 404, 404, 404, 404),
        post=who("in", 404, 404, 404, 404, 404),
        data=form(message="Shall we meet?", language="en"),
        label="hidden",
    ),
    Row(
        "collaborations:event_introductions",
        lambda w: [w.thread_event.slug],
        get=STAFF,
        post=who("in", 404, 404, 404, 422, 404),
        data=form(),
    ),
]

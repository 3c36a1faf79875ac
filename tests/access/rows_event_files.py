"""Who gets what of events' calendar files, files and sheets to sign."""

from tests.access.matrix import MEMBERS, NOBODY, STAFF, Row, who
from tests.documents import files
from tests.events.files_of_events import pdf

# WEO was invited; an outsider learns nothing of it.
PARTIES = who("in", 200, 200, 404, 200, 404)
SENT_ON = who("in", 302, 302, 302, 302, 404)
SENT_ON_PARTIES = who("in", 302, 302, 404, 302, 404)
DONE_BY_STAFF = who("in", 404, 404, 404, 302, 404)
NUMBER_OF_NOTHING = "00000000-0000-4000-8000-000000000000"


def of(name: str):
    """The arguments of a file's addresses."""
    return lambda w: [getattr(w, name).event.slug, getattr(w, name).public_id]


def upload(world) -> dict:
    """What the form for a file sends."""
    return {"kind": "slides", "upload": pdf(files.plain(5))}


ROWS = [
    Row("events:open", args=lambda w: [w.day_event.public_id], get=SENT_ON, label="to members"),
    Row("events:open", args=lambda w: [w.closed_day_event.public_id], get=SENT_ON_PARTIES, label="closed"),
    Row("events:open", args=lambda w: [w.draft_event.public_id], get=DONE_BY_STAFF, label="not announced"),
    Row("events:open", args=lambda w: [NUMBER_OF_NOTHING], get=NOBODY, label="missing"),
    Row("events:calendar", args=lambda w: [w.day_event.slug], get=MEMBERS, label="open to members"),
    Row("events:calendar", args=lambda w: [w.closed_day_event.slug], get=PARTIES, label="closed"),
    Row("events:calendar", args=lambda w: [w.open_event.slug], get=NOBODY, label="without a day"),
    Row("events:files", args=lambda w: [w.day_event.slug], get=STAFF, post=DONE_BY_STAFF, data=upload),
    Row("events:files", args=lambda w: [w.draft_event.slug], get=STAFF, label="not announced"),
    Row("events:files", args=lambda w: ["no-such-event"], get=NOBODY, post=NOBODY, label="missing"),
    Row("events:file", args=of("agenda"), get=MEMBERS, label="open to members"),
    Row("events:file", args=of("closed_agenda"), get=PARTIES, label="closed"),
    Row("events:file", args=of("draft_agenda"), get=STAFF, label="not announced"),
    Row("events:file", args=of("signed_sheet"), get=STAFF, label="signed sheet"),
    Row("events:file", args=lambda w: [w.day_event.slug, NUMBER_OF_NOTHING], get=NOBODY, label="missing"),
    Row(
        "events:rename_file", args=of("agenda"), get=STAFF, post=DONE_BY_STAFF, data=lambda w: {"title": "A"}
    ),
    Row("events:remove_file", args=of("agenda"), get=STAFF, post=DONE_BY_STAFF),
    Row("events:sheet", args=lambda w: [w.day_event.slug], get=STAFF),
    Row("events:sheet", args=lambda w: ["no-such-event"], get=NOBODY, label="missing"),
    Row("events:sheet_pdf", args=lambda w: [w.day_event.slug, "ar"], get=STAFF),
    Row("events:sheet_pdf", args=lambda w: [w.day_event.slug, "fr"], get=NOBODY, label="no language of ours"),
]

"""Events with files, for the tests about them."""

from __future__ import annotations

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from cop_portal.dates import today
from events.actions import announce_event, create_event, invite_organizations
from events.actions.files import add_event_file
from events.models import Event, EventFile
from tests.cast import Cast
from tests.documents import files

NEXT_WEEK = today() + datetime.timedelta(days=7)


def pdf(data: bytes | None = None, name: str = "Agenda.pdf") -> SimpleUploadedFile:
    """An upload; a good one unless told otherwise."""
    return SimpleUploadedFile(name, files.plain(2) if data is None else data)


def event(cast: Cast, *, name: str = "Coordination workshop", announced: bool = True, **facts) -> Event:
    """A workshop next week, announced to all members unless told otherwise."""
    made = create_event(
        by=cast.staff,
        name_en=name,
        **{
            "kind": "workshop",
            "name_ar": "ورشة تنسيقية",
            "starts_on": NEXT_WEEK,
            "place": "A hall",
            "governorate": cast.erbil,
        }
        | facts,
    )
    return announce_event(event=made, by=cast.staff) if announced else made


def for_weo_alone(cast: Cast) -> Event:
    """A workshop to which WEO alone is invited."""
    made = event(cast, name="Closed workshop", announced=False, open_to="invited")
    invite_organizations(event=made, by=cast.staff, organizations=[cast.weo])
    return announce_event(event=made, by=cast.staff)


def with_file(cast: Cast, at: Event, kind: str = "agenda", *, title: str = "", pages: int = 2) -> EventFile:
    """A file of the event ``at``."""
    upload = pdf(files.plain(pages), name=f"{kind}.pdf")
    return add_event_file(event=at, by=cast.staff, kind=kind, upload=upload, title=title)

"""An event of yesterday at which WEO and Al Noor are written down."""

from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from cop_portal.dates import today
from events.actions import announce_event, create_event, log_presence
from events.models import Event
from members.models import Organization, User

STAFF = "staff@search.example"


def last_night(blocker, name: str, people: dict[str, list[tuple[str, str, str]]] | None = None) -> str:
    """Write it down and give the address of its page of who came; ``people`` by slug, as ``log_presence`` takes them.
    ``blocker`` is pytest's ``django_db_blocker``."""
    # In a thread of its own: in Playwright's own one Django refuses to ask the database.
    with blocker.unblock(), ThreadPoolExecutor(1) as thread:
        return thread.submit(_written, name, people or {}).result()


def _written(name: str, people: dict[str, list[tuple[str, str, str]]]) -> str:
    try:
        staff = User.objects.get(email=STAFF)
        number, day = Event.objects.count(), today() - datetime.timedelta(days=1)
        event = create_event(by=staff, kind="workshop", name_en=f"{name} {number}", starts_on=day)
        announce_event(event=event, by=staff, on=day)
        for slug in ("weo", "al-noor"):
            organization = Organization.objects.get(slug=slug)
            log_presence(event=event, by=staff, organization=organization, people=people.get(slug, ()))
        return f"/events/{event.slug}/presence/"
    finally:
        connection.close()

"""The desk asks before an event is cancelled, with numbers; where it was held it says so at once, without a form. And
an event that is closed from its last hour on, and one that is written down with a session outside its hours."""

from __future__ import annotations

import datetime

from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from cop_portal.dates import BAGHDAD, today
from events.actions import announce_event, create_event, log_presence
from events.models import Event
from tests.admin.event_forms import errors, event_data
from tests.events.answering import al_noor_says, coming_event, weo_says
from tests.events.writing_down import held_event, read, url


def address(event: Event, name: str) -> str:
    return reverse(f"admin:events_event_{name}", args=[event.pk])


def test_it_works(desk, cast):
    """It says how many said yes, and does it."""
    event = coming_event()
    weo_says(cast, event)
    al_noor_says(cast, event, "maybe")
    asked = desk.get(address(event, "cancel"))
    assert "Organizations that said yes: 1, maybe: 1. Their representatives are told by mail" in read(asked)
    assert 'name="reason"' in asked.content.decode()
    desk.post(address(event, "cancel"), {"reason": "Roads are closed"})
    event.refresh_from_db()
    assert event.state == "cancelled"


def test_what_was_held_is_not_cancelled(desk, cast):
    """No form, why not, and the way to who came; sent all the same, nothing happens."""
    event = held_event(cast)
    log_presence(event=event, by=cast.staff, organization=cast.weo, women=2)
    for response in (
        desk.get(address(event, "cancel")),
        desk.post(address(event, "cancel"), {"reason": "A mistake"}),
    ):
        content = response.content.decode()
        assert "1 organization is written down as having come, so this event cannot be cancelled." in content
        assert f'<a href="{url(event)}">Who came</a>' in content
        assert 'name="reason"' not in content
    event.refresh_from_db()
    assert event.cancelled_on is None
    event.presences.all().delete()
    assert 'name="reason"' in desk.get(address(event, "cancel")).content.decode()


def test_nothing_on_its_page_leads_to_what_does_not_happen(desk, cast):
    event = held_event(cast)
    pages = [url(event, name) for name in ("presence", "paste_list", "sheet", "pairing")]
    pages.append(reverse("collaborations:event_introductions", args=[event.slug]))
    content = desk.get(address(event, "change")).content.decode()
    assert all(f'href="{one}"' in content for one in pages)
    desk.post(address(event, "cancel"), {"reason": "Roads were closed"})
    content = desk.get(address(event, "change")).content.decode()
    assert not [one for one in pages if f'href="{one}"' in content]
    assert f'href="{url(event, "files")}"' in content


def test_it_can_be_closed_from_its_last_hour_on(desk, cast, monkeypatch):
    def at(hour: int) -> None:
        now = datetime.datetime.combine(today(), datetime.time(hour), BAGHDAD)
        monkeypatch.setattr(timezone, "now", lambda: now)

    at(14)
    hours = {"starts_at": datetime.time(9), "ends_at": datetime.time(15)}
    event = create_event(by=cast.staff, kind="workshop", name_en="Workshop", starts_on=today(), **hours)
    announce_event(event=event, by=cast.staff)
    running = reverse("admin:events_event_changelist") + "?state=running"
    assert address(event, "close") not in desk.get(address(event, "change")).content.decode()
    at(15)
    assert address(event, "close") in desk.get(address(event, "change")).content.decode()
    assert "Workshop" in desk.get(running).content.decode()
    desk.post(address(event, "close"))
    event.refresh_from_db()
    assert event.closed_on == today()
    assert address(event, "change") not in desk.get(running).content.decode()


def warned(response) -> str:
    assert errors(response) == ""
    return " ".join(str(one) for one in get_messages(response.wsgi_request) if one.level_tag == "warning")


def test_a_session_outside_its_hours_is_named_when_it_is_made(desk):
    line = {
        "sessions-TOTAL_FORMS": "1",
        "sessions-0-name_en": "Dinner",
        "sessions-0-position": "1",
        "sessions-0-starts_at": "18:00",
        "sessions-0-ends_at": "19:00",
    }
    facts = {"date_precision": "day", "starts_at": "09:00", "ends_at": "16:00"}
    data = event_data(**facts) | line
    within = {"slug": "other", "sessions-0-starts_at": "14:00", "sessions-0-ends_at": "15:00"}
    assert warned(desk.post(reverse("admin:events_event_add"), data | within)) == ""
    words = warned(desk.post(reverse("admin:events_event_add"), data))
    assert "Outside the days or hours of the event now: " in words
    assert "Dinner: 18:00 to 19:00" in words

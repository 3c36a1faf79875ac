"""An event that is opened to all members once it was announced: whoever sees it only now hears of it, once."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from cop_portal.dates import today
from events.actions import announce_event, cancel_event, create_event, invite_organizations
from events.models import Event
from tests.admin.event_forms import errors
from tests.admin.page import sent_back, with_line

DAY = datetime.timedelta(days=1)
# All who speak for an organization, but WEO's.
OTHERS = [
    "ahmed@alnoor.example",
    "discreet@member.example",
    "hidden@member.example",
    "outsider@member.example",
]


def for_some(cast, days: int = 10, *, is_announced: bool = True) -> Event:
    """A workshop for invited organizations, announced when WEO alone was invited."""
    event = create_event(
        by=cast.staff, kind="workshop", name_en="Few", starts_on=today() + days * DAY, open_to="invited"
    )
    invite_organizations(event=event, by=cast.staff, organizations=[cast.weo])
    return announce_event(event=event, by=cast.staff) if is_announced else event


@pytest.fixture
def opens(desk, django_capture_on_commit_callbacks):
    """Save the event's page on the desk, open to all members; gives who gets a mail."""

    def run(event: Event, *, line: dict | None = None, **fields) -> list[str]:
        mail.outbox.clear()
        url = reverse("admin:events_event_change", args=[event.pk])
        data = sent_back(desk.get(url)) | {"open_to": "members"} | fields
        with django_capture_on_commit_callbacks(execute=True):
            assert errors(desk.post(url, with_line(data, "invitations", **line) if line else data)) == ""
        assert all("/events/\n" in message.body for message in mail.outbox)
        return sorted(message.to[0] for message in mail.outbox)

    return run


def test_it_works(cast, opens):
    event = for_some(cast)
    assert opens(event) == OTHERS
    event.refresh_from_db()
    assert event.open_to == "members"
    assert opens(event, capacity="60") == []


def test_who_is_invited_in_the_same_moment_is_told(cast, opens):
    """It was not invited until now; WEO, which is taken off the list, was."""
    event = for_some(cast)
    line = {"organization": cast.al_noor.pk}
    assert opens(event, line=line, **{"invitations-0-DELETE": "on"}) == OTHERS


def test_who_came_knows_of_it(cast, opens):
    event = for_some(cast, 0)
    event.presences.create(organization=cast.al_noor)
    event.presences.create(walk_in_name="Mothers of Sinjar")
    assert opens(event) == OTHERS[1:]


def test_not_where_nobody_has_to_know(cast, opens):
    draft, past, off = for_some(cast, is_announced=False), for_some(cast, -3), for_some(cast)
    cancel_event(event=off, by=cast.staff, reason="Snow")
    for one in (draft, past, off):
        assert opens(one) == []

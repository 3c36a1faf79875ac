"""An event is announced on the day it is announced: never for a later day, and never to nobody."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from cop_portal.dates import today
from cop_portal.refusals import Refused
from events.actions import announce_event, create_event, invite_organizations, log_presence
from events.models import Event

DAY = datetime.timedelta(days=1)


def event_in(cast, days: int, **fields) -> Event:
    return create_event(
        by=cast.staff, kind="workshop", name_en="Some", starts_on=today() + days * DAY, **fields
    )


def button(event: Event) -> str:
    return reverse("admin:events_event_announce", args=[event.pk])


@pytest.mark.parametrize("days", [1, 5, 400])
def test_it_works(desk, cast, days):
    """A day that is still to come, before the event or after it, is refused in words, and nothing is announced."""
    event = event_in(cast, 10)
    with pytest.raises(Refused) as refused:
        announce_event(event=event, by=cast.staff, on=today() + days * DAY)
    assert refused.value.code == "future"
    page = desk.post(button(event), {"on": (today() + days * DAY).isoformat()})
    assert "Announce it on that day" in str(page.context["form"].errors["on"])
    event.refresh_from_db()
    assert event.announced_on is None
    assert desk.post(button(event), {"on": ""}).status_code == 302
    event.refresh_from_db()
    assert (event.announced_on, event.state) == (today(), "announced")


def test_a_past_day_of_a_past_event(desk, cast):
    event = event_in(cast, -30)
    assert desk.post(button(event), {"on": (today() - 40 * DAY).isoformat()}).status_code == 302
    event.refresh_from_db()
    assert event.announced_on == today() - 40 * DAY


def test_one_that_was_announced_for_later_is_announced_now(desk, cast, django_capture_on_commit_callbacks):
    """From before this was refused: the button is there again, and members are told."""
    event = event_in(cast, 10)
    Event.objects.filter(pk=event.pk).update(announced_on=today() + 5 * DAY)
    page = reverse("admin:events_event_change", args=[event.pk])
    assert button(event) in desk.get(page).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(button(event), {"on": ""}).status_code == 302
    event.refresh_from_db()
    assert event.announced_on == today()
    assert "suzan@weo.example" in [message.to[0] for message in mail.outbox]


def test_not_to_nobody(desk, cast):
    event = event_in(cast, 10, open_to="invited")
    page = desk.post(button(event), {"on": ""})
    assert "Nobody is invited yet: invite organizations first." in page.content.decode()
    event.refresh_from_db()
    assert event.announced_on is None
    invite_organizations(event=event, by=cast.staff, organizations=[cast.weo])
    assert desk.post(button(event), {"on": ""}).status_code == 302
    event.refresh_from_db()
    assert event.announced_on == today()


def test_a_past_one_to_which_somebody_came_needs_no_invitation(cast):
    event = event_in(cast, -10, open_to="invited")
    log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    assert announce_event(event=event, by=cast.staff).announced_on == today()

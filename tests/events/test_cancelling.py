"""An event is cancelled while nobody came to it: what was held is closed, and its pages lead nowhere once it is off."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from cop_portal.dates import today
from cop_portal.refusals import Refused
from events.actions import cancel_event, log_presence
from events.actions.presence import remove_presence
from events.cancelling import what_cancelling_does
from events.models import AttendanceList, Event
from members.models import Acquaintance
from tests.cast import english_client_of

from .answering import al_noor_says, coming_event, weo_says
from .pasting import pasted_by
from .writing_down import held_event, read, url

# The pages that are about what happens at an event: of one that is off, nothing leads there.
PAGES = ("presence", "paste_list", "sheet", "pairing")


def cancelled(cast, event: Event) -> Event:
    return cancel_event(event=event, by=cast.staff, reason="Roads are closed")


def with_old_lines(cast) -> Event:
    """An event that was cancelled when that was still possible with somebody written down."""
    event = held_event(cast)
    log_presence(event=event, by=cast.staff, organization=cast.weo, women=2)
    Event.objects.filter(pk=event.pk).update(cancelled_on=today(), cancel_reason="A mistake")
    event.refresh_from_db()
    return event


def test_it_works(cast):
    """Refused while somebody is written down; what is there stays."""
    event = held_event(cast)
    log_presence(event=event, by=cast.staff, organization=cast.weo, women=2)
    last = log_presence(event=event, by=cast.staff, organization=cast.al_noor, men=1)
    with pytest.raises(Refused) as refused:
        cancelled(cast, event)
    assert refused.value.code == "held"
    assert str(refused.value.message).startswith("2 organizations are written down as having come, so")
    event.refresh_from_db()
    assert event.cancelled_on is None
    assert Acquaintance.objects.count() == 1
    remove_presence(presence=last, by=cast.staff)
    with pytest.raises(Refused) as refused:
        cancelled(cast, event)
    assert str(refused.value.message).startswith("1 organization is written down as having come, so")


@pytest.mark.parametrize("days_ago", [-9, 0, 1, 40])
def test_where_nobody_came_it_can_be_cancelled(cast, days_ago):
    """Before it and after it, once who was written down by mistake is taken off."""
    event = held_event(cast, days_ago=days_ago)
    if days_ago >= 0:
        line = log_presence(event=event, by=cast.staff, walk_in_name="Mothers of Sinjar", women=1)
        with pytest.raises(Refused):
            cancelled(cast, event)
        remove_presence(presence=line, by=cast.staff)
    assert cancelled(cast, event).state == "cancelled"


def test_pasted_lists_that_wait_are_removed(cast):
    event, other = held_event(cast), held_event(cast, name="Other workshop")
    pasted_by(cast.staff, event, "Suzan Aref, WEO")
    kept = pasted_by(cast.staff, other, "Suzan Aref, WEO")
    cancelled(cast, event)
    assert list(AttendanceList.objects.all()) == [kept]


def test_who_was_at_a_list_reads_why_it_is_gone(cast):
    event, client = held_event(cast), english_client_of(cast.staff)
    pasted = pasted_by(cast.staff, event, "Suzan Aref, WEO")
    cancelled(cast, event)
    words = read(client.post(url(event, "save_list", pasted.public_id), follow=True))
    assert "This event was cancelled, so nobody can be written down as having come." in words
    assert "it was discarded" not in words


def test_nothing_leads_to_what_does_not_happen(cast):
    """Neither from its page nor from its files; what is said of it, and its files, are there."""
    event = held_event(cast)
    client = english_client_of(cast.staff)
    addresses = [url(event, page) for page in PAGES]
    addresses.append(reverse("collaborations:event_introductions", args=[event.slug]))
    before = client.get(event.get_absolute_url()).content.decode()
    assert sum(f'href="{one}"' in before for one in addresses) == 4
    assert f'href="{url(event, "sheet")}"' in client.get(url(event, "files")).content.decode()
    cancelled(cast, event)
    for page in (event.get_absolute_url(), url(event, "files")):
        content = client.get(page).content.decode()
        assert not [one for one in addresses if f'href="{one}"' in content]
    assert f'href="{url(event, "files")}"' in client.get(event.get_absolute_url()).content.decode()


def test_who_was_written_down_of_old_is_still_shown(cast):
    event = with_old_lines(cast)
    client = english_client_of(cast.staff)
    words = read(client.get(event.get_absolute_url()))
    assert "They were written down before the event was cancelled." in words
    assert "Organizations that came see which others did." not in words
    assert "Women Empowerment Organization" in words
    words = read(client.get(url(event)))
    assert "This event was cancelled, so nobody can be written down as having come." in words
    assert "Women Empowerment Organization" in words


def test_what_is_said_of_it_in_numbers(cast):
    event = coming_event(starts_on=today(), ends_on=today())
    weo_says(cast, event)
    al_noor_says(cast, event, "maybe")
    pasted_by(cast.staff, event, "Suzan Aref, WEO")
    words = what_cancelling_does(event)
    assert "Organizations that said yes: 1, maybe: 1." in words
    assert "Pasted lists that wait and are removed: 1." in words
    Event.objects.update(
        starts_on=today() - datetime.timedelta(days=1), ends_on=today() - datetime.timedelta(days=1)
    )
    event.refresh_from_db()
    assert "Nobody gets a mail" in what_cancelling_does(event)

"""What staff do with an event is in its history with their name, wherever they did it."""

from __future__ import annotations

from events.actions import cancel_event, keep_apart
from members.history.latest import addition, latest_change
from tests.cast import english_client_of

from .writing_down import held_event, url


def test_it_works(cast):
    """Closed and opened again on the page of who came, not at the desk."""
    event, client = held_event(cast), english_client_of(cast.staff)
    for name in ("presence_close", "presence_reopen"):
        client.post(url(event, name))
        assert latest_change(event).by == cast.staff
    event.refresh_from_db()
    assert event.closed_on is None


def test_so_is_what_is_done_elsewhere(cast):
    event = held_event(cast)
    cancel_event(event=event, by=cast.staff, reason="Snow")
    assert latest_change(event).by == cast.staff
    pair = keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff).pair
    assert addition(type(pair), id=pair.pk).by == cast.staff

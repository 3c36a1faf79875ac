"""An event that is held on another day, at other hours or elsewhere: who comes to it must hear of it."""

from __future__ import annotations

from collections.abc import Iterable

from cop_portal.dates import today
from cop_portal.mail import run_later
from events import emails
from events.models import Event

WHEN_AND_WHERE = frozenset(
    {"starts_on", "ends_on", "date_precision", "starts_at", "ends_at", "place", "governorate", "mode"}
)


def tell_if_moved(event: Event, changed: Iterable[str]) -> None:
    """Tell those who said yes or maybe, where ``changed`` names when or where ``event`` is held, and it is announced
    and not over. Call it in the transaction that changed it, once the event is settled."""
    is_known = event.announced_on is not None and event.announced_on <= today() and event.cancelled_on is None
    if is_known and event.ends_on >= today() and not WHEN_AND_WHERE.isdisjoint(changed):
        run_later(emails.tell_of_change, event.pk)

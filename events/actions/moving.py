"""What people hear of an announced event that staff change: that it is held on another day, at other hours or
elsewhere, that their organization is invited now, and that it is open to all members now."""

from __future__ import annotations

from collections.abc import Iterable

from cop_portal.mail import run_later
from events import emails
from events.models import Event

WHEN = frozenset({"starts_on", "ends_on", "date_precision", "starts_at", "ends_at"})
WHEN_AND_WHERE = WHEN | {"place", "governorate", "mode"}


def tell_if_moved(event: Event, changed: Iterable[str]) -> None:
    """Tell those who said yes or maybe, where ``changed`` names when or where ``event`` is held, and it is announced
    and not over. Call it in the transaction that changed it, once the event is settled."""
    if was_moved(event, changed):
        run_later(emails.tell_of_change, event.pk)


def was_moved(event: Event, changed: Iterable[str]) -> bool:
    """Whether ``changed`` names when or where ``event`` is held, and people know of it and can still come."""
    return _is_known_and_not_over(event) and not WHEN_AND_WHERE.isdisjoint(changed)


def tell_if_invited(event: Event, new: Iterable[int]) -> None:
    """Tell those who speak for the organizations ``new`` (ids), invited just now, where ``event`` is announced and not
    over: its announcement did not reach them. Whoever speaks for one that was invited before knows of it. Call it in
    the transaction that invited them."""
    new = sorted(set(new))
    if not new or event.open_to != Event.OpenTo.INVITED or not _is_known_and_not_over(event):
        return
    before = event.invitations.exclude(organization__in=new).order_by("organization")
    told = list(before.values_list("organization_id", flat=True))
    run_later(emails.tell_of_announcement, event.pk, new, told)


def tell_if_opened(event: Event, invited: Iterable[int]) -> None:
    """Tell all who can see ``event`` only now that it is open to all members, where it is announced and not over: not
    those who speak for an organization that was ``invited`` (ids) until now, or came. Call it in the transaction that
    opened it."""
    if event.open_to != Event.OpenTo.MEMBERS or not _is_known_and_not_over(event):
        return
    came = event.presences.filter(organization__isnull=False).values_list("organization_id", flat=True)
    run_later(emails.tell_of_announcement, event.pk, None, sorted({*invited, *came}))


def _is_known_and_not_over(event: Event) -> bool:
    return event.state in ("announced", "running")

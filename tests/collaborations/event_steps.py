"""What the tests of taps share: an event that goes on, who comes to one that is to come, and taps."""

from __future__ import annotations

import datetime

from collaborations.actions.taps import Outcome, tap
from collaborations.models import EventTap, Introduction
from cop_portal.dates import today
from events.actions.acquaintances import refresh_acquaintances
from events.models import Event, Presence, Rsvp
from members.models import User
from tests.cast import Cast

DAY = datetime.timedelta(days=1)
MET, TALK_ON = EventTap.Mark.MET, EventTap.Mark.TALK_ON


def event_on(day: datetime.date, slug: str = "now", **fields) -> Event:
    """An announced workshop on ``day``."""
    facts = {"name_en": "Workshop of today", "kind": "workshop", "starts_on": day, "ends_on": day}
    return Event.objects.create(slug=slug, announced_on=day - 30 * DAY, **{**facts, **fields})


def goes_on(*organizations, slug: str = "now", day: datetime.date | None = None) -> Event:
    """A workshop (of today, where no day is given) to which these organizations came."""
    event = event_on(day or today(), slug)
    for organization in organizations:
        Presence.objects.create(event=event, organization=organization, women=1)
    refresh_acquaintances(event)
    return event


def to_come(*organizations, by: User, slug: str = "next") -> Event:
    """A workshop in ten days, to which these organizations said yes."""
    event = event_on(today() + 10 * DAY, slug, name_en="Workshop to come")
    for organization in organizations:
        Rsvp.objects.create(
            event=event,
            organization=organization,
            answer="yes",
            answered_on=today(),
            answered_by=by,
            yes_since=today(),
        )
    refresh_acquaintances(event)
    return event


def weo_taps(cast: Cast, event: Event, mark: str = MET, by: User | None = None, other=None) -> Outcome:
    """WEO notes that it met Al Noor."""
    return tap(
        event=event,
        organization=cast.weo,
        other=other or cast.al_noor,
        by=by or cast.suzan,
        mark=mark,
    ).outcome


def al_noor_taps(cast: Cast, event: Event, mark: str = MET, by: User | None = None) -> Outcome:
    """Al Noor notes that it met WEO."""
    return tap(event=event, organization=cast.al_noor, other=cast.weo, by=by or cast.ahmed, mark=mark).outcome


def the_request() -> Introduction:
    """The one introduction there is."""
    return Introduction.objects.get()

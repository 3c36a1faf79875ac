"""An event to come, and organizations that answer it: for the tests of answers."""

from __future__ import annotations

import datetime

import pytest

from cop_portal.dates import today
from cop_portal.refusals import Refused
from events.actions import answer_event
from events.models import Event, Rsvp

DAY = datetime.timedelta(days=1)


def coming_event(**fields) -> Event:
    """A workshop in two weeks, announced, open to all members."""
    facts = {
        "slug": "coming",
        "kind": "workshop",
        "name_en": "Coming workshop",
        "starts_on": today() + 14 * DAY,
        "ends_on": today() + 14 * DAY,
        "announced_on": today() - 9 * DAY,
    }
    return Event.objects.create(**{**facts, **fields})


def weo_says(cast, event: Event, answer: str = "yes", **said) -> Rsvp:
    """Suzan answers for WEO."""
    return answer_event(
        event=event, organization=cast.weo, by=said.pop("by", cast.suzan), answer=answer, **said
    )


def al_noor_says(cast, event: Event, answer: str = "yes", **said) -> Rsvp:
    """Ahmed answers for Al Noor."""
    return answer_event(event=event, organization=cast.al_noor, by=cast.ahmed, answer=answer, **said)


def refused(code: str, *args, **said) -> Refused:
    """What WEO's answer is refused with."""
    with pytest.raises(Refused) as info:
        weo_says(*args, **said)
    assert info.value.code == code
    return info.value

"""Small lines of an event's page that say what its numbers and its program mean."""

from __future__ import annotations

import datetime
import html
import re

from cop_portal.dates import today
from events.actions import log_presence
from events.models import EventSession, Slot
from members.models import Expertise
from tests.cast import english_client_of
from tests.events.answering import al_noor_says, coming_event, weo_says
from tests.events.company_world import make_event

NAMED_NOBODY = "Organizations that named nobody count as one."
TODAY = "What their profiles say today."


def words(user, event) -> str:
    """What ``user`` reads on the event's page."""
    text = english_client_of(user).get(event.get_absolute_url()).content.decode()
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def program(cast, days: int):
    """An event in so many days in which WEO presents what it knows, and Al Noor has nothing to tell."""
    event = make_event(cast, today() + datetime.timedelta(days=days))
    first, second = (EventSession.objects.create(event=event, name_en=name) for name in ("One", "Two"))
    Expertise.objects.create(organization=cast.weo, topic=cast.quotas, band="5-10")
    Slot.objects.create(eventsession=first, organization=cast.weo)
    Slot.objects.create(eventsession=second, organization=cast.al_noor, covers=["challenges"])
    if days < 0:
        log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    return event


def test_it_works(cast):
    event = coming_event(capacity=5)
    weo_says(cast, event, people=["Hero Ali"])
    assert NAMED_NOBODY not in words(cast.staff, event)
    al_noor_says(cast, event)
    assert f"2 for 5 places {NAMED_NOBODY}" in words(cast.staff, event)
    assert NAMED_NOBODY not in words(cast.suzan, event)


def test_who_only_may_come_and_named_nobody_counts_for_nothing(cast):
    event = coming_event(capacity=5)
    al_noor_says(cast, event, "maybe")
    assert NAMED_NOBODY not in words(cast.staff, event)


def test_of_a_past_program_it_is_said_that_profiles_are_todays(cast):
    text = words(cast.suzan, program(cast, -30))
    assert text.count(TODAY) == 1
    assert text.index("One") < text.index(TODAY) < text.index("Two")


def test_of_one_to_come_it_goes_without_saying(cast):
    event = program(cast, 7)
    assert "Expertise" in words(cast.suzan, event)
    assert TODAY not in words(cast.suzan, event)

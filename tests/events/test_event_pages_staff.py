"""An event's page as Search staff see it: every answer with names and needs, and who has not answered."""

from __future__ import annotations

import html
import re

import pytest
from django.urls import reverse

from cop_portal.dates import today
from events.actions import answer_event, log_presence
from events.models import Event
from tests.cast import english_client_of
from tests.events.answering import DAY, al_noor_says, coming_event, weo_says


@pytest.fixture
def coming(cast) -> Event:
    """A workshop in two weeks, with room for five people."""
    return coming_event(capacity=5)


def words(user, event: Event) -> str:
    """What ``user`` reads on the event's page."""
    text = english_client_of(user).get(event.get_absolute_url()).content.decode().partition("demo-note")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_it_works(cast, coming):
    weo_says(cast, coming, accounts=[cast.suzan.pk], people=["Hero Ali"], access_needs="No steps")
    al_noor_says(cast, coming)
    answer_event(
        event=coming, organization=cast.hidden_org, by=cast.hidden, answer="maybe", people=["Hala Nouri"]
    )
    said = {"event": coming, "organization": cast.outsider_org, "by": cast.outsider}
    answer_event(answer="yes", people=["Omar Salim", "Dana Aziz"], dietary_needs="No nuts", **said)
    answer_event(answer="no", **said)
    text = words(cast.staff, coming)
    assert (
        "Organizations that come 2 People 3 for 5 places Organizations that named nobody count as one. Maybe 1 No 1"
        in text
    )
    assert re.search(r"Women Empowerment Organization 2 people Hero Ali , Suzan Aref Suzan Aref , \d", text)
    assert "Needs to take part No steps" in text
    assert re.search(r"Al Noor Foundation Nobody named yet Ahmed Jassam , \d", text)
    assert "Hidden: no other organization learns that it comes." in text
    assert "Hala Nouri" in text
    # Who does not come needs nothing, and nobody has to know who would have come.
    for one in ("No nuts", "Dana Aziz"):
        assert one not in text
    for one in ("Organizations that come", "No steps", "Hidden"):
        assert one not in words(cast.outsider, coming)


def test_more_than_there_are_places_is_said(cast, coming):
    weo_says(cast, coming, people=["A", "B", "C"])
    assert "More than there are places" not in words(cast.staff, coming)
    Event.objects.update(capacity=2)
    assert "3 for 2 places More than there are places" in words(cast.staff, coming)


def test_who_was_invited_and_has_not_answered(cast, coming):
    assert "Nobody has answered yet." in words(cast.staff, coming)
    Event.objects.update(open_to="invited")
    for organization in (cast.weo, cast.al_noor, cast.hidden_org):
        coming.invitations.create(organization=organization)
    weo_says(cast, coming, "no")
    after = words(cast.staff, coming).partition("Invited, not answered yet")[2]
    assert after.startswith(" Al Noor Foundation Hidden Shelter")


def test_their_ways_stand_there(cast, coming):
    page = english_client_of(cast.staff).get(coming.get_absolute_url()).content.decode()
    for name in ("presence", "sheet", "files"):
        assert f'href="{reverse(f"events:{name}", args=[coming.slug])}"' in page
    assert reverse("admin:events_event_change", args=[coming.pk]) in page
    assert 'name="tap"' not in page


def test_who_came_with_all_counts(cast):
    event = coming_event(starts_on=today() - DAY, ends_on=today() - DAY)
    assert "Nobody is recorded as having come." in words(cast.staff, event)
    log_presence(event=event, by=cast.staff, organization=cast.hidden_org, women=2)
    log_presence(event=event, by=cast.staff, walk_in_name="New group", men=4, not_stated=1)
    text = words(cast.staff, event)
    assert "Women: 2. Men: 4. Not stated: 1." in text
    assert "Hidden Shelter Hidden: no other organization learns that it came. Women: 2." in text
    assert "New group Walk-in, not a member yet" in text

"""Two organizations that both said yes to an event are acquainted from that day on."""

from __future__ import annotations

import datetime

import pytest

from cop_portal.dates import today
from events.actions import announce_event, cancel_event, create_event, log_presence, refresh_acquaintances
from events.actions.acquaintances import a_year_after
from events.models import Event, Rsvp
from events.visibility import organizations_at, organizations_named_at, rsvps_visible_to
from members.models import Acquaintance, Organization
from members.visibility import organizations_visible_to

DAY = datetime.timedelta(days=1)


def said(event: Event, organization: Organization, answer: str, by, days_ago: int = 0) -> Rsvp:
    """``organization`` has answered ``event`` so many days ago."""
    on = today() - days_ago * DAY
    row, _made = Rsvp.objects.update_or_create(
        event=event,
        organization=organization,
        defaults={
            "answer": answer,
            "answered_on": on,
            "answered_by": by,
            "yes_since": on if answer == "yes" else None,
        },
    )
    refresh_acquaintances(event)
    return row


@pytest.fixture
def coming(cast) -> Event:
    """A meeting in twenty days, announced ten days ago."""
    event = create_event(
        by=cast.staff, kind="regular_meeting", name_en="Coming meeting", starts_on=today() + 20 * DAY
    )
    return announce_event(event=event, by=cast.staff, on=today() - 10 * DAY)


def pairs(event: Event) -> dict[frozenset[int], tuple[datetime.date, datetime.date]]:
    """Who is acquainted by ``event``, from when until when."""
    return {
        frozenset([row.organization_low_id, row.organization_high_id]): (row.since, row.until)
        for row in Acquaintance.objects.filter(event_key=event.public_id)
    }


def test_it_works(cast, coming):
    said(coming, cast.weo, "yes", cast.suzan, days_ago=5)
    said(coming, cast.discreet_org, "yes", cast.discreet, days_ago=2)
    until = a_year_after(coming.ends_on)
    assert pairs(coming) == {
        frozenset([cast.weo.pk, cast.discreet_org.pk]): (today() - 2 * DAY, until),
    }
    assert cast.discreet_org in organizations_visible_to(cast.suzan)


def test_a_maybe_or_no_makes_nobody_acquainted_and_ends_it(cast, coming):
    said(coming, cast.weo, "yes", cast.suzan)
    said(coming, cast.discreet_org, "maybe", cast.discreet)
    said(coming, cast.al_noor, "no", cast.ahmed)
    assert pairs(coming) == {}
    said(coming, cast.discreet_org, "yes", cast.discreet)
    assert pairs(coming)
    said(coming, cast.discreet_org, "no", cast.discreet)
    assert pairs(coming) == {}
    assert cast.discreet_org not in organizations_visible_to(cast.suzan)


def test_a_cancelled_event_makes_nobody_acquainted(cast, coming):
    said(coming, cast.weo, "yes", cast.suzan)
    said(coming, cast.al_noor, "yes", cast.ahmed)
    cancel_event(event=coming, by=cast.staff, reason="Roads are closed")
    assert pairs(coming) == {}


def test_who_said_yes_and_stayed_away_stays_acquainted_from_the_earlier_day(cast):
    event = create_event(
        by=cast.staff, kind="workshop", name_en="Yesterday's workshop", starts_on=today() - DAY
    )
    announce_event(event=event, by=cast.staff, on=today() - 30 * DAY)
    said(event, cast.weo, "yes", cast.suzan, days_ago=9)
    said(event, cast.al_noor, "yes", cast.ahmed, days_ago=8)
    log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    log_presence(event=event, by=cast.staff, organization=cast.outsider_org, women=1)
    since = {pair: days[0] for pair, days in pairs(event).items()}
    assert since == {
        frozenset([cast.weo.pk, cast.al_noor.pk]): today() - 8 * DAY,
        frozenset([cast.weo.pk, cast.outsider_org.pk]): today() - DAY,
    }


def test_search_itself_is_no_acquaintance(cast, coming):
    said(coming, cast.weo, "yes", cast.suzan)
    said(coming, cast.search, "yes", cast.staff)
    assert pairs(coming) == {}


def test_only_who_said_yes_sees_who_else_did(cast, coming):
    said(coming, cast.weo, "yes", cast.suzan)
    said(coming, cast.al_noor, "yes", cast.ahmed)
    said(coming, cast.hidden_org, "yes", cast.hidden)
    said(coming, cast.discreet_org, "yes", cast.discreet)
    said(coming, cast.outsider_org, "maybe", cast.outsider)

    def read_by(user) -> set[str]:
        return {row.organization.slug for row in rsvps_visible_to(user, coming)}

    assert read_by(cast.suzan) == {"weo", "al-noor", "discreet"}
    assert read_by(cast.hidden) == {"weo", "al-noor", "discreet", "hidden"}
    assert read_by(cast.outsider) == {"outsider"}
    assert read_by(cast.observer) == set()
    assert len(read_by(cast.staff)) == 5
    at = {row.slug for row in organizations_at(cast.suzan, coming)}
    assert at == {"weo", "al-noor", "discreet"}
    named = {row.slug for row in organizations_named_at(cast.suzan, coming)}
    assert "discreet" in named
    assert "hidden" not in named
    assert {row.slug for row in organizations_named_at(cast.outsider, coming)} == {"outsider"}


def test_who_came_sees_no_answers_unless_it_said_yes(cast):
    event = create_event(by=cast.staff, kind="workshop", name_en="A workshop", starts_on=today() - DAY)
    announce_event(event=event, by=cast.staff, on=today() - 3 * DAY)
    said(event, cast.discreet_org, "yes", cast.discreet)
    log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    assert {row.slug for row in organizations_at(cast.suzan, event)} == {"weo"}

"""Who else comes to an event: what nobody may read there, and who reads nothing."""

from __future__ import annotations

import datetime

import pytest

from cop_portal.dates import today
from events.actions import cancel_event, log_presence
from events.models import Event, KeepApart
from members.models import Partnership

from .company_world import (
    WEEK,
    acts_for,
    joins,
    make_event,
    most,
    offers,
    page,
    pair,
    panel,
    panel_of,
    says,
    wants,
)


@pytest.fixture
def event(cast) -> Event:
    """A workshop in a week."""
    return make_event(cast, today() + WEEK)


def test_it_works(client, cast, event):
    says(event, cast.weo, cast.al_noor)
    assert "Al Noor Foundation" in panel(client, cast.suzan, event)


@pytest.mark.parametrize("answer", ["maybe", "no", None])
def test_who_does_not_come_sees_nobody_and_is_seen_by_nobody(client, cast, event, answer):
    says(event, cast.al_noor)
    if answer:
        says(event, cast.weo, answer=answer)
    assert panel(client, cast.suzan, event) == ""
    assert "Women Empowerment" not in panel(client, cast.ahmed, event)


def test_staff_have_no_panel(client, cast, event):
    says(event, cast.al_noor, cast.weo)
    assert panel(client, cast.staff, event) == ""


def test_a_cancelled_event_brings_nobody_together(client, cast, event):
    says(event, cast.weo, cast.al_noor)
    cancel_event(event=event, by=cast.staff, reason="Roads were closed")
    assert panel(client, cast.suzan, event) == ""


def test_a_hidden_one_is_shown_to_nobody_and_sees_the_others(client, cast, event):
    says(event, cast.weo, cast.al_noor, cast.hidden_org)
    offers(cast.hidden_org, cast.quotas)
    wants(cast.weo, cast.quotas)
    assert "Hidden Shelter" not in panel(client, cast.suzan, event)
    assert "Al Noor Foundation" in panel(client, cast.hidden, event)


@pytest.mark.parametrize("who", ["staff", "hidden"])
def test_nor_to_who_knows_of_it_otherwise(client, cast, event, who):
    """What is asked for from the list is asked for by WEO, whose other people do not know of it."""
    says(event, cast.weo, cast.al_noor, cast.hidden_org)
    user = getattr(cast, who)
    joins(user, cast.weo)
    acts_for(client, user, cast.weo)
    text = panel_of(client, event)
    assert "Al Noor Foundation" in text
    assert "Hidden Shelter" not in text


def test_a_hidden_one_changes_nothing_that_others_read(client, cast, event):
    says(event, cast.weo)
    before = panel(client, cast.suzan, event)
    says(event, cast.hidden_org)
    assert panel(client, cast.suzan, event) == before


def test_a_discreet_one_is_shown_while_both_come(client, cast, event):
    says(event, cast.weo, cast.discreet_org)
    offers(cast.discreet_org, cast.quotas)
    wants(cast.weo, cast.quotas)
    text = panel(client, cast.suzan, event)
    assert "Discreet Initiative" in most(text)
    assert "Please do not mention it to others" in text
    says(event, cast.weo, answer="maybe")
    assert panel(client, cast.suzan, event) == ""
    says(event, cast.weo)
    says(event, cast.discreet_org, answer="no")
    assert "Discreet" not in panel(client, cast.suzan, event)


def test_of_a_discreet_one_met_long_ago_only_the_name_is_told(client, cast):
    event = make_event(cast, datetime.date(2021, 4, 1))
    for organization in (cast.weo, cast.discreet_org):
        log_presence(event=event, by=cast.staff, organization=organization, women=1)
    offers(cast.discreet_org, cast.quotas)
    wants(cast.weo, cast.quotas)
    text = panel(client, cast.suzan, event)
    assert "Discreet Initiative" in text
    assert most(text) == ""
    assert cast.discreet_org.get_absolute_url() not in text


def test_what_staff_and_partners_alone_may_read_is_no_reason(client, cast, event):
    says(event, cast.weo, cast.al_noor)
    offers(cast.weo, cast.quotas, cast.leadership)
    nothing = panel(client, cast.suzan, event)
    wants(cast.al_noor, cast.quotas, "staff")
    wants(cast.al_noor, cast.leadership, "partners")
    assert panel(client, cast.suzan, event) == nothing
    # Its own people read it, and so it is a reason for them.
    assert "It can share 2 topics that you want to learn about" in panel(client, cast.ahmed, event)


@pytest.mark.parametrize("reader", ["suzan", "ahmed"])
def test_nobody_reads_who_is_kept_apart(client, cast, event, reader):
    """The whole page is the same to the byte with the mark and without: leaving the other out would tell of it to
    whoever opens their profile."""
    says(event, cast.weo, cast.al_noor, cast.outsider_org)
    wants(cast.weo, cast.quotas)
    offers(cast.al_noor, cast.quotas)
    offers(cast.outsider_org, cast.quotas)
    client.force_login(getattr(cast, reader))
    before = page(client, event)
    assert most(panel_of(client, event))
    pair(KeepApart, cast.weo, cast.al_noor, marked_by=cast.staff)
    assert page(client, event) == before


def test_nor_of_partners_who_are_kept_apart(client, cast, event):
    says(event, cast.weo, cast.al_noor)
    pair(Partnership, cast.weo, cast.al_noor, since=today() - WEEK)
    client.force_login(cast.suzan)
    before = page(client, event)
    pair(KeepApart, cast.weo, cast.al_noor, marked_by=cast.staff)
    assert page(client, event) == before

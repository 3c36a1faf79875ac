"""What changes events: making, announcing, cancelling, who came, who is acquainted by it."""

from __future__ import annotations

import datetime
from functools import partial

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from events.actions import (
    acquaintances_of,
    add_session,
    announce_event,
    cancel_event,
    create_event,
    invite_organizations,
    log_presence,
    refresh_acquaintances,
    remove_presence,
    settle_event,
)
from events.models import Event, Presence
from members.models import Acquaintance
from members.visibility import organizations_visible_to
from tests.at_once import at_once
from tests.cast import make_cast

Date = datetime.date


@pytest.fixture
def workshop(cast) -> Event:
    """The story's workshop: April 2021, no more exactly."""
    return create_event(
        by=cast.staff,
        kind="workshop",
        name_en="In-country workshop",
        starts_on=Date(2021, 4, 14),
        date_precision="month",
        hosts=[cast.search],
        languages=["ar", "en"],
        description="Members meet.",
    )


def stored(event: Event) -> set[tuple]:
    """The acquaintances of ``event`` as the database has them."""
    rows = Acquaintance.objects.filter(event_key=event.public_id)
    return {(row.organization_low_id, row.organization_high_id, row.since, row.until) for row in rows}


def test_it_works(cast, workshop):
    assert (workshop.starts_on, workshop.ends_on) == (Date(2021, 4, 1), Date(2021, 4, 30))
    assert workshop.state == "draft"
    assert workshop.slug == "in-country-workshop-2021"
    assert list(workshop.hosts.all()) == [cast.search]
    assert workshop.texts.get().text == "Members meet."
    announce_event(event=workshop, by=cast.staff, on=Date(2021, 3, 1))
    workshop.refresh_from_db()
    assert workshop.state == "held"


def test_a_slug_that_is_taken_makes_another_and_a_given_one_is_made_once(cast, workshop):
    facts = {
        "by": cast.staff,
        "kind": "workshop",
        "name_en": "In-country workshop",
        "starts_on": Date(2021, 5, 1),
    }
    assert create_event(**facts).slug == "in-country-workshop-2021-2"
    first = create_event(**facts, slug="of-may")
    assert create_event(**facts, slug="of-may") == first
    assert create_event(**{**facts, "name_en": "ورشة"}).slug == "2021"


@pytest.mark.parametrize("person", ["suzan", "outsider", "observer"])
def test_only_staff_change_events(cast, workshop, person):
    by = getattr(cast, person)
    presence = log_presence(event=workshop, by=cast.staff, organization=cast.weo)
    attempts = [
        lambda: create_event(by=by, kind="workshop", name_en="x", starts_on=Date(2021, 1, 1)),
        lambda: announce_event(event=workshop, by=by),
        lambda: cancel_event(event=workshop, by=by, reason="x"),
        lambda: log_presence(event=workshop, by=by, organization=cast.al_noor),
        lambda: remove_presence(presence=presence, by=by),
        lambda: add_session(event=workshop, by=by, name_en="x"),
        lambda: invite_organizations(event=workshop, by=by, organizations=[cast.weo]),
        lambda: settle_event(event=workshop, by=by),
    ]
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt()
    assert Event.objects.count() == 1
    assert Presence.objects.count() == 1


def test_last_day_before_first_is_refused(cast):
    with pytest.raises(Refused) as refused:
        create_event(
            by=cast.staff, kind="training", name_en="x", starts_on=Date(2021, 5, 2), ends_on=Date(2021, 5, 1)
        )
    assert refused.value.field == "ends_on"
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.create(
            slug="x", kind="training", name_en="x", starts_on=Date(2021, 5, 2), ends_on=Date(2021, 5, 1)
        )


def test_people_are_counted_and_replaced_not_doubled(cast, workshop):
    people = [("Suzan Aref", "woman", "Suzan@weo.example"), ("Lana Karim", "woman", ""), ("X", "", "")]
    presence = log_presence(event=workshop, by=cast.staff, organization=cast.weo, people=people, men=9)
    assert (presence.women, presence.men, presence.not_stated) == (2, 0, 1)
    assert presence.people.get(name="Suzan Aref").user == cast.suzan
    ids = set(presence.people.values_list("pk", flat=True))
    again = log_presence(event=workshop, by=cast.staff, organization=cast.weo, people=people)
    assert again == presence
    assert set(again.people.values_list("pk", flat=True)) == ids
    fewer = log_presence(event=workshop, by=cast.staff, organization=cast.weo, people=people[:1])
    assert (fewer.women, fewer.men, fewer.not_stated) == (1, 0, 0)
    counted = log_presence(event=workshop, by=cast.staff, organization=cast.al_noor, women=3, men=2)
    assert (counted.women, counted.men) == (3, 2)


def test_a_person_is_tied_to_accounts_of_their_own_organization_only(cast, workshop):
    presence = log_presence(
        event=workshop,
        by=cast.staff,
        organization=cast.al_noor,
        people=[("Suzan Aref", "woman", "suzan@weo.example")],
    )
    assert presence.people.get().user is None


def test_an_organization_or_a_walk_in(cast, workshop):
    with pytest.raises(Refused):
        log_presence(event=workshop, by=cast.staff)
    with pytest.raises(Refused):
        log_presence(event=workshop, by=cast.staff, organization=cast.weo, walk_in_name="Somebody")
    with pytest.raises(Refused):
        log_presence(event=workshop, by=cast.staff, organization=cast.weo, people=[(" ", "", "")])
    assert not Presence.objects.exists()
    first = log_presence(event=workshop, by=cast.staff, walk_in_name=" New   group ", women=1)
    assert log_presence(event=workshop, by=cast.staff, walk_in_name="New group", women=2) == first
    assert Presence.objects.get().women == 2


def test_nobody_came_to_what_is_still_to_come_or_cancelled(cast):
    future = create_event(by=cast.staff, kind="webinar", name_en="Soon", starts_on=Date(2999, 1, 1))
    with pytest.raises(Refused, match="has not begun"):
        log_presence(event=future, by=cast.staff, organization=cast.weo)
    cancel_event(event=future, by=cast.staff, reason="Roads closed")
    with pytest.raises(Refused, match="cancelled"):
        log_presence(event=future, by=cast.staff, organization=cast.weo)


def test_acquaintances_follow_every_change(cast, workshop):
    for organization in (cast.weo, cast.al_noor, cast.hidden_org, cast.search):
        log_presence(event=workshop, by=cast.staff, organization=organization)
    walk_in = log_presence(event=workshop, by=cast.staff, walk_in_name="New group")
    pairs = acquaintances_of(workshop)
    assert len(pairs) == 3  # three members; neither the convenor nor the walk-in
    assert {(since, until) for _low, _high, since, until in pairs} == {(Date(2021, 4, 1), Date(2022, 4, 30))}
    assert stored(workshop) == pairs
    ids = set(Acquaintance.objects.values_list("pk", flat=True))
    refresh_acquaintances(workshop)
    assert (
        set(Acquaintance.objects.values_list("pk", flat=True)) == ids
    )  # nothing rewritten where all is right

    remove_presence(presence=walk_in, by=cast.staff)
    remove_presence(presence=Presence.objects.get(organization=cast.hidden_org), by=cast.staff)
    assert stored(workshop) == acquaintances_of(workshop)
    assert len(stored(workshop)) == 1

    Event.objects.update(starts_on=Date(2024, 2, 28), ends_on=Date(2024, 2, 29), date_precision="day")
    workshop = settle_event(event=workshop, by=cast.staff)
    assert stored(workshop) == acquaintances_of(workshop)
    assert {until for *_pair, until in stored(workshop)} == {Date(2025, 2, 28)}

    for presence in workshop.presences.all():
        remove_presence(presence=presence, by=cast.staff)
    assert stored(workshop) == acquaintances_of(workshop) == set()
    # Cancelled while that was possible with somebody written down: it makes nobody acquainted.
    log_presence(event=workshop, by=cast.staff, organization=cast.weo)
    log_presence(event=workshop, by=cast.staff, organization=cast.al_noor)
    Event.objects.update(cancelled_on=today(), cancel_reason="It did not take place")
    refresh_acquaintances(workshop)
    assert stored(workshop) == set()


def test_who_was_there_knows_the_discreet_for_a_year(cast, workshop):
    assert cast.discreet_org not in organizations_visible_to(cast.suzan)
    Event.objects.update(starts_on=today(), ends_on=today(), date_precision="day")
    for organization in (cast.weo, cast.discreet_org):
        log_presence(event=workshop, by=cast.staff, organization=organization)
    assert cast.discreet_org in organizations_visible_to(cast.suzan)
    assert cast.discreet_org not in organizations_visible_to(cast.outsider)
    long_ago = today() - datetime.timedelta(days=400)
    Event.objects.update(starts_on=long_ago, ends_on=long_ago)
    settle_event(event=workshop, by=cast.staff)
    assert cast.discreet_org not in organizations_visible_to(cast.suzan)


def test_announcing_tells_those_who_may_see_it_once(cast, django_capture_on_commit_callbacks):
    event = create_event(
        by=cast.staff, kind="webinar", name_en="Secret words", starts_on=Date(2999, 1, 1), open_to="invited"
    )
    invite_organizations(event=event, by=cast.staff, organizations=[cast.weo, cast.al_noor])
    invite_organizations(event=event, by=cast.staff, organizations=[cast.weo])
    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            announce_event(event=event, by=cast.staff)
    assert sorted(message.to[0] for message in mail.outbox) == ["ahmed@alnoor.example", "suzan@weo.example"]
    for message in mail.outbox:
        assert "/events/\n" in message.body
        assert "secret" not in (message.subject + message.body).lower()
    with django_capture_on_commit_callbacks(execute=True):
        cancel_event(event=event, by=cast.staff, reason="Storm")
        cancel_event(event=event, by=cast.staff, reason="Other")
    event.refresh_from_db()
    assert event.cancel_reason == "Storm"
    assert len(mail.outbox) == 4


def test_a_past_event_is_announced_without_mail(cast, workshop, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        announce_event(event=workshop, by=cast.staff, on=Date(2021, 3, 1))
    assert not callbacks
    assert not mail.outbox


def test_a_cancelled_event_is_not_announced_and_a_reason_is_needed(cast, workshop):
    with pytest.raises(Refused) as refused:
        cancel_event(event=workshop, by=cast.staff, reason="  ")
    assert refused.value.field == "reason"
    cancel_event(event=workshop, by=cast.staff, reason="Storm")
    with pytest.raises(Refused):
        announce_event(event=workshop, by=cast.staff)


def test_sessions_keep_their_order_and_are_not_doubled(cast, workshop):
    add_session(event=workshop, by=cast.staff, name_en="Opening")
    add_session(
        event=workshop, by=cast.staff, name_en="Who we are", topics=[cast.quotas], presenters=[cast.weo]
    )
    again = add_session(
        event=workshop, by=cast.staff, name_en="Who we are", presenters=[cast.weo, cast.al_noor]
    )
    assert [session.name_en for session in workshop.sessions.all()] == ["Opening", "Who we are"]
    assert again.presenters.count() == 2
    assert again.topics.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_people_log_at_once_and_no_pair_is_missing():
    """Each connection sees only what it and the other committed: without the lock the pair of the two would be lost."""
    cast = make_cast()
    event = create_event(by=cast.staff, kind="workshop", name_en="Busy", starts_on=Date(2021, 4, 1))
    log_presence(event=event, by=cast.staff, organization=cast.outsider_org)
    results = at_once(
        *(
            partial(log_presence, event=event, by=cast.staff, organization=organization)
            for organization in (cast.weo, cast.al_noor)
        )
    )
    assert [one for one in results if isinstance(one, Exception)] == []
    assert len(stored(event)) == 3
    assert stored(event) == acquaintances_of(event)

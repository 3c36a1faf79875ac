"""Draft, announced, running, held, closed, or cancelled: what each lets happen."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, transaction

from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from events.actions import (
    announce_event,
    cancel_event,
    close_event,
    create_event,
    log_presence,
    reopen_event,
    settle_event,
)
from events.models import Event, EventInvitation, Rsvp

DAY = datetime.timedelta(days=1)


def event_on(cast, day: datetime.date, **facts) -> Event:
    """An announced event of one day."""
    event = create_event(by=cast.staff, kind="workshop", name_en="A workshop", starts_on=day, **facts)
    return announce_event(event=event, by=cast.staff, on=min(day, today()) - DAY)


def answered(event: Event, organization, by, **facts) -> Rsvp:
    return Rsvp.objects.create(
        event=event,
        organization=organization,
        answer="yes",
        answered_on=today(),
        yes_since=today(),
        answered_by=by,
        **facts,
    )


def test_it_works(cast):
    event = event_on(cast, today() - DAY)
    assert event.state == "held"
    closed = close_event(event=event, by=cast.staff)
    assert closed.state == "closed"
    assert close_event(event=event, by=cast.staff).closed_on == closed.closed_on
    with pytest.raises(Refused) as refused:
        log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    assert refused.value.code == "closed"
    assert reopen_event(event=event, by=cast.staff).state == "held"
    assert reopen_event(event=event, by=cast.staff).closed_on is None
    log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)


@pytest.mark.parametrize("ahead", [1, 3])
def test_what_is_not_over_is_not_closed(cast, ahead):
    with pytest.raises(Refused) as refused:
        close_event(event=event_on(cast, today() + ahead * DAY), by=cast.staff)
    assert refused.value.code == "not_over"


def test_neither_a_draft_nor_a_cancelled_event_is_closed(cast):
    draft = create_event(by=cast.staff, kind="workshop", name_en="A draft", starts_on=today() - DAY)
    with pytest.raises(Refused) as refused:
        close_event(event=draft, by=cast.staff)
    assert refused.value.code == "draft"
    called_off = cancel_event(event=event_on(cast, today() - DAY), by=cast.staff, reason="Nobody could come")
    with pytest.raises(Refused) as refused:
        close_event(event=called_off, by=cast.staff)
    assert refused.value.code == "cancelled"


def test_a_closed_event_is_not_cancelled(cast):
    event = close_event(event=event_on(cast, today() - DAY), by=cast.staff)
    with pytest.raises(Refused) as refused:
        cancel_event(event=event, by=cast.staff, reason="A mistake")
    assert refused.value.code == "closed"


def test_closing_erases_what_people_needed(cast):
    event = event_on(cast, today() - DAY)
    row = answered(event, cast.weo, cast.suzan, access_needs="A ramp", dietary_needs="No nuts")
    close_event(event=event, by=cast.staff)
    row.refresh_from_db()
    assert (row.access_needs, row.dietary_needs) == ("", "")


def test_cancelling_erases_what_people_would_have_needed(cast):
    event = event_on(cast, today() + DAY)
    row = answered(event, cast.weo, cast.suzan, access_needs="A ramp")
    cancel_event(event=event, by=cast.staff, reason="Roads are closed")
    row.refresh_from_db()
    assert row.access_needs == ""


def test_only_staff_close_and_reopen(cast):
    event = event_on(cast, today() - DAY)
    for action in (close_event, reopen_event):
        with pytest.raises(NotAllowed):
            action(event=event, by=cast.suzan)


def test_who_is_no_longer_invited_has_no_answer(cast):
    event = event_on(cast, today() + 9 * DAY)
    Event.objects.update(open_to="invited")
    for organization, user in ((cast.weo, cast.suzan), (cast.al_noor, cast.ahmed)):
        EventInvitation.objects.create(event=event, organization=organization)
        answered(event, organization, user)
    event.invitations.filter(organization=cast.al_noor).delete()
    version = Event.objects.get().version
    settle_event(event=event, by=cast.staff)
    assert [row.organization for row in event.rsvps.all()] == [cast.weo]
    assert Event.objects.get().version == version + 1


@pytest.mark.parametrize(
    "facts", [{"capacity": 0}, {"closed_on": datetime.date(2020, 1, 1)}, {"cancelled_on": today()}]
)
def test_the_database_refuses_what_cannot_be(cast, facts):
    event = event_on(cast, today() - DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(**facts)


def test_a_yes_without_its_day_is_refused(cast):
    event = event_on(cast, today() + DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rsvp.objects.create(
            event=event, organization=cast.weo, answer="yes", answered_on=today(), answered_by=cast.suzan
        )

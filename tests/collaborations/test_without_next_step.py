"""The event lists the introductions in whose thread nobody has taken on a next step, the oldest first."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from collaborations.actions.activities import plan_activity
from collaborations.actions.introductions import introduce_at_event
from collaborations.actions.meetings import call_off_meeting, plan_meeting
from collaborations.actions.promises import promise
from collaborations.actions.threads import leave
from collaborations.at_events.introduced_at import introductions_at, rows_of_event, without_next_step
from collaborations.models import Collaboration
from collaborations.thread.facts import threads, with_facts
from collaborations.thread.next_step import has_nothing_ahead
from collaborations.thread.reader import reader_of
from cop_portal.dates import today
from events.models import Event
from tests.cast import Cast, english_client_of
from tests.collaborations.event_steps import DAY, al_noor_taps, goes_on, weo_taps
from tests.collaborations.mous import entered
from tests.collaborations.steps import MEETING, introduced, met, party, workshop

pytestmark = pytest.mark.django_db
STILL, AHEAD = "Without a next step", "Every introduction made here has a next step."


def page_of(user, event: Event) -> str:
    return english_client_of(user).get(event.get_absolute_url()).content.decode()


def log_of(cast: Cast, event: Event) -> str:
    url = reverse("collaborations:event_introductions", args=[event.slug])
    return english_client_of(cast.staff).get(url).content.decode()


def nothing_ahead(user, organization) -> bool:
    """What the rule says to a reader of the one thread there is."""
    row = with_facts(Collaboration.objects.all())
    return has_nothing_ahead(threads(row, reader_of(user, organization))[0])


def test_it_works(cast: Cast):
    """For staff on their page and on the event's, for members their own; until a meeting is planned."""
    event = goes_on(cast.weo, cast.al_noor, cast.outsider_org, day=today() - 9 * DAY)
    assert "No introduction has been logged for this event yet." in log_of(cast, event)
    thread = introduced(cast, event=event)
    for text in (page_of(cast.staff, event), page_of(cast.suzan, event), log_of(cast, event)):
        assert STILL in text
        assert "Introduced 9 days ago." in text
        assert f'href="{thread.get_absolute_url()}"' in text
    assert STILL not in page_of(cast.outsider, event)
    plan_meeting(collaboration=thread, organization=cast.weo, by=cast.suzan, planned_on=today() + DAY)
    for text in (page_of(cast.staff, event), page_of(cast.suzan, event)):
        assert STILL not in text
        assert AHEAD in text
    assert AHEAD in log_of(cast, event)


def test_the_oldest_first(cast: Cast):
    """Whichever was logged first."""
    event = goes_on(cast.weo, cast.al_noor, cast.outsider_org, day=today() - 9 * DAY)
    event.ends_on = today()
    event.save()
    for other, on in ((cast.al_noor, today()), (cast.outsider_org, event.starts_on)):
        introduce_at_event(event=event, first=cast.weo, second=other, by=cast.staff, on=on)
    still = without_next_step(rows_of_event(introductions_at(event), reader_of(cast.staff, None)))
    assert [row.introduction.second for row in still] == [cast.outsider_org, cast.al_noor]
    assert [row.age for row in still] == ["Introduced 9 days ago.", "Introduced today."]


def test_what_is_a_next_step(cast: Cast):
    """Something planned, whatever its day; an area or a memorandum that waits; not what was called off or is over."""
    thread = introduced(cast)
    us = {"collaboration": thread, "organization": cast.weo, "by": cast.suzan}
    assert nothing_ahead(cast.staff, None)
    meeting = plan_meeting(**us, planned_on=today() + DAY)
    assert not nothing_ahead(cast.staff, None)
    call_off_meeting(meeting=meeting, organization=cast.weo, by=cast.suzan, reason="Roads")
    assert nothing_ahead(cast.staff, None)
    plan_activity(**us, kind="training", title="Joint training", planned_on=today())
    assert not nothing_ahead(cast.staff, None)
    thread.activities.update(planned_on=today() - DAY)
    assert not nothing_ahead(cast.staff, None)  # it waits to be recorded


def test_areas_and_memoranda_that_wait(cast: Cast):
    thread = introduced(cast)
    met(cast, thread)
    assert not nothing_ahead(cast.staff, None)  # Al Noor has confirmed no area
    for area in thread.meetings.get().areas.all():
        area.confirmations.create(
            party=party(thread, cast.al_noor), confirmed_on=MEETING, confirmed_by=cast.ahmed
        )
    assert nothing_ahead(cast.staff, None)
    entered(cast, thread)
    assert not nothing_ahead(cast.staff, None)


def test_a_promise_is_a_step_to_those_who_read_it(cast: Cast):
    """Staff read no action points, and so must not conclude from a list that there is one."""
    thread = introduced(cast)
    promise(
        collaboration=thread,
        organization=cast.weo,
        by=cast.suzan,
        party=party(thread, cast.weo),
        what="Name two trainers",
    )
    assert not nothing_ahead(cast.suzan, cast.weo)
    assert nothing_ahead(cast.staff, None)


def test_one_that_has_ended_waits_for_nothing(cast: Cast):
    thread = introduced(cast)
    leave(collaboration=thread, organization=cast.al_noor, by=cast.ahmed)
    assert not nothing_ahead(cast.suzan, cast.weo)


def test_those_who_introduced_themselves_are_listed_too(cast: Cast):
    event = goes_on(cast.weo, cast.al_noor)
    weo_taps(cast, event)
    assert STILL not in page_of(cast.staff, event)
    al_noor_taps(cast, event)
    for user in (cast.staff, cast.suzan, cast.ahmed):
        assert STILL in page_of(user, event)


def test_the_age_in_years(cast: Cast):
    event = workshop(cast.weo, cast.al_noor, starts_on=datetime.date(today().year - 2, 1, 1))
    introduced(cast, event=event)
    assert "Introduced 2 years ago." in log_of(cast, event)


def test_nobody_logs_at_one_that_is_to_come_or_was_cancelled(cast: Cast):
    """The event's page offers it to staff from its first day on."""
    event = goes_on(cast.weo, cast.al_noor, day=today() + DAY)
    assert "Log introductions" not in page_of(cast.staff, event)
    Event.objects.update(starts_on=today() - DAY, ends_on=today())
    assert "Log introductions" in page_of(cast.staff, event)
    Event.objects.update(cancelled_on=today(), cancel_reason="Storm")
    assert "Log introductions" not in page_of(cast.staff, event)

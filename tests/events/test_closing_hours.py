"""An event is closed the evening it ends: from its last hour in Baghdad on, and on its last day where no hour is
known. From then on it is over for everybody."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from cop_portal.dates import BAGHDAD, format_date, today
from cop_portal.refusals import Refused
from events.actions import announce_event, close_event, create_event, log_presence, reopen_event
from events.calendar import coming_events, past_events, unanswered
from events.company.query import Moment, company_of
from events.models import Event
from tests.cast import english_client_of

from .answering import weo_says
from .writing_down import read, url

DAY = datetime.timedelta(days=1)
THREE = datetime.time(15)


@pytest.fixture
def at(monkeypatch):
    """The clock in Baghdad, today or on another day."""

    def set_to(hour: int, minute: int = 0, day: datetime.date | None = None) -> None:
        time = datetime.time(hour, minute)
        now = datetime.datetime.combine(day or today(), time, BAGHDAD)
        monkeypatch.setattr(timezone, "now", lambda: now)

    return set_to


def workshop(cast, *, days: int = 1, ends_at: datetime.time | None = THREE) -> Event:
    """An announced workshop that ends today, at three in the afternoon."""
    event = create_event(
        by=cast.staff,
        kind="workshop",
        name_en="Workshop",
        starts_on=today() - (days - 1) * DAY,
        ends_on=today(),
        starts_at=datetime.time(9) if ends_at else None,
        ends_at=ends_at,
    )
    return announce_event(event=event, by=cast.staff, on=event.starts_on - DAY)


def refusal(cast, event: Event) -> str:
    with pytest.raises(Refused) as refused:
        close_event(event=event, by=cast.staff)
    assert refused.value.code == "not_over"
    return str(refused.value.message)


def test_it_works(cast, at):
    at(14, 59)
    event = workshop(cast)
    assert refusal(cast, event) == "It can be closed today from 15:00 on, Baghdad time."
    at(15)
    closed = close_event(event=event, by=cast.staff)
    assert (closed.state, closed.closed_on) == ("closed", today())
    with pytest.raises(Refused) as refused:
        log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    assert refused.value.code == "closed"
    assert reopen_event(event=event, by=cast.staff).state == "running"
    log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)


def test_of_several_days_the_last_counts(cast, at):
    at(12)
    event = workshop(cast, days=2)
    day = today()
    at(18, day=day - DAY)
    assert refusal(cast, event) == f"It can be closed on {format_date(day)} from 15:00 on, Baghdad time."
    at(15, 30, day=day)
    assert close_event(event=event, by=cast.staff).state == "closed"


def test_where_no_hour_is_known(cast, at):
    """At any time of its last day, by the clock in Baghdad, which is ahead of the server's."""
    at(12)
    event = workshop(cast, ends_at=None)
    day = today()
    at(23, 59, day=day - DAY)
    Event.objects.update(announced_on=day - 9 * DAY, starts_on=day - DAY)
    assert refusal(cast, event) == f"It can be closed from {format_date(day)} on."
    at(0, 1, day=day)
    assert close_event(event=event, by=cast.staff).closed_on == day


def test_the_page_says_from_when(cast, at):
    at(14)
    event, client = workshop(cast), english_client_of(cast.staff)
    content = client.get(url(event))
    assert "It can be closed today from 15:00 on, Baghdad time." in read(content)
    assert url(event, "presence_close") not in content.content.decode()
    assert client.get(url(event, "presence_close"))["Location"] == url(event)
    at(15)
    content = client.get(url(event))
    assert "It can be closed" not in read(content)
    assert url(event, "presence_close") in content.content.decode()
    assert "The event is closed." in read(client.post(url(event, "presence_close"), follow=True))


def test_closed_on_its_last_day_it_is_over_for_everybody(cast, at):
    at(16)
    event = workshop(cast)
    assert unanswered(cast.suzan, [cast.weo]) == {cast.weo.pk: [event]}
    close_event(event=event, by=cast.staff)
    assert unanswered(cast.suzan, [cast.weo]) == {}
    assert list(coming_events(cast.suzan, cast.weo)) == []
    assert list(past_events(cast.suzan, cast.weo)) == [event]
    with pytest.raises(Refused) as refused:
        weo_says(cast, event)
    assert refused.value.code == "closed"
    assert "Search closed it on" in read(english_client_of(cast.suzan).get(event.get_absolute_url()))


def test_who_came_is_told_of_who_came(cast, at):
    at(16)
    event = workshop(cast)
    for one in (cast.weo, cast.al_noor):
        log_presence(event=event, by=cast.staff, organization=one, women=1)
    before = company_of(event, [cast.weo], cast.suzan)
    after = company_of(close_event(event=event, by=cast.staff), [cast.weo], cast.suzan)
    assert before is not None
    assert after is not None
    assert (before.moment, after.moment) == (Moment.COMES, Moment.CAME)

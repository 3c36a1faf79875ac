"""Organizations that are invited after an event was announced hear of it, once."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from cop_portal.dates import today
from events.actions import announce_event, cancel_event, create_event, invite_organizations
from events.models import Event
from members.models import Membership
from tests.admin.event_forms import errors
from tests.admin.page import sent_back, with_line

DAY = datetime.timedelta(days=1)


def known(cast, days: int = 10) -> Event:
    """A workshop for invited organizations, announced when WEO alone was invited."""
    event = create_event(
        by=cast.staff,
        kind="workshop",
        name_en="For some",
        starts_on=today() + days * DAY,
        open_to="invited",
    )
    invite_organizations(event=event, by=cast.staff, organizations=[cast.weo])
    return announce_event(event=event, by=cast.staff)


@pytest.fixture
def event(cast) -> Event:
    return known(cast)


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """Who gets a mail by what is done."""

    def run(done) -> list[str]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            done()
        assert all("/events/\n" in message.body for message in mail.outbox)
        return sorted(message.to[0] for message in mail.outbox)

    return run


def invite(cast, event: Event, *organizations) -> None:
    invite_organizations(event=event, by=cast.staff, organizations=organizations)


def save(desk, event: Event, *, line: dict | None = None, **fields) -> None:
    url = reverse("admin:events_event_change", args=[event.pk])
    data = sent_back(desk.get(url)) | fields
    assert errors(desk.post(url, with_line(data, "invitations", **line) if line else data)) == ""


def test_it_works(cast, event, told):
    assert told(lambda: invite(cast, event, cast.weo, cast.al_noor)) == ["ahmed@alnoor.example"]
    assert told(lambda: invite(cast, event, cast.weo, cast.al_noor)) == []


def test_several_at_once(desk, cast, event, told):
    url = reverse("admin:events_event_invite", args=[event.pk])
    found = told(lambda: desk.post(url, {"everybody": "on"}))
    assert "ahmed@alnoor.example" in found
    assert "suzan@weo.example" not in found
    assert len(found) == len(set(found))
    assert told(lambda: desk.post(url, {"everybody": "on"})) == []


def test_by_a_line_of_the_form(desk, cast, event, told):
    line = {"organization": cast.al_noor.pk}
    assert told(lambda: save(desk, event, line=line)) == ["ahmed@alnoor.example"]
    assert told(lambda: save(desk, event, capacity="60")) == []
    other = {"invitations-0-organization": cast.outsider_org.pk}
    assert told(lambda: save(desk, event, **other)) == ["outsider@member.example"]


def test_a_line_taken_away_and_written_again_tells_nobody(desk, cast, event, told):
    line = {"organization": cast.weo.pk}
    assert told(lambda: save(desk, event, line=line, **{"invitations-0-DELETE": "on"})) == []
    assert event.invitations.get().organization == cast.weo


def test_who_was_told_as_another_organizations(cast, event, told):
    """Suzan speaks for two organizations; one of them was invited before."""
    Membership.objects.create(
        user=cast.suzan, organization=cast.al_noor, role="representative", since=today()
    )
    assert told(lambda: invite(cast, event, cast.al_noor)) == ["ahmed@alnoor.example"]


def test_not_where_nobody_has_to_know(desk, cast, told):
    draft = create_event(
        by=cast.staff, kind="workshop", name_en="Draft", starts_on=today() + DAY, open_to="invited"
    )
    past, off, for_all = known(cast, -3), known(cast), known(cast)
    cancel_event(event=off, by=cast.staff, reason="Snow")
    Event.objects.filter(pk=for_all.pk).update(open_to="members")
    for one in (draft, past, off, for_all):
        assert told(lambda one=one: invite(cast, one, cast.al_noor)) == []
    # It was open to all until now: Al Noor has heard of it.
    line = {"organization": cast.outsider_org.pk}
    assert told(lambda: save(desk, for_all, line=line, open_to="invited")) == []


def test_the_announcement_that_waits_tells_those_of_its_day(cast, monkeypatch):
    """Who is invited while its announcement is still in the queue is told by the invitation alone."""
    queued = []
    for module in ("events.actions.events", "events.actions.moving"):
        monkeypatch.setattr(f"{module}.run_later", lambda function, *args: queued.append(args))
    event = known(cast)
    invite(cast, event, cast.al_noor)
    assert queued == [(event.pk, [cast.weo.pk]), (event.pk, [cast.al_noor.pk], [cast.weo.pk])]

"""Several members are invited at once: by where they work, by an event they came to, or all of them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cop_portal.dates import today
from events.actions import create_event, invite_organizations, log_presence
from events.models import Event
from members.models import Organization


@pytest.fixture
def event(cast) -> Event:
    event = create_event(
        by=cast.staff, kind="workshop", name_en="For some", starts_on=today(), open_to="invited"
    )
    return invite_organizations(event=event, by=cast.staff, organizations=[cast.outsider_org])


def invited(event) -> set[Organization]:
    return {row.organization for row in event.invitations.all()}


def url(event) -> str:
    return reverse("admin:events_event_invite", args=[event.pk])


def test_it_works(desk, cast, event):
    cast.weo.governorates.set([cast.erbil, cast.ninewa])
    cast.search.governorates.set([cast.erbil])
    last = create_event(by=cast.staff, kind="workshop", name_en="Last", starts_on=today())
    for organization in (cast.al_noor, cast.search):
        log_presence(event=last, by=cast.staff, organization=organization)
    log_presence(event=last, by=cast.staff, walk_in_name="Dawn of Basra")
    assert "newly invited get a mail" in desk.get(url(event)).content.decode()
    page = desk.post(
        url(event), {"governorates": [cast.erbil.pk, cast.ninewa.pk], "came_to": last.pk}, follow=True
    )
    assert invited(event) == {cast.outsider_org, cast.weo, cast.al_noor}
    assert "Organizations that you have invited: 2." in page.content.decode()


def test_all_members(desk, cast, event):
    assert desk.post(url(event), {"everybody": "on"}).status_code == 302
    assert invited(event) == set(Organization.objects.exclude(pk=cast.search.pk))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "Choose whom to invite."),
        ({"governorates": ["x"]}, "not a valid value"),
        ({"came_to": "999999"}, "Select a valid choice"),
    ],
)
def test_nobody_is_invited_by_mistake(desk, cast, event, data, words):
    page = desk.post(url(event), data)
    assert page.status_code == 200
    assert words in page.content.decode()
    assert invited(event) == {cast.outsider_org}


def test_not_where_all_members_come_anyway(desk, cast, event):
    Event.objects.filter(pk=event.pk).update(open_to="members")
    assert desk.post(url(event), {"everybody": "on"}).status_code == 302
    assert invited(event) == {cast.outsider_org}

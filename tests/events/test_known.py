"""The rule over rows at hand says of any two at an event what ``events.visibility`` asks in SQL."""

from __future__ import annotations

import itertools
from typing import NamedTuple

import pytest

from cop_portal.dates import today
from events.company.query import company_of
from events.known import knows_at_event, with_standing_at
from events.models import Event, Presence, Rsvp
from events.schedule.standing import standing_of
from events.visibility import organizations_at, presences_visible_to, rsvps_visible_to
from members.models import Membership, Organization, User

pytestmark = pytest.mark.django_db


class State(NamedTuple):
    """How an organization stands to an event."""

    answer: str
    came: bool
    visibility: str


STATES = [
    State(*state)
    for state in itertools.product(
        ("", "yes", "maybe", "no"), (False, True), ("listed", "discreet", "hidden")
    )
]


def organization(slug: str, event: Event, state: State, by: User) -> Organization:
    """An organization of a member that stands so to ``event``."""
    made = Organization.objects.create(
        slug=slug, name_en=slug, kind="local", visibility=state.visibility, member_since=today()
    )
    if state.answer:
        Rsvp.objects.create(
            event=event,
            organization=made,
            answer=state.answer,
            answered_on=today(),
            answered_by=by,
            yes_since=today() if state.answer == "yes" else None,
        )
    if state.came:
        Presence.objects.create(event=event, organization=made, women=1)
    return made


@pytest.fixture
def event(cast) -> Event:
    """An event of today, at which each state that an organization can be in is there once."""
    event = Event.objects.create(
        slug="all", kind="workshop", name_en="All", starts_on=today(), ends_on=today(), announced_on=today()
    )
    for number, state in enumerate(STATES):
        organization(f"other-{number}", event, state, cast.staff)
    return event


@pytest.mark.parametrize("state", STATES, ids=["-".join(map(str, state)) for state in STATES])
def test_it_works(cast, event: Event, state: State):
    """For a reader of one organization in each state, with all others beside it."""
    own = organization("own", event, state, cast.staff)
    reader = User.objects.create_user("reader@own.example", "-")
    Membership.objects.create(user=reader, organization=own, role="colleague", since=today())
    rows = {one.pk: one for one in with_standing_at(event, Organization.objects.all())}
    others = [one for one in rows.values() if one != own]
    known = {one for one in others if knows_at_event(rows[own.pk], one)}

    answers = rsvps_visible_to(reader, event).filter(answer="yes")
    presences = presences_visible_to(reader, event)
    seen = {row.organization for row in (*answers, *presences)} - {own}
    assert known == seen
    assert known == set(organizations_at(reader, event)) - {own}

    company = company_of(event, [own], reader)
    listed = [guest.organization for guest in (*company.most, *company.others)] if company else []
    assert set(listed) == known

    standing = standing_of(event)
    together = {one for one in others if standing.know_each_other(own.pk, one.pk)}
    assert together == (known if state.visibility != "hidden" else set())

"""The desk as a person of the group "Search staff" finds it."""

from __future__ import annotations

import datetime

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from cop_portal.dates import today
from events.models import Event, EventSession, KeepApart, Presence, PresentPerson, Speaker
from members.groups import ensure_groups
from members.models import Acquaintance, Expertise, Invitation, Need, Partnership, Project, Registration


@pytest.fixture
def desk(cast) -> Client:
    """Signed in as staff who is no superuser, with the permissions that the portal gives the group."""
    ensure_groups()
    client = Client()
    client.force_login(cast.staff)
    return client


@pytest.fixture
def root(cast) -> Client:
    """Signed in as a superuser."""
    ensure_groups()
    client = Client()
    client.force_login(cast.superuser)
    return client


@pytest.fixture
def full(cast):
    """A row of each registered model at least, and a function that doubles what lists show."""
    return fill(cast)


def fill(cast, number: int = 0) -> dict[str, object]:
    """Rows for every page of the desk; another ``number`` makes other rows."""
    day = datetime.date(2021, 4, 1) + datetime.timedelta(days=number)
    event = Event.objects.create(
        slug=f"event-{number}", kind="workshop", name_en="Event", starts_on=day, ends_on=day
    )
    session = EventSession.objects.create(event=event, name_en="Part")
    session.topics.add(cast.quotas)
    session.presenters.add(cast.weo)
    Speaker.objects.create(session=session, name="A guest")
    presence = Presence.objects.create(event=event, organization=cast.weo)
    PresentPerson.objects.create(presence=presence, name="Suzan Aref")
    Registration.objects.create(
        organization=cast.weo, authority="federal", number=f"N-{number}", expires_on=day
    )
    topic = [cast.quotas, cast.legal_aid, cast.leadership][number % 3]
    expertise = Expertise.objects.create(organization=cast.weo, topic=topic, band="1-5")
    expertise.texts.create(field="shares", language="en", text="A handbook")
    Need.objects.create(organization=cast.al_noor, topic=topic)
    project = Project.objects.create(organization=cast.weo, starts_on=day)
    project.texts.create(field="title", language="en", text="A project")
    apart = [cast.outsider_org, [cast.weo, cast.al_noor, cast.discreet_org][number % 3]]
    low, high = sorted(apart, key=lambda row: row.pk)
    KeepApart.objects.create(organization_low=low, organization_high=high, marked_by=cast.staff)
    Partnership.objects.create(
        organization_low=min(cast.weo, cast.al_noor, key=lambda row: row.pk),
        organization_high=max(cast.weo, cast.al_noor, key=lambda row: row.pk),
        since=day,
        until=day,
    )
    Acquaintance.objects.create(
        organization_low=min(cast.weo, cast.al_noor, key=lambda row: row.pk),
        organization_high=max(cast.weo, cast.al_noor, key=lambda row: row.pk),
        since=day,
        event_key=event.public_id,
    )
    Invitation.objects.create(
        kind="representative",
        organization=cast.al_noor,
        email=f"new-{number}@alnoor.example",
        token_hash=f"hash-{number}",
        invited_by=cast.staff,
        expires_at=datetime.datetime(2999, 1, 1, tzinfo=datetime.UTC),
    )
    from collaborations.models import (
        Collaboration,
        Introduction,
        JointActivity,
        MemorandumOfUnderstanding,
        MouParty,
        MouVersion,
        Party,
        Suggestion,
        SuggestionAnswer,
    )

    thread = Collaboration.objects.create(opened_on=day)
    parties = [
        Party.objects.create(collaboration=thread, organization=row, joined_on=day)
        for row in (cast.weo, cast.al_noor)
    ]
    Introduction.objects.create(
        kind="event",
        first=cast.weo,
        second=cast.al_noor,
        event=event,
        happened_on=day,
        made_by=cast.staff,
        collaboration=thread,
        message="PARTIES-OWN",
    )
    suggestion = Suggestion.objects.create(
        first=cast.weo,
        second=cast.al_noor,
        made_by=cast.staff,
        made_on=day,
        asks_first_from=day,
        asks_second_from=day,
        ended_on=day,
    )
    SuggestionAnswer.objects.create(
        suggestion=suggestion,
        organization=cast.weo,
        answer="no",
        reason="PARTIES-OWN",
        answered_on=day,
        answered_by=cast.suzan,
    )
    mou = MemorandumOfUnderstanding.objects.create(
        collaboration=thread, title="PARTIES-OWN", purpose="PARTIES-OWN", starts_on=day, entered_by=cast.suzan
    )
    for party in parties:
        MouParty.objects.create(mou=mou, party=party, collaboration=thread)
    MouVersion.objects.create(mou=mou, frozen_on=day)
    JointActivity.objects.create(
        collaboration=thread,
        kind="training",
        title="PARTIES-OWN",
        result="PARTIES-OWN",
        planned_on=today(),
        made_by=cast.suzan,
    )
    return {"event": event, "presence": presence}


def changelists() -> list[str]:
    """The addresses of every list of the desk."""
    return [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for model in admin.site._registry
    ]

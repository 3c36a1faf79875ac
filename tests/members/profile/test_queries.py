"""Whoever opens a profile, however full it is: the same few questions to the database."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.actions import knowledge, organizations
from members.models import Membership, Office, Organization, OtherName, Role, SubGrant, User
from tests.cast import JOINED, client_of

pytestmark = pytest.mark.django_db

# Session, user, memberships; whom the reader knows, the organization, all that is said of it. Of staff nobody asks whom
# they know, and who belongs to no organization may be an observer.
QUERIES = 6


def questions(user: User, path: str = "/organizations/al-noor/") -> int:
    client = client_of(user)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize("reader", ["suzan", "colleague", "outsider", "ahmed", "alnoor_colleague", "staff"])
def test_a_profile(play, settings, reader):
    settings.ORGANIZATION_PANELS = []
    assert questions(getattr(play, reader)) <= QUERIES


@pytest.mark.parametrize("reader", ["suzan", "ahmed", "staff"])
def test_its_print(play, reader):
    assert questions(getattr(play, reader), "/organizations/al-noor/print/") <= QUERIES


def test_as_many_of_a_full_one(play, settings):
    settings.ORGANIZATION_PANELS = []
    before = questions(play.suzan)
    by = {"organization": play.al_noor, "by": play.ahmed}
    for topic in (play.leadership, play.legal_aid, play.electoral_violence):
        knowledge.save_expertise(**by, topic=topic, band="1-5", shares="more")
        knowledge.save_need(**by, topic=topic, question="more")
    for number, place in enumerate((play.erbil, play.ninewa, play.baghdad)):
        starts_on = datetime.date(2010 + number, 1, 1)
        knowledge.save_project(
            **by, title=f"Project {number}", starts_on=starts_on, topics=[play.quotas], governorates=[place]
        )
        organizations.add_registration(**by, authority="foreign", number=f"F-{number}")
        Office.objects.create(organization=play.al_noor, governorate=place, is_head=not number)
        OtherName.objects.create(
            organization=play.al_noor, kind="former_name", language="en", name=f"Name {number}"
        )
        person = User.objects.create_user(f"person{number}@alnoor.example", name=f"Person {number}")
        Membership.objects.create(
            organization=play.al_noor, user=person, role=Role.REPRESENTATIVE, since=JOINED
        )
        sub = Organization.objects.create(
            slug=f"sub-{number}", name_en=f"Sub {number}", kind="local", member_since=JOINED
        )
        SubGrant.objects.create(prime=play.al_noor, sub=sub)
    assert questions(play.suzan) == before

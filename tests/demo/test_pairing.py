"""The rounds of the demonstration's coming workshop: published, among all that said yes."""

from __future__ import annotations

import pytest
from django.urls import reverse

from events.models import Event, Pairing
from members.models import Organization, User

pytestmark = pytest.mark.usefixtures("demo", "db")


def test_it_works(client):
    event = Event.objects.get(slug="cop-workshop-what-we-share")
    client.force_login(User.objects.get(email="suzan@weo.example"))
    text = client.get(reverse("events:schedule", args=[event.slug])).content.decode()
    assert text.count("own-round") > 4
    assert 'id="schedule"' in client.get(event.get_absolute_url()).content.decode()


def test_all_that_said_yes_and_are_not_hidden_take_part():
    pairing = Pairing.objects.get()
    chosen = set(pairing.participants.values_list("organization", flat=True))
    said_yes = Organization.objects.filter(rsvps__event=pairing.event, rsvps__answer="yes")
    assert chosen == set(said_yes.exclude(visibility="hidden").values_list("pk", flat=True))
    assert said_yes.filter(visibility="hidden").exists()


def test_partners_do_not_meet():
    slugs = {"weo", "al-noor"}
    meetings = Pairing.objects.get().meetings.all()
    assert not meetings.filter(organization_low__slug__in=slugs, organization_high__slug__in=slugs).exists()

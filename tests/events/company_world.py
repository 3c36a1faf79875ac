"""Events with organizations that come to them, for the tests of who else comes."""

from __future__ import annotations

import datetime
import re

from cop_portal.dates import today
from events.actions import announce_event, create_event, refresh_acquaintances
from events.models import Event, Rsvp
from members.models import Expertise, Membership, Need, Organization, User

WEEK = datetime.timedelta(days=7)


def make_event(cast, starts_on: datetime.date) -> Event:
    """A workshop of one day, announced two weeks before."""
    event = create_event(by=cast.staff, kind="workshop", name_en="The workshop", starts_on=starts_on)
    return announce_event(event=event, by=cast.staff, on=min(today(), starts_on - 2 * WEEK))


def says(event: Event, *organizations: Organization, answer: str = "yes") -> None:
    """The organizations answer, on the day on which the event was announced."""
    day = event.announced_on
    for organization in organizations:
        Rsvp.objects.update_or_create(
            event=event,
            organization=organization,
            defaults={
                "answer": answer,
                "answered_on": day,
                "answered_by": User.objects.get(email="staff@search.example"),
                "yes_since": day if answer == "yes" else None,
            },
        )
    refresh_acquaintances(event)


def offers(organization: Organization, *topics) -> None:
    """It can share these."""
    for topic in topics:
        Expertise.objects.create(organization=organization, topic=topic, band="5-10")


def wants(organization: Organization, topic, audience: str = "members") -> None:
    """It wants to learn about this, and says so to ``audience``."""
    Need.objects.create(organization=organization, topic=topic, audience=audience)


def pair(model, one: Organization, other: Organization, **fields):
    """A row of two organizations, the one with the lower id first."""
    low, high = sorted((one, other), key=lambda organization: organization.pk)
    return model.objects.create(organization_low=low, organization_high=high, **fields)


def joins(user: User, organization: Organization) -> None:
    """``user`` is a colleague of ``organization`` too."""
    Membership.objects.create(user=user, organization=organization, role="colleague", since=today() - WEEK)


def acts_for(client, user: User, organization: Organization) -> None:
    """``user`` signs in, and acts for ``organization``, one of their own."""
    client.force_login(user)
    session = client.session
    session["acting_for"] = organization.pk
    session.save()


def page(client, event: Event) -> bytes:
    """The event's page as it is sent, without what differs from one answer to the next anyway."""
    response = client.get(event.get_absolute_url())
    assert response.status_code == 200
    # The secret of its forms, and the minute in the line for print.
    return re.sub(
        rb'name="csrfmiddlewaretoken" value="\w+"|<p class="printed">.*?</p>', b"", response.content
    )


def panel_of(client, event: Event) -> str:
    """The panel on the event's page for who is signed in; empty where there is none."""
    found = re.search(r'<section [^>]*\bid="company".*?</section>', page(client, event).decode(), re.S)
    return found.group() if found else ""


def panel(client, user: User, event: Event) -> str:
    """The panel in English as ``user`` gets it."""
    user.language = "en"
    user.save(update_fields=["language"])
    client.force_login(user)
    return panel_of(client, event)


def most(text: str) -> str:
    """The part of a panel that has those with whom there is most to talk about."""
    return text.partition('<ul class="company-others"')[0] if "company-reasons" in text else ""

"""A coming event of the access matrix with published rounds: WEO meets Al Noor, and the outsiders take no part."""

from __future__ import annotations

import datetime

from django.utils import timezone

from cop_portal.dates import today
from events.models import Event, Pairing, PairingMeeting, PairingParticipant, Rsvp
from members.models import OrganizationLanguage
from tests.access.matrix import World


def extend(world: World) -> None:
    """Put the event and its rounds beside the cast."""
    cast, day = world.cast, today() + datetime.timedelta(days=12)
    event = Event.objects.create(
        slug="in-rounds",
        name_en="in rounds",
        kind="workshop",
        starts_on=day,
        ends_on=day,
        announced_on=today(),
    )
    for organization in (cast.weo, cast.al_noor, cast.outsider_org):
        OrganizationLanguage.objects.get_or_create(organization=organization, language="ar")
        Rsvp.objects.create(
            event=event,
            organization=organization,
            answer="yes",
            answered_on=today(),
            yes_since=today(),
            answered_by=cast.staff,
        )
    pairing = Pairing.objects.create(
        event=event, rounds=1, minutes=10, day=day, made_by=cast.staff, published_at=timezone.now()
    )
    low, high = sorted((cast.weo, cast.al_noor), key=lambda one: one.pk)
    PairingParticipant.objects.bulk_create(
        PairingParticipant(pairing=pairing, organization=one) for one in (low, high)
    )
    PairingMeeting.objects.create(
        pairing=pairing, round=1, table=1, organization_low=low, organization_high=high
    )
    world.things["event_in_rounds"], world.things["pairing"] = event, pairing

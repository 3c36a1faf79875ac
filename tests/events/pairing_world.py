"""An event whose organizations are to meet in rounds, for the tests of pairing."""

from __future__ import annotations

import datetime

from cop_portal.dates import today
from events.actions.pairings import make_pairing, publish_pairing
from events.models import Event, Pairing, PairingMeeting
from events.schedule.standing import organizations_to_pair
from members.models import Membership, Organization, OrganizationLanguage, User

from .company_world import make_event, says

TEN = datetime.time(10)


def speaks(organization: Organization, *languages: str) -> None:
    """It works in these languages, and in no others."""
    organization.languages.all().delete()
    OrganizationLanguage.objects.bulk_create(
        OrganizationLanguage(organization=organization, language=one) for one in languages
    )


def event_of_four(cast, days: int = 7) -> Event:
    """A workshop in so many days to which WEO, Al Noor, the outsiders and the discreet one come; all speak Arabic."""
    event = make_event(cast, today() + datetime.timedelta(days=days))
    four = (cast.weo, cast.al_noor, cast.outsider_org, cast.discreet_org)
    for one in (*four, cast.hidden_org, cast.search):
        speaks(one, "ar")
    says(event, *four)
    return event


def more_organizations(count: int) -> list[Organization]:
    """So many more members, each of which speaks Arabic."""
    made = Organization.objects.bulk_create(
        Organization(
            slug=f"more-{number:02}",
            name_en=f"More {number:02}",
            kind="local",
            visibility="listed",
            member_since=datetime.date(2020, 1, 1),
        )
        for number in range(count)
    )
    OrganizationLanguage.objects.bulk_create(
        OrganizationLanguage(organization=one, language="ar") for one in made
    )
    return made


def paired(cast, event: Event, *organizations: Organization, **numbers) -> Pairing:
    """Rounds among ``organizations``, or among all that can take part; three of ten minutes from ten o'clock on."""
    facts = {"rounds": 3, "minutes": 10, "pause": 5, "starts_at": TEN, **numbers}
    who = organizations or organizations_to_pair(event)
    return make_pairing(event=event, by=cast.staff, organizations=who, **facts)


def published(cast, event: Event, *organizations: Organization, **numbers) -> Pairing:
    """The same, which its organizations see."""
    return publish_pairing(pairing=paired(cast, event, *organizations, **numbers), by=cast.staff)


def meets(pairing: Pairing, organization: Organization) -> dict[int, int]:
    """Whom ``organization`` meets in which round, by id."""
    found = {}
    for row in pairing.meetings.all():
        two = {row.organization_low_id, row.organization_high_id}
        if organization.pk in two:
            found[row.round] = (two - {organization.pk}).pop()
    return found


def meeting(pairing: Pairing, number: int, one: Organization, other: Organization, table: int = 1):
    """A row as it is not saved yet."""
    low, high = sorted((one, other), key=lambda row: row.pk)
    return PairingMeeting(
        pairing=pairing, round=number, table=table, organization_low=low, organization_high=high
    )


def round_of(pairing: Pairing, one: Organization, other: Organization) -> int:
    """The round in which the two meet."""
    return next(number for number, pk in meets(pairing, one).items() if pk == other.pk)


def person_of(organization: Organization) -> User:
    """Somebody of ``organization``, who reads English."""
    user = Membership.objects.filter(organization=organization).select_related("user")[0].user
    User.objects.filter(pk=user.pk).update(language="en")
    return user

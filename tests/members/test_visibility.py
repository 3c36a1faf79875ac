"""What the people of one organization may know of by it alone."""

from __future__ import annotations

import datetime

import pytest

from cop_portal.dates import today
from members.models import Acquaintance, Membership, Organization, Partnership
from members.visibility import organizations_visible_to, organizations_visible_to_organization
from tests.cast import JOINED

pytestmark = pytest.mark.django_db


def slugs(rows) -> set[str]:
    return set(rows.values_list("slug", flat=True))


def pair(first: Organization, second: Organization) -> dict:
    low, high = sorted((first, second), key=lambda row: row.pk)
    return {"organization_low": low, "organization_high": high, "since": JOINED}


LISTED = {"search", "weo", "al-noor", "outsider"}


def test_listed_ones_and_itself(cast):
    assert slugs(organizations_visible_to_organization(cast.weo)) == LISTED
    assert slugs(organizations_visible_to_organization(cast.hidden_org)) == LISTED | {"hidden"}
    assert slugs(organizations_visible_to_organization(cast.discreet_org)) == LISTED | {"discreet"}


@pytest.mark.parametrize("tie", ["partnership", "acquaintance"])
def test_discreet_ones_it_is_tied_to_and_hidden_ones_never(cast, tie):
    for other in (cast.discreet_org, cast.hidden_org):
        if tie == "partnership":
            Partnership.objects.create(**pair(cast.weo, other))
        else:
            key = "00000000-0000-0000-0000-000000000001"
            Acquaintance.objects.create(**pair(cast.weo, other), event_key=key)
    assert slugs(organizations_visible_to_organization(cast.weo)) == LISTED | {"discreet"}
    assert slugs(organizations_visible_to_organization(cast.al_noor)) == LISTED
    yesterday = today() - datetime.timedelta(days=1)
    for model in (Partnership, Acquaintance):
        model.objects.update(until=yesterday)
    assert slugs(organizations_visible_to_organization(cast.weo)) == LISTED


def test_another_hat_and_staff_power_do_not_count(cast):
    Membership.objects.create(user=cast.discreet, organization=cast.weo, role="colleague", since=JOINED)
    Membership.objects.create(user=cast.staff, organization=cast.weo, role="colleague", since=JOINED)
    assert slugs(organizations_visible_to(cast.discreet)) == LISTED | {"discreet"}
    assert slugs(organizations_visible_to_organization(cast.weo)) == LISTED
    # Whoever belongs to it alone knows exactly this.
    assert slugs(organizations_visible_to(cast.suzan)) == LISTED

"""What the people of one organization may know of by it alone."""

from __future__ import annotations

import datetime

import pytest

from cop_portal.dates import today
from members.models import Acquaintance, Membership, Organization, Partnership
from members.visibility import (
    organizations_that_know,
    organizations_visible_to,
    organizations_visible_to_organization,
)
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


def test_who_knows_is_who_is_known_from_the_other_end(cast):
    """With ties of either kind, open and ended: one rule, read in both directions."""
    yesterday = today() - datetime.timedelta(days=1)
    key = "00000000-0000-0000-0000-000000000001"
    for other in (cast.discreet_org, cast.hidden_org):
        Partnership.objects.create(**pair(cast.weo, other))
        Partnership.objects.create(**pair(cast.search, other), until=yesterday)
        Acquaintance.objects.create(**pair(cast.al_noor, other), event_key=key)
        Acquaintance.objects.create(**pair(cast.outsider_org, other), event_key=key, until=yesterday)
    assert slugs(organizations_that_know(cast.discreet_org)) == {"discreet", "weo", "al-noor"}
    assert slugs(organizations_that_know(cast.hidden_org)) == {"hidden"}
    for known in Organization.objects.all():
        knowing = set(organizations_that_know(known))
        for reader in Organization.objects.all():
            assert (reader in knowing) == (known in organizations_visible_to_organization(reader))

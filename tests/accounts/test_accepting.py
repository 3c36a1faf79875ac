"""Who accepts a second organization's invitation is told for whom they act now."""

from __future__ import annotations

import pytest

from members.actions.invitations import invite
from members.emails import hash_of
from members.models import Membership, Organization
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def accept(client, email: str, by, organization: Organization) -> str:
    row = invite(kind="colleague", email=email, by=by, organization=organization)
    row.token_hash = hash_of("token")
    row.save()
    return client.post("/invitations/token/", follow=True).content.decode()


def test_it_works(cast: Cast, client):
    """Named, with the way back."""
    client.force_login(cast.suzan)
    page = accept(client, cast.suzan.email, cast.outsider, cast.outsider_org)
    assert 'You act for <bdi lang="en">Outsider Association</bdi> now. To act for another' in page


def test_who_has_no_other_organization_is_told_no_way(cast: Cast, client):
    Membership.objects.filter(user=cast.suzan).update(until="2026-01-01")
    client.force_login(cast.suzan)
    page = accept(client, cast.suzan.email, cast.outsider, cast.outsider_org)
    assert 'You act for <bdi lang="en">Outsider Association</bdi> now.' in page
    assert "To act for another" not in page

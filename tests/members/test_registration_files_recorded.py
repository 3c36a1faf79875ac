"""Somebody of two organizations opens a registration's paper: the record names the one that gave the right."""

from __future__ import annotations

import pytest

from cop_portal.documents.models import DocumentOpening
from members.models import Membership, Partnership, Registration
from tests.cast import JOINED, client_of
from tests.members.profile.edit_forms import registered


@pytest.mark.django_db
def test_the_record_names_an_organization_that_gave_the_right(cast, monkeypatch):
    """Never another one of the reader's, which may be hidden; and none for staff."""
    monkeypatch.setattr("cop_portal.documents.trouble.read_document", lambda document: b"%PDF")
    registration = registered(cast, "partners")
    low, high = sorted([cast.weo.pk, cast.al_noor.pk])
    Partnership.objects.create(organization_low_id=low, organization_high_id=high, since=JOINED)
    for user in (cast.ahmed, cast.suzan, cast.staff):
        Membership.objects.create(user=user, organization=cast.hidden_org, role="colleague", since=JOINED)

    def recorded(user, acting_for) -> str:
        client = client_of(user)
        session = client.session
        session["acting_for"] = acting_for.pk
        session.save()
        address = f"/organizations/weo/registrations/{registration.public_id}/file/"
        assert client.get(address).status_code == 200
        return DocumentOpening.objects.latest("pk").organization_slug

    assert recorded(cast.ahmed, cast.hidden_org) == "al-noor"
    assert recorded(cast.ahmed, cast.al_noor) == "al-noor"
    assert recorded(cast.suzan, cast.hidden_org) == "weo"
    assert recorded(cast.staff, cast.hidden_org) == ""
    Registration.objects.update(file_audience="members")
    # Whom all members may read, a hidden organization's people read for it.
    assert recorded(cast.ahmed, cast.hidden_org) == "hidden"

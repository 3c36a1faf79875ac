"""One number, two organizations: each enters it, and staff alone see both."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cop_portal.refusals import Refused
from members.actions.organizations import add_registration
from members.models import Registration

pytestmark = pytest.mark.django_db

DESK = "/admin/members/registration/"


def entered(cast, organization, by, number: str) -> Registration:
    return add_registration(organization=organization, by=by, authority="federal", number=number)


@pytest.fixture
def twice(cast) -> list[Registration]:
    """The hidden organization and WEO have the same number, written differently."""
    return [
        entered(cast, cast.hidden_org, cast.hidden, "1s 77/A"),
        entered(cast, cast.weo, cast.suzan, "1S-٧٧a"),
        entered(cast, cast.al_noor, cast.ahmed, "1S77B"),
    ]


def test_it_is_once_an_organization(cast):
    first = entered(cast, cast.weo, cast.suzan, "1S77")
    assert entered(cast, cast.weo, cast.suzan, " 1S77 ") == first
    other = entered(cast, cast.weo, cast.suzan, "1S78")
    with pytest.raises(Refused) as refusal:
        add_registration(
            organization=cast.weo, by=cast.suzan, authority="federal", number="1S77", registration=other
        )
    assert (refusal.value.code, refusal.value.field) == ("taken", "number")
    assert entered(cast, cast.hidden_org, cast.hidden, "1S77") != first


def test_staff_see_who_else_has_it(cast, twice, django_assert_max_num_queries):
    client = Client()
    client.force_login(cast.superuser)
    page = client.get(DESK).content.decode()
    assert page.count("Hidden Shelter") == 2  # its own line, and WEO's
    assert client.get(DESK, {"twice": "yes"}).context["cl"].result_count == 2
    change = reverse("admin:members_organization_change", args=[cast.weo.pk])
    assert "Hidden Shelter" in client.get(change).content.decode()
    change = reverse("admin:members_organization_change", args=[cast.al_noor.pk])
    assert "Hidden Shelter" not in client.get(change).content.decode()


def test_members_do_not(cast, twice):
    client = Client()
    client.force_login(cast.suzan)
    for path in (cast.weo.get_absolute_url(), reverse("members:edit", args=["weo"])):
        assert "Hidden Shelter" not in client.get(path).content.decode()


def test_the_number_of_queries_does_not_grow(cast, twice, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(cast.superuser)
    client.get(DESK)
    with CaptureQueriesContext(connection) as few:
        client.get(DESK)
    for number in range(8):
        entered(cast, cast.outsider_org, cast.outsider, f"1S{number}")
    with django_assert_num_queries(len(few)):
        client.get(DESK)

"""What a visitor sees."""

from __future__ import annotations

import datetime

import pytest
from django.test import override_settings
from django.urls import reverse

from collaborations.models import Collaboration, MemorandumOfUnderstanding, Party
from cop_portal.home import totals
from members.models import Organization


@pytest.mark.django_db
def test_it_works(client):
    response = client.get("/")
    assert response.status_code == 200
    page = response.content.decode()
    assert "Why haven’t we done this before?" in page
    assert "Suzan Aref, Women Empowerment Organization" in page
    for name in (
        "account_login",
        "members:lost_invitation",
        "home:who_sees_what",
        "home:safety",
        "home:accessibility",
    ):
        assert reverse(name) in page
    assert "mailto:cop@search.example" in page


def test_totals_count_listed_members_only(cast):
    """Three listed members; neither the discreet nor the hidden one, nor Search."""
    counts = {total.label: total.count for total in totals.landing_totals()}
    assert counts == {"organizations": 3}


def test_totals_under_three_are_not_shown(cast, client):
    Organization.objects.filter(slug="outsider").update(visibility="hidden")
    assert totals.landing_totals() == []
    page = client.get("/").content.decode()
    assert "landing-totals" not in page


def test_governorates_of_listed_members(cast):
    cast.weo.governorates.set([cast.erbil, cast.ninewa])
    cast.al_noor.governorates.set([cast.ninewa])
    cast.hidden_org.governorates.set([cast.baghdad])
    assert [total.label for total in totals.landing_totals()] == ["organizations"]
    cast.al_noor.governorates.add(cast.baghdad)
    assert {total.label: total.count for total in totals.landing_totals()}["governorates"] == 3


def test_a_memorandum_of_somebody_unlisted_is_not_counted(cast):
    """A count must not hint at who hides."""
    from collaborations.figures import countable_mous
    from collaborations.models import MouParty

    day = datetime.date(2021, 5, 1)
    collaboration = Collaboration.objects.create(opened_on=day)
    mou = MemorandumOfUnderstanding.objects.create(
        collaboration=collaboration, title="MoU", purpose="x", starts_on=day, entered_by=cast.suzan
    )
    for organization in (cast.weo, cast.discreet_org):
        party = Party.objects.create(collaboration=collaboration, organization=organization, joined_on=day)
        MouParty.objects.create(mou=mou, party=party, collaboration=collaboration)
    assert not countable_mous().exists()
    Organization.objects.filter(pk=cast.discreet_org.pk).update(visibility="listed")
    assert countable_mous().get() == mou


def test_number_of_queries(cast, client, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get("/")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["who_sees_what", "safety", "accessibility"])
def test_short_pages_ask_the_database_nothing(client, name, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(reverse(f"home:{name}"))
    assert response.status_code == 200


@pytest.mark.django_db
def test_the_demo_says_what_is_real(client):
    assert "invented for the demonstration" in client.get("/").content.decode() or not totals.landing_totals()
    with override_settings(DEMO=False):
        assert "demonstration" not in client.get("/").content.decode()


@pytest.mark.django_db
def test_only_get(client):
    for path in ("/", reverse("home:safety"), reverse("home:who_sees_what")):
        assert client.post(path).status_code == 405

"""Two organizations are called the same, or nearly: neither is taken for certain, unless only one is named so."""

from __future__ import annotations

import datetime

import pytest

from members.models import Membership, OtherName, Registration, User
from members.recognition import Reason
from tests.members.names.meaning import meant, plant, slugs

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


@pytest.mark.parametrize(
    ("twin", "text"),
    [
        ({"acronym": "WEO"}, "WEO"),
        ({"acronym": "W.E.O"}, "weo"),
        ({"name": "Al-Nour Association"}, "Al Noor"),
        ({"name": "Al-Nour Association"}, "Al Noor Foundation"),
        ({"name_ar": "جمعية النور"}, "النور"),
        ({"short_name_ckb": "ئه‌لنوور"}, "ئەلنوور"),
        ({"name": "Women Empowerment Foundation"}, "Women Empowerment"),
        ({"email": "hello@weo.example"}, "new@weo.example"),
        ({"website": "http://weo.example"}, "weo.example"),
        ({"name": "House Calm"}, "House of Calm"),
    ],
)
def test_two_that_are_called_so(twin, text):
    plant("twin", **twin)
    found = meant(text)
    assert found.certain is None
    assert "twin" in slugs(found)
    assert len(slugs(found)) == 2


def test_a_former_acronym_of_one_is_the_acronym_of_another():
    OtherName.objects.create(organization=plant("twin"), kind="former_acronym", language="en", name="W.E.O.")
    found = meant("WEO")
    assert found.certain is None
    assert {str(one.reason) for one in found.candidates} == {Reason.ACRONYM, Reason.FORMER_ACRONYM}


def test_a_number_of_two_authorities_or_of_two_organizations():
    Registration.objects.create(organization=plant("twin"), authority="federal", number="demo k 1042")
    assert meant("DEMO-K-1042").certain is None


def test_somebody_of_two_organizations():
    twin = plant("twin")
    user = User.objects.get(email="suzan@weo.example")
    Membership.objects.create(user=user, organization=twin, role="colleague", since=datetime.date(2020, 1, 1))
    assert meant("suzan@weo.example").certain is None


def test_many_of_one_name_leave_none_certain():
    for number in range(40):
        plant(f"twin-{number}", acronym="WEO")
    assert meant("WEO").certain is None


def test_a_near_name_is_no_rival_of_the_exact_one():
    plant("twin", name="Al Noora Foundation")
    assert meant("Al Noor Foundation").certain.slug == "al-noor"
    assert meant("Al Noora Foundation").certain.slug == "twin"

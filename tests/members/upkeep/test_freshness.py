"""How long ago a profile was found true, and what its page says of it."""

import datetime

import pytest
from django.utils import timezone

from cop_portal.dates import today
from members.models import Organization
from members.upkeep import freshness
from members.upkeep.freshness import BANDS, band_of, freshness_case, freshness_condition, months_before
from tests.cast import english_client_of

Date = datetime.date
NOW = Date(2026, 8, 31)


def test_it_works():
    assert band_of(NOW, NOW) == "fresh"
    assert list(BANDS) == ["fresh", "ageing", "old"]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (NOW, 6, Date(2026, 2, 28)),
        (Date(2028, 8, 29), 6, Date(2028, 2, 29)),
        (Date(2026, 3, 1), 6, Date(2025, 9, 1)),
        (Date(2028, 2, 29), 12, Date(2027, 2, 28)),
        (Date(2026, 12, 31), 12, Date(2025, 12, 31)),
        (Date(2026, 6, 30), 6, Date(2025, 12, 30)),
    ],
)
def test_months_are_those_of_the_calendar(day, months, expected):
    assert months_before(day, months) == expected


EDGES = [
    (None, "old"),
    (Date(2025, 8, 30), "old"),
    (Date(2025, 8, 31), "ageing"),
    (Date(2026, 2, 27), "ageing"),
    (Date(2026, 2, 28), "fresh"),
    (NOW, "fresh"),
]


@pytest.mark.parametrize(("day", "band"), EDGES)
def test_every_day_is_in_one_band(day, band):
    assert band_of(day, NOW) == band


def test_the_database_says_the_same(cast):
    for (day, _band), organization in zip(EDGES, Organization.objects.order_by("pk"), strict=False):
        Organization.objects.filter(pk=organization.pk).update(profile_confirmed_on=day)
    rows = Organization.objects.annotate(band=freshness_case(NOW))
    assert [(row.profile_confirmed_on, row.band) for row in rows.order_by("pk")] == EDGES
    for band in BANDS:
        found = set(Organization.objects.filter(freshness_condition(band, NOW)))
        assert found == {row for row in rows if row.band == band}
    with pytest.raises(KeyError):
        freshness_condition("rotten", NOW)


def profile(user, slug="weo"):
    return english_client_of(user).get(f"/organizations/{slug}/").content.decode()


def test_a_profile_that_nobody_confirmed_for_a_year_says_so(cast):
    day = months_before(today(), 13)
    Organization.objects.filter(slug="weo").update(profile_confirmed_on=day)
    for_others, for_its_own = profile(cast.outsider), profile(cast.suzan)
    assert "Some of it may be out of date." in for_others
    assert "/organizations/weo/edit/still-true/" not in for_others
    assert "Members read here that it may be out of date." in for_its_own
    assert "/organizations/weo/edit/still-true/" in for_its_own
    assert "Some of it may be out of date." in profile(cast.colleague)


@pytest.mark.parametrize(("months", "says"), [(None, True), (13, True), (11, False), (0, False)])
def test_it_says_so_after_a_year_and_not_before(cast, months, says):
    day = None if months is None else months_before(today(), months)
    Organization.objects.filter(slug="weo").update(profile_confirmed_on=day)
    assert ("Some of it may be out of date." in profile(cast.outsider)) is says


def test_who_has_just_joined_is_not_called_out_of_date(cast):
    Organization.objects.filter(slug="weo").update(member_since=today())
    assert "out of date" not in profile(cast.outsider)
    assert "out of date" not in profile(cast.suzan)


def test_the_convenor_confirms_nothing(cast):
    assert "out of date" not in profile(cast.outsider, "search")


def test_the_day_is_that_of_baghdad(monkeypatch):
    late = datetime.datetime(2026, 2, 27, 21, 30, tzinfo=datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: late)
    assert freshness.asked_before(today()) == Date(2025, 8, 28)

"""Among how many names soever, the one that was misspelled is found, and always the same."""

import pytest

from members.models import Organization
from members.search import suggestions as did_you_mean
from members.search.writing import rebuild_search
from tests.cast import JOINED
from tests.members.search.searching import found, suggestions

pytestmark = pytest.mark.django_db

# How many organizations are compared letter by letter; there are many more that sound alike.
COMPARED = 15
WORDS = ("Network", "Forum", "Union", "Center")
FOR = ("Women", "Youth", "Farmers", "Families", "Voters", "Teachers")
PLACES = ("Basra", "Kirkuk", "Duhok", "Najaf")


@pytest.fixture
def crowd(cast, monkeypatch):
    """Some two hundred organizations whose names are made of the same few words, and two that have one of their own.

    Those that are looked for come last, and first: neither place is of help."""
    monkeypatch.setattr(did_you_mean, "MOST_COMPARED", COMPARED)
    names = [
        f"{first} Foundation for {whom} in {place}" for first in WORDS for whom in FOR for place in PLACES
    ]
    names = ["Tamarind Foundation for Women in Basra", *names, *(f"{name} 2" for name in names)]
    names += ["Fanadiq Foundation for Youth in Najaf", "Lighthouse"]
    Organization.objects.bulk_create(
        Organization(slug=f"crowd-{number}", name_en=name, kind="local", member_since=JOINED)
        for number, name in enumerate(names)
    )
    rebuild_search()
    return cast


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("tamarnid fundation women basra", "Tamarind Foundation for Women in Basra"),
        ("tamerind", "Tamarind Foundation for Women in Basra"),
        ("fanaddik foundtion for yuth in najaf", "Fanadiq Foundation for Youth in Najaf"),
        ("Fanadik", "Fanadiq Foundation for Youth in Najaf"),
        ("centre foundaton for voterss in duhok", "Center Foundation for Voters in Duhok"),
        ("lihgthouse", "Lighthouse"),
        ("al noor fundacion", "Al Noor Foundation"),
    ],
)
def test_it_works(crowd, query, meant):
    assert found(crowd.suzan, query) == []
    offered = suggestions(crowd.suzan, query)
    assert meant in [one.label for one in offered[:2]]
    assert suggestions(crowd.suzan, query) == offered


def test_what_is_offered_is_visible(crowd):
    Organization.objects.filter(name_en="Lighthouse").update(visibility="hidden")
    assert "Lighthouse" not in [one.label for one in suggestions(crowd.suzan, "lihgthouse")]
    assert "Lighthouse" in [one.label for one in suggestions(crowd.staff, "lihgthouse")]

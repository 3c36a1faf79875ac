"""A member looks for organizations: who is found, in which order, page by page, and what a row says."""

import datetime

import pytest

from cop_portal.dates import format_date, today
from members.directory.query import read_directory
from members.models import Need
from members.search.text import Passage, TextSearch
from tests.members.directory.reading import more_organizations, names

pytestmark = pytest.mark.django_db


def test_it_works(play, page):
    response = page(play.suzan, "?q=quotas")
    assert names(response) == ["al-noor", "weo"]
    text = response.content.decode()
    assert "3 things join you" in text
    assert "It shares 2 you want. It wants 1 you share." in text
    assert "2 of 3 organizations" in text


def test_the_nearest_come_first_or_the_names(play, page):
    assert names(page(play.suzan)) == ["al-noor", "outsider", "weo"]
    assert names(page(play.outsider)) == ["al-noor", "outsider", "weo"]
    Need.objects.create(organization=play.outsider_org, topic=play.leadership)
    assert names(page(play.outsider)) == ["weo", "al-noor", "outsider"]
    assert names(page(play.outsider, "?sort=name")) == ["al-noor", "outsider", "weo"]


@pytest.mark.parametrize(
    "query",
    [
        "?governorate=IQ-XX&kind=x&language=&shares=..&wants=%00&page=nothing&sort=x",
        "?page=-1",
        "?page=99999999999999999999",
        "?q=" + "a" * 10_000,
        "?q=%00%ff%22%27%5C",
        "?q=!!!&q=???",
        "?kind=convenor",
        "?shares=" + "x" * 3_000,
        "?women_led=maybe&freshness=&target_group=%D8%A7&project_status=started&sort=",
        "?governorate=" + "&governorate=IQ-NI" * 500,
        "?page=2&page=1&q=" + "%D8%A7" * 5_000,
    ],
)
def test_any_address_gives_a_page(play, page, query):
    assert names(page(play.suzan, query)) is not None


def test_a_row_shows_the_passage_that_was_found(play, page, monkeypatch):
    passage = Passage("mission", "ar", (("نحن ", False), ("<b>", True), (" نعمل", False)))
    monkeypatch.setattr(TextSearch, "passages", lambda self, ids: dict.fromkeys(ids, passage))
    text = page(play.suzan, "?q=noor").content.decode()
    assert '<span>About:</span> <bdi lang="ar" dir="rtl">نحن <mark>&lt;b&gt;</mark> نعمل</bdi>' in text
    assert "<mark>" not in page(play.suzan).content.decode()


def test_pages(play, page):
    more_organizations(play, 12)
    first, second = page(play.suzan, "?sort=name"), page(play.suzan, "?sort=name&page=2")
    assert len(names(first)) == 10
    assert len(names(second)) == 5
    assert not set(names(first)) & set(names(second))
    assert "Next 5" in first.content.decode()


def test_a_page_beyond_the_last_is_the_last(play, page):
    more_organizations(play, 22)
    response = page(play.suzan, "?sort=name&page=99")
    assert len(names(response)) == 5
    text = response.content.decode()
    assert "Page 3 of 3" in text
    assert '<a href="/organizations/?sort=name">First page</a>' in text
    assert 'href="/organizations/?sort=name&amp;page=2" rel="prev"' in text
    assert "First page" not in page(play.suzan, "?sort=name&page=2").content.decode()


def test_order_and_match_mark_agree(play, page):
    """What the index sorts by is what the measure counts."""
    more_organizations(play, 5)
    found = read_directory(play.suzan, play.weo, page(play.suzan).wsgi_request.GET)
    marks = [result.match.count for result in found.results if result.match]
    assert marks == sorted(marks, reverse=True)
    assert marks[0] == 3


def test_the_latest_confirmed_come_first(play, page):
    now = today()
    for organization, days in ((play.weo, 30), (play.outsider_org, 3)):
        organization.profile_confirmed_on = now - datetime.timedelta(days=days)
        organization.save()
    response = page(play.suzan, "?sort=freshness")
    assert names(response) == ["outsider", "weo", "al-noor"]
    text = response.content.decode()
    assert f"Confirmed {format_date(now - datetime.timedelta(days=3))}" in text
    assert "Not confirmed yet" in text
    assert "Latest confirmed first." in text
    assert '<a href="/organizations/" hx-boost="true">Closest match first</a>' in text


def test_ones_own_row_says_so_in_the_place_of_the_match_mark(play, page):
    text = page(play.suzan, "?q=empowerment").content.decode()
    assert text.count('<p class="result-yours">This is your organization.</p>') == 1

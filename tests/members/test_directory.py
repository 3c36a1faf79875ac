"""The directory: who is found, with which counts, for whom, in how many questions."""

import datetime
import re
from urllib.parse import quote_plus

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from cop_portal.dates import format_date, today
from members.actions import knowledge
from members.directory.query import read_directory
from members.models import (
    Audience,
    Expertise,
    Need,
    Organization,
    OrganizationLanguage,
    Partnership,
    Project,
    Topic,
)
from members.search.text import Passage, Suggestion, TextSearch, rebuild_search, update_search
from tests.cast import JOINED
from tests.members.searching import suggestions

pytestmark = pytest.mark.django_db

URL = "/organizations/"
# Session, user, memberships, observer's group; the index's version, whom the reader knows, the rows of the page.
QUERIES = 7
# The aim for any page, a text with passages included.
MOST_QUERIES = 10


@pytest.fixture
def play(cast):
    """The cast, with what WEO and Al Noor could do together, and places and languages to filter by."""
    offers = [(cast.weo, cast.leadership), (cast.al_noor, cast.quotas), (cast.outsider_org, cast.legal_aid)]
    offers.append((cast.al_noor, cast.electoral_violence))
    wants = [(cast.weo, cast.quotas), (cast.weo, cast.electoral_violence), (cast.al_noor, cast.leadership)]
    for organization, topic in offers:
        Expertise.objects.create(organization=organization, topic=topic, band="5-10")
    for organization, topic in wants:
        Need.objects.create(organization=organization, topic=topic)
    cast.al_noor.governorates.add(cast.baghdad, cast.ninewa)
    cast.weo.governorates.add(cast.erbil, cast.ninewa)
    cast.hidden_org.governorates.add(cast.ninewa)
    OrganizationLanguage.objects.create(organization=cast.weo, language="ckb")
    rebuild_search()
    return cast


@pytest.fixture
def page(client):
    def get(user, query="", **headers):
        client.force_login(user)
        response = client.get(URL + query, headers=headers)
        assert response.status_code == 200
        return response

    return get


def names(response) -> list[str]:
    return [row["organization"].slug for row in response.context["rows"]]


def count(response, facet: str, value: str) -> int:
    """The count beside a choice, as the page shows it."""
    box = f'name="{facet}" value="{re.escape(value)}"( checked)?>'
    found = re.search(rf"{box}[^<]+<b>(\d+)</b>", response.content.decode())
    return int(found[2]) if found else 0


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


def test_several_values_widen_and_facets_narrow(play, page):
    assert names(page(play.suzan, "?governorate=IQ-NI")) == ["al-noor", "weo"]
    assert names(page(play.suzan, "?governorate=IQ-BG&governorate=IQ-AR")) == ["al-noor", "weo"]
    assert names(page(play.suzan, "?governorate=IQ-NI&language=ckb")) == ["weo"]
    assert names(page(play.suzan, "?shares=violence")) == ["al-noor"]
    assert names(page(play.suzan, "?shares=violence.violence-in-elections&shares=rule-of-law")) == [
        "al-noor",
        "outsider",
    ]
    assert names(page(play.suzan, "?wants=womens-participation.womens-leadership")) == ["al-noor"]
    assert names(page(play.suzan, "?shares=violence&wants=violence")) == []
    assert names(page(play.suzan, "?kind=foundation&q=noor")) == ["al-noor"]


def test_counts_ignore_their_own_facet(play, page):
    response = page(play.suzan, "?governorate=IQ-BG")
    assert count(response, "governorate", "IQ-NI") == 2
    assert count(response, "governorate", "IQ-BG") == 1
    assert count(response, "governorate", "IQ-AR") == 1
    assert count(response, "kind", "foundation") == 1
    assert count(response, "kind", "association") == 0
    assert count(response, "shares", "violence") == 1
    # One organization that shares two topics of a theme counts once.
    Expertise.objects.create(organization=play.al_noor, topic=play.leadership, band="1-5")
    response = page(play.suzan, "?governorate=IQ-BG&shares=womens-participation")
    assert count(response, "shares", "womens-participation") == 1
    assert count(response, "shares", "womens-participation.gender-quotas") == 1


def test_counts_are_of_what_is_searched(play, page):
    response = page(play.suzan, "?q=legal")
    assert names(response) == ["outsider"]
    assert count(response, "governorate", "IQ-NI") == 0
    assert count(response, "shares", "rule-of-law") == 1


def test_hidden_and_discreet_organizations_are_in_no_list_and_no_count(play, page):
    assert count(page(play.suzan), "governorate", "IQ-NI") == 2
    assert names(page(play.suzan, "?q=hidden")) == []
    assert count(page(play.hidden), "governorate", "IQ-NI") == 3
    assert "hidden" in names(page(play.hidden))
    assert count(page(play.staff), "governorate", "IQ-NI") == 3


def test_the_convenor_is_not_a_member(play, page):
    assert "search" not in names(page(play.suzan, "?q=search"))
    assert 'value="convenor"' not in page(play.suzan).content.decode()


@pytest.mark.parametrize("audience", [Audience.PARTNERS, Audience.STAFF])
def test_a_need_for_others_leaves_no_trace(play, page, audience):
    """A marker in the words and a topic of its own: in no result, count, mark or facet of those outside."""
    marker = Topic.objects.create(
        theme=play.legal_aid.theme, slug="marker", name_en="Markertopic", dac_code="15130"
    )
    Expertise.objects.create(organization=play.outsider_org, topic=marker, band="1-5")
    before = page(play.outsider).content.decode()
    knowledge.save_need(
        organization=play.al_noor, by=play.ahmed, topic=marker, audience=audience, question="markerword"
    )
    assert _without_tokens(page(play.outsider).content.decode()) == _without_tokens(before)
    for query in ("markerword", "markertopic"):
        assert "al-noor" not in names(page(play.outsider, f"?q={query}"))
    assert names(page(play.outsider, "?wants=rule-of-law")) == []
    assert names(page(play.outsider, "?wants=rule-of-law.marker")) == []
    assert count(page(play.outsider), "wants", "rule-of-law") == 0
    # Its own people and staff read it; partners where it is for them.
    assert count(page(play.ahmed, "?wants=rule-of-law"), "wants", "rule-of-law.marker") == 1
    assert names(page(play.staff, "?q=markerword")) == ["al-noor"]
    low, high = sorted([play.weo.pk, play.al_noor.pk])
    Partnership.objects.create(organization_low_id=low, organization_high_id=high, since=JOINED)
    partners_read = ["al-noor"] if audience == Audience.PARTNERS else []
    assert names(page(play.suzan, "?q=markerword")) == partners_read
    assert names(page(play.suzan, "?wants=rule-of-law")) == partners_read


def _without_tokens(text: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


def test_chips_take_a_choice_away(play, page):
    response = page(play.suzan, "?q=noor&governorate=IQ-NI&shares=violence&sort=name")
    chips = {chip.label: chip.url for chip in response.context["chips"]}
    assert chips == {
        "Ninewa": "/organizations/?q=noor&shares=violence&sort=name",
        "Violence against women and girls": "/organizations/?q=noor&governorate=IQ-NI&sort=name",
    }
    assert response.context["clear_url"] == "/organizations/?q=noor&sort=name"
    assert "Clear both" in response.content.decode()


def test_a_topic_of_a_chosen_theme_narrows_it(play, page):
    """Ticking a topic beneath its ticked theme must do something; other themes still widen."""
    Expertise.objects.create(organization=play.weo, topic=play.quotas, band="1-5")
    assert names(page(play.suzan, "?shares=womens-participation&sort=name")) == ["al-noor", "weo"]
    both = "?shares=womens-participation&shares=womens-participation.womens-leadership"
    assert names(page(play.suzan, both)) == ["weo"]
    assert names(page(play.suzan, f"{both}&shares=rule-of-law&sort=name")) == ["outsider", "weo"]
    (chip,) = page(play.suzan, both).context["chips"]
    assert chip.label == "Women's leadership and mentoring"
    assert chip.url == "/organizations/?shares=womens-participation"
    (chip,) = page(play.suzan, "?shares=womens-participation").context["chips"]
    assert chip.url == "/organizations/"


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


def test_live_filters_get_what_they_change_alone(play, page):
    response = page(play.suzan, "?q=&kind=foundation&kind=spaceship&page=1", HX_Request="true")
    text = response.content.decode()
    assert "<html" not in text
    assert "Al Noor" in text
    for part in ("results-count", "results-sort", "filter-count", "submit-count", "facets"):
        assert f'id="{part}" hx-swap-oob="innerHTML"' in text
    assert response["HX-Push-Url"] == "/organizations/?kind=foundation"
    assert "HX-Request" in response["Vary"]
    restored = page(play.suzan, "", HX_Request="true", HX_History_Restore_Request="true")
    assert "<html" in restored.content.decode()
    assert "HX-Push-Url" not in restored


def test_a_live_answer_has_its_places_on_the_page(play, page):
    whole = page(play.suzan).content.decode()
    live = page(play.suzan, "?governorate=IQ-BG", HX_Request="true").content.decode()
    for place in re.findall(r'id="([a-z-]+)" hx-swap-oob', live):
        assert whole.count(f'id="{place}"') == 1
    assert 'id="directory-results"' in whole
    assert '<span id="results-count" role="status">' in whole


def test_the_page_is_a_form_that_works_without_a_script(play, page):
    """What was chosen is in the form again, so that the next choice goes with it."""
    text = page(
        play.suzan, "?q=noor&kind=foundation&shares=violence.violence-in-elections&sort=name"
    ).content.decode()
    form = text[text.index('<form method="get" action="/organizations/"') :]
    assert 'name="q" id="search-q" value="noor"' in form
    assert '<input type="hidden" name="sort" value="name">' in form
    assert 'name="kind" value="foundation" checked>' in form
    assert 'name="shares" value="violence.violence-in-elections" checked>' in form
    assert 'name="shares" value="violence">' in form
    assert '<span id="submit-count">Show 1 organization\n</span>' in form
    assert '<span class="without-script">Show the results</span></button>' in form


def test_nothing_found_says_what_to_do(play, page):
    text = page(play.suzan, "?q=helicopter").content.decode()
    assert "Nobody has written this yet." in text
    assert "Show all organizations" in text
    text = page(play.suzan, "?q=noor&kind=union").content.decode()
    assert "Nobody fits all of this." in text
    assert '<a href="/organizations/?q=noor">Show the one that is found without the filters</a>' in text
    text = page(play.suzan, "?kind=union&governorate=IQ-BG").content.decode()
    assert '<a href="/organizations/">Show all organizations</a>' in text


def test_nothing_found_leaves_what_can_be_taken_back(play, page):
    """No columns of zeros: of the facets, those that something is chosen in."""
    assert 'class="facet"' not in page(play.suzan, "?q=helicopter").content.decode()
    text = page(play.suzan, "?q=helicopter&kind=foundation&language=ckb").content.decode()
    assert re.findall(r'id="facet-(\w+)"', text) == ["kind", "language"]
    text = page(play.suzan, "?q=helicopter", HX_Request="true").content.decode()
    assert re.search(r'<div id="facets" hx-swap-oob="innerHTML">\s*</div>', text)


def test_what_was_meant_is_said_in_the_readers_language(play):
    offered = {}
    for language in ("en", "ar", "ckb"):
        with translation.override(language):
            (offered[language],) = suggestions(play.suzan, "legal ayd")
    # The topic has no Sorani name.
    names = [play.legal_aid.name_en, play.legal_aid.name_ar, play.legal_aid.name_en]
    assert [one.label for one in offered.values()] == names
    assert [one.language for one in offered.values()] == ["en", "ar", "en"]
    # As it is spelled like what was asked.
    assert {one.query for one in offered.values()} == {play.legal_aid.name_en}


def test_nothing_found_offers_what_was_meant(play, page, monkeypatch):
    meant = Suggestion("organization", "مؤسسة النور", "ar", "مؤسسة النور")
    monkeypatch.setattr(TextSearch, "suggestions", lambda self, visible: [meant])
    text = page(play.suzan, "?q=helicopter&kind=union").content.decode()
    assert "Did you mean" not in page(play.suzan, "?q=noor").content.decode()
    assert "Did you mean:" in text
    assert "Nobody has written this yet." not in text
    assert '<a href="/organizations/">Show all organizations</a>' in text
    url = "/organizations/?q=" + quote_plus("مؤسسة النور")
    assert f'<a href="{url}" hx-boost="true"><bdi lang="ar" dir="rtl">مؤسسة النور</bdi></a>' in text


def test_a_row_shows_the_passage_that_was_found(play, page, monkeypatch):
    passage = Passage("mission", "ar", (("نحن ", False), ("<b>", True), (" نعمل", False)))
    monkeypatch.setattr(TextSearch, "passages", lambda self, ids: dict.fromkeys(ids, passage))
    text = page(play.suzan, "?q=noor").content.decode()
    assert '<span>About:</span> <bdi lang="ar" dir="rtl">نحن <mark>&lt;b&gt;</mark> نعمل</bdi>' in text
    assert "<mark>" not in page(play.suzan).content.decode()


def _more(play, number: int) -> None:
    for index in range(number):
        organization = Organization.objects.create(
            slug=f"more-{index}", name_en=f"More {index}", kind="local", member_since=JOINED
        )
        OrganizationLanguage.objects.create(organization=organization, language="ckb")
        organization.governorates.add(play.baghdad, play.erbil)
        Expertise.objects.create(organization=organization, topic=play.quotas, band="10+")
        Need.objects.create(organization=organization, topic=play.leadership)
        Project.objects.create(organization=organization, starts_on=JOINED)
        update_search(organization)


def _queries(client, query: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(URL + query).status_code == 200
    return len(captured)


@pytest.mark.parametrize("query", ["", "?sort=freshness", "?governorate=IQ-BG&shares=violence"])
def test_the_number_of_questions_does_not_grow(play, client, query):
    client.force_login(play.suzan)
    client.get(URL)
    assert _queries(client, query) <= QUERIES
    _more(play, 12)
    client.get(URL)
    assert _queries(client, query) <= QUERIES


@pytest.mark.parametrize("query", ["?q=quotas&governorate=IQ-BG", "?q=al+noor", "?q=helicopter", "?q=a+-b"])
def test_a_text_stays_below_the_aim(play, client, query):
    _more(play, 12)
    client.force_login(play.suzan)
    client.get(URL)
    assert _queries(client, query) <= MOST_QUERIES


def test_a_page_that_makes_the_index_anew_stays_below_the_aim(play, client):
    client.force_login(play.suzan)
    client.get(URL)
    _more(play, 1)
    assert _queries(client, "") <= MOST_QUERIES


def test_pages(play, page):
    _more(play, 12)
    first, second = page(play.suzan, "?sort=name"), page(play.suzan, "?sort=name&page=2")
    assert len(names(first)) == 10
    assert len(names(second)) == 5
    assert not set(names(first)) & set(names(second))
    assert "Next 5" in first.content.decode()


def test_a_page_beyond_the_last_is_the_last(play, page):
    _more(play, 22)
    response = page(play.suzan, "?sort=name&page=99")
    assert len(names(response)) == 5
    text = response.content.decode()
    assert "Page 3 of 3" in text
    assert '<a href="/organizations/?sort=name">First page</a>' in text
    assert 'href="/organizations/?sort=name&amp;page=2" rel="prev"' in text
    assert "First page" not in page(play.suzan, "?sort=name&page=2").content.decode()


def test_order_and_match_mark_agree(play, page):
    """What the index sorts by is what the measure counts."""
    _more(play, 5)
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


def test_freshness_is_a_facet(play, page):
    now = today()
    for organization, days in ((play.weo, 10), (play.al_noor, 250), (play.outsider_org, 500)):
        organization.profile_confirmed_on = now - datetime.timedelta(days=days)
        organization.save()
    assert names(page(play.suzan, "?freshness=fresh")) == ["weo"]
    assert names(page(play.suzan, "?freshness=ageing")) == ["al-noor"]
    response = page(play.suzan, "?freshness=old&freshness=fresh")
    assert names(response) == ["outsider", "weo"]
    assert count(response, "freshness", "ageing") == 1
    assert "Not confirmed in the last year" in response.content.decode()


def test_women_led_is_a_facet_of_those_who_said_so(play, page):
    Organization.objects.filter(pk=play.weo.pk).update(is_women_led=True)
    Organization.objects.filter(pk=play.al_noor.pk).update(is_women_led=False)
    assert names(page(play.suzan, "?women_led=yes")) == ["weo"]
    assert count(page(play.suzan), "women_led", "yes") == 1


def test_projects_are_found_by_whom_they_are_for_and_where_they_stand(play, page):
    now, year = today(), datetime.timedelta(days=365)
    for organization, groups, starts_on, ends_on in (
        (play.weo, ["women", "candidates"], now - year, None),
        (play.weo, ["women"], now - 2 * year, now - year),
        (play.al_noor, ["voters"], now, now),
        (play.outsider_org, ["youth"], now + year, None),
        (play.hidden_org, ["girls"], now, None),
    ):
        Project.objects.create(
            organization=organization, target_groups=groups, starts_on=starts_on, ends_on=ends_on
        )
    assert names(page(play.suzan, "?target_group=voters&target_group=women&sort=name")) == ["al-noor", "weo"]
    assert names(page(play.suzan, "?project_status=running&sort=name")) == ["al-noor", "weo"]
    assert names(page(play.suzan, "?project_status=completed")) == ["weo"]
    assert names(page(play.suzan, "?project_status=planned")) == ["outsider"]
    response = page(play.suzan, "?project_status=planned")
    assert count(response, "project_status", "running") == 2
    assert count(response, "target_group", "youth") == 1
    assert count(response, "target_group", "women") == 0
    assert count(page(play.suzan), "target_group", "girls") == 0


def test_topics_stand_beneath_a_theme_that_is_chosen(play, page):
    closed = page(play.suzan).content.decode()
    assert "rule-of-law.legal-aid" not in closed
    for query in ("?shares=rule-of-law", "?shares=rule-of-law.legal-aid"):
        text = page(play.suzan, query).content.decode()
        facet = text[text.index('id="facet-shares"') : text.index('id="facet-wants"')]
        assert facet.count('value="rule-of-law.legal-aid"') == 1
        assert 'value="rule-of-law.legal-aid"' not in text[text.index('id="facet-wants"') :]


def test_what_is_chosen_is_seen(play, page):
    """Chosen values behind "All 8 kinds" open it; nothing else does."""
    text = page(play.suzan, "?kind=research_center&kind=foundation").content.decode()
    assert '<details class="facet-more" id="more-kind" open>' in text
    assert text.count('<details class="facet-more"') > text.count("open>") == 1


def test_every_governorate_of_the_map_is_a_link_that_filters(play, page):
    call_command("load_reference_data", verbosity=0)
    text = page(play.suzan, "?kind=foundation&governorate=IQ-BG").content.decode()
    shapes = dict(re.findall(r'<a class="map-\d" href="([^"]+)" tabindex="-1"><title>([^<]+)</title>', text))
    assert len(shapes) == 18
    assert shapes["?governorate=IQ-BG&amp;governorate=IQ-NI&amp;kind=foundation"] == "Ninewa: 1"
    # Once more takes the choice back.
    assert shapes["?kind=foundation"] == "Baghdad: 1"
    # Two governorates in one shape stand for both.
    both = "?governorate=IQ-BG&amp;governorate=IQ-SU&amp;governorate=IQ-HA&amp;kind=foundation"
    other = "?governorate=IQ-BG&amp;governorate=IQ-HA&amp;governorate=IQ-SU&amp;kind=foundation"
    assert {both, other} & set(shapes)


def test_ones_own_row_says_so_in_the_place_of_the_match_mark(play, page):
    text = page(play.suzan, "?q=empowerment").content.decode()
    assert text.count('<p class="result-yours">This is your organization.</p>') == 1

"""The directory: who is found, with which counts, for whom, in how many questions."""

import re

import pytest

from members.actions import knowledge
from members.directory import read_directory
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
from members.search import rebuild_search, update_search
from tests.cast import JOINED

pytestmark = pytest.mark.django_db

URL = "/organizations/"
# Session, user, memberships, observer's group; then topics, places, own knowledge, counts, page; one more with a text.
QUERIES, QUERIES_WITH_TEXT = 9, 10


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
    found = re.search(rf'id="count-{facet}-{re.escape(value)}">(\d+)<', response.content.decode())
    return int(found[1]) if found else 0


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
    response = page(play.suzan, "?governorate=IQ-BG")
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
    assert count(page(play.ahmed), "wants", "rule-of-law.marker") == 1
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
    ],
)
def test_any_address_gives_a_page(play, page, query):
    assert names(page(play.suzan, query)) is not None


def test_live_filters_get_the_results_alone(play, page):
    response = page(play.suzan, "?kind=foundation", HX_Request="true")
    text = response.content.decode()
    assert "<html" not in text
    assert "Al Noor" in text
    assert 'id="results-count" hx-swap-oob="innerHTML"' in text
    assert "HX-Request" in response["Vary"]
    restored = page(play.suzan, "", HX_Request="true", HX_History_Restore_Request="true")
    assert "<html" in restored.content.decode()


def test_nothing_found_says_what_to_do(play, page):
    text = page(play.suzan, "?q=helicopter").content.decode()
    assert "Nobody has written this yet." in text
    assert "Show all organizations" in text


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


@pytest.mark.parametrize(
    ("query", "most"), [("", QUERIES), ("?q=quotas&governorate=IQ-BG", QUERIES_WITH_TEXT)]
)
def test_the_number_of_questions_does_not_grow(play, client, django_assert_num_queries, query, most):
    client.force_login(play.suzan)
    with django_assert_num_queries(most):
        client.get(URL + query)
    _more(play, 12)
    with django_assert_num_queries(most):
        client.get(URL + query)


def test_pages(play, page):
    _more(play, 12)
    first, second = page(play.suzan, "?sort=name"), page(play.suzan, "?sort=name&page=2")
    assert len(names(first)) == 10
    assert len(names(second)) == 5
    assert not set(names(first)) & set(names(second))
    assert "Next 5" in first.content.decode()


def test_order_and_match_mark_agree(play, page):
    """What SQL sorts by is what the measure counts."""
    _more(play, 5)
    found = read_directory(play.suzan, play.weo, page(play.suzan).wsgi_request.GET)
    marks = [result.match.count for result in found.results if result.match]
    assert marks == sorted(marks, reverse=True)
    assert all(result.match.count == result.organization.joins for result in found.results if result.match)


def test_a_live_answer_has_a_place_for_every_count(play, page):
    """What it would replace is on the page it answers, and nothing on the page stays old."""
    ids = re.compile(r'id="(count-[^"]+)"')
    whole = set(ids.findall(page(play.suzan).content.decode()))
    live = page(play.suzan, "?governorate=IQ-BG&shares=violence", HX_Request="true").content.decode()
    assert set(ids.findall(live)) == whole
    assert 'id="count-wants-womens-participation.gender-quotas" hx-swap-oob="innerHTML">0<' in live


def test_a_chosen_topic_is_seen_beneath_its_theme(play, page):
    """Not behind "All themes": its theme comes first."""
    text = page(play.suzan, "?shares=rule-of-law.legal-aid").content.decode()
    facet = text[text.index('id="facet-shares"') : text.index('id="facet-wants"')]
    assert facet.index("rule-of-law.legal-aid") < facet.index("facet-more")


def test_ones_own_row_says_so_in_the_place_of_the_match_mark(play, page):
    text = page(play.suzan, "?q=empowerment").content.decode()
    assert text.count('<p class="result-yours">This is your organization.</p>') == 1

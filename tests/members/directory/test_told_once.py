"""What a search found stands in a row once: marked where the row says it anyway, else as a line with its source."""

import re

import pytest
from django.utils import translation

from members.models import Project
from members.search.text import TextSearch, rebuild_search
from members.search.writing import read_vocabulary
from tests.members.directory.reading import names

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(page):
    """The row of an organization, as HTML."""

    def get(user, query: str, slug: str) -> str:
        response = page(user, query)
        assert slug in names(response)
        rows = re.findall(r'<article class="result">.*?</article>', response.content.decode(), re.S)
        return rows[names(response).index(slug)]

    return get


def test_it_works(play, row):
    found = row(play.suzan, "?q=gender+quotas", "al-noor")
    assert "result-passage" not in found
    assert "<strong><mark>Gender quotas</mark></strong>" in found
    # In the middle of a line it has no capital.
    found = row(play.outsider, "?q=violence+women", "al-noor")
    assert "result-passage" not in found
    assert "<dd>Gender quotas, <mark>violence</mark> against <mark>women</mark> in elections</dd>" in found


def test_what_stands_for_a_topic_marks_it(play, row):
    play.quotas.synonyms_en = ["reserved seats"]
    play.quotas.save()
    rebuild_search()
    found = row(play.suzan, "?q=reserved+seats", "al-noor")
    assert "result-passage" not in found
    assert "<strong><mark>Gender quotas</mark></strong>" in found


def test_a_name_and_a_place_are_marked(play, row):
    found = row(play.suzan, "?q=noor", "al-noor")
    assert "result-passage" not in found
    assert '<bdi lang="en"><mark>Al Noor</mark> Foundation</bdi></a></h3>' in found
    found = row(play.suzan, "?q=ninewa", "al-noor")
    assert "result-passage" not in found
    assert '<p class="result-facts">Baghdad, <mark>Ninewa</mark>. ' in found
    found = row(play.suzan, f"?q={play.al_noor.name_ar}", "al-noor")
    assert f'<span><bdi lang="ar"><mark>{play.al_noor.name_ar}</mark></bdi></span>' in found


def test_what_the_row_does_not_say_is_a_line(play, row):
    """A part of another word for a topic, a topic of a project: the line says that it is a topic."""
    found = row(play.suzan, "?q=electoral", "al-noor")
    line = f"{play.electoral_violence.name_en} (<mark>electoral</mark> violence)"
    assert f'<span>Topic:</span> <bdi lang="en" dir="ltr">{line}</bdi>' in found
    project = Project.objects.create(organization=play.outsider_org, starts_on=play.weo.member_since)
    project.topics.add(play.quotas)
    rebuild_search()
    found = row(play.suzan, "?q=gender+quotas", "outsider")
    assert '<span>Topic:</span> <bdi lang="en" dir="ltr"><mark>Gender quotas</mark></bdi>' in found
    assert found.count("<mark>") == 1


@pytest.mark.parametrize(
    "query", ["gender quotas", "noor", "ninewa", "electoral", "النور", "legal aid", "نينوى"]
)
@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_every_hit_shows_why_it_is_one(play, page, query, language):
    """The one passage that the search gives is marked in the row, in its own place or as a line."""
    play.suzan.language = language
    play.suzan.save()
    response = page(play.suzan, f"?q={query}")
    rows = re.findall(r'<article class="result">.*?</article>', response.content.decode(), re.S)
    found = [result.organization.pk for result in response.context["directory"].results]
    assert found
    with translation.override(language):
        passages = TextSearch(play.suzan, query, read_vocabulary()).passages(found)
    for pk, row in zip(found, rows, strict=True):
        marked = re.findall(r"<mark>([^<]+)</mark>", row)
        told = [text for text, is_hit in passages[pk].parts if is_hit]
        assert [text.lower() for text in marked] == [text.lower() for text in told]

"""A member opens the directory of many organizations: as many questions to the database as of few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.members.directory.reading import URL, more_organizations

pytestmark = pytest.mark.django_db

# Session, user, memberships, observer's group; the index's version, whom the reader knows, the rows of the page.
QUERIES = 7
# The aim for any page, a text with passages included.
MOST_QUERIES = 10


def _queries(client, query: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(URL + query).status_code == 200
    return len(captured)


@pytest.mark.parametrize("query", ["", "?sort=freshness", "?governorate=IQ-BG&shares=violence"])
def test_the_number_of_questions_does_not_grow(play, client, query):
    client.force_login(play.suzan)
    client.get(URL)
    assert _queries(client, query) <= QUERIES
    more_organizations(play, 12)
    client.get(URL)
    assert _queries(client, query) <= QUERIES


@pytest.mark.parametrize("query", ["?q=quotas&governorate=IQ-BG", "?q=al+noor", "?q=helicopter", "?q=a+-b"])
def test_a_text_stays_below_the_aim(play, client, query):
    more_organizations(play, 12)
    client.force_login(play.suzan)
    client.get(URL)
    assert _queries(client, query) <= MOST_QUERIES


def test_a_page_that_makes_the_index_anew_stays_below_the_aim(play, client):
    client.force_login(play.suzan)
    client.get(URL)
    more_organizations(play, 1)
    assert _queries(client, "") <= MOST_QUERIES

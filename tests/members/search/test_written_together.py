"""Rows that many changes ask for are written once, at the end of a block."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.actions import knowledge
from members.models import SearchEntry
from members.search.writing import rebuild_search, searched_together
from tests.members.search.searching import found

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def searchable(cast):
    """Everybody is found by what they say before the test."""
    rebuild_search()


def save(cast, words: str) -> None:
    knowledge.save_expertise(
        organization=cast.al_noor, by=cast.ahmed, topic=cast.quotas, band="1-5", shares=words
    )


def test_it_works(cast):
    with searched_together():
        save(cast, "one handbook")
        assert found(cast.suzan, "handbook") == []
        with searched_together():
            save(cast, "another leaflet")
        assert found(cast.suzan, "leaflet") == []
    assert found(cast.suzan, "leaflet") == ["al-noor"]
    assert found(cast.suzan, "handbook") == []
    assert rebuild_search() == 0
    # After the block each change writes its own rows again.
    save(cast, "a third atlas")
    assert found(cast.suzan, "atlas") == ["al-noor"]


def test_rows_are_written_once_for_all_changes(cast):
    def writes(changes: int) -> int:
        with CaptureQueriesContext(connection) as captured, searched_together():
            for number in range(changes):
                save(cast, f"handbook {number}")
        return sum(f'INSERT INTO "{SearchEntry._meta.db_table}"' in query["sql"] for query in captured)

    assert writes(1) == writes(4) == 1


def test_a_block_that_fails_leaves_nothing(cast):
    with pytest.raises(ZeroDivisionError), searched_together():
        save(cast, "one handbook")
        raise ZeroDivisionError
    assert not cast.al_noor.expertise.exists()
    assert rebuild_search() == 0
    save(cast, "another leaflet")
    assert found(cast.suzan, "leaflet") == ["al-noor"]

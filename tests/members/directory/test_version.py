"""An index is used for one state of the data only: whoever writes, in whatever transaction, whichever process reads."""

from __future__ import annotations

import re
import threading

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cop_portal.dates import today
from members.directory import index as directory_index
from members.directory.facts import load_facts
from members.directory.index import current_index
from members.models import DirectoryVersion, Expertise, Governorate, Organization
from tests.cast import Cast, client_of

pytestmark = pytest.mark.django_db(transaction=True)

URL = "/organizations/"


def slugs(client: Client) -> list[str]:
    return [row["organization"].slug for row in client.get(URL + "?sort=name").context["rows"]]


class Elsewhere:
    """Somebody who writes on a connection of their own, statement by statement, and must never have to wait."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.go, self.done = threading.Semaphore(0), threading.Semaphore(0)
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self) -> None:
        with connection.cursor() as cursor:
            while self.go.acquire(timeout=20) and self.steps:
                cursor.execute(self.steps.pop(0))
                self.done.release()
        connection.close()

    def does(self, *statements: str) -> None:
        for statement in statements:
            self.steps.append(statement)
            self.go.release()
            assert self.done.acquire(timeout=5), f"has to wait: {statement}"

    def leaves(self) -> None:
        self.go.release()
        self.thread.join(timeout=5)


@pytest.fixture
def elsewhere():
    made = []

    def another() -> Elsewhere:
        made.append(Elsewhere())
        return made[-1]

    yield another
    for one in made:
        one.leaves()


HIDE = "UPDATE members_organization SET visibility = 'hidden' WHERE slug = 'al-noor'"


def test_an_organization_that_hides_is_gone_with_its_transaction(cast: Cast, elsewhere):
    """Written on another connection by plain SQL: no code of ours tells the index."""
    client, other = client_of(cast.suzan), elsewhere()
    assert slugs(client) == ["al-noor", "outsider", "weo"]
    other.does("BEGIN", HIDE)
    assert slugs(client) == ["al-noor", "outsider", "weo"]
    other.does("COMMIT")
    assert slugs(client) == ["outsider", "weo"]


def test_what_is_taken_back_was_never_seen(cast: Cast, elsewhere):
    client, other = client_of(cast.suzan), elsewhere()
    assert slugs(client) == ["al-noor", "outsider", "weo"]
    other.does("BEGIN", HIDE, "ROLLBACK", "BEGIN", HIDE.replace("al-noor", "weo"), "ROLLBACK")
    assert slugs(client) == ["al-noor", "outsider", "weo"]


def test_an_index_of_what_was_taken_back_is_used_by_nobody(cast: Cast):
    """Its version is given out once and never again, so that a later change cannot be taken for it."""

    def hidden() -> int:
        return current_index().visibility.get("hidden", 0).bit_count()

    assert hidden() == 1
    with transaction.atomic():
        Organization.objects.filter(pk=cast.al_noor.pk).update(visibility="hidden")
        assert hidden() == 2
        transaction.set_rollback(True)
    assert hidden() == 1
    Organization.objects.filter(pk=cast.weo.pk).update(acronym="W")
    assert hidden() == 1
    with transaction.atomic():
        savepoint = transaction.savepoint()
        Expertise.objects.create(organization=cast.weo, topic=cast.quotas, band="1-5")
        assert current_index().sets["shares"]
        transaction.savepoint_rollback(savepoint)
        assert not current_index().sets["shares"]


def test_nobody_who_writes_waits_for_another(cast: Cast, elsewhere):
    """Three transactions that are open at once, and each is seen when it is over."""
    first, second, third = elsewhere(), elsewhere(), elsewhere()
    update = "UPDATE members_organization SET visibility = 'hidden' WHERE slug = '%s'"
    first.does("BEGIN", update % "weo")
    second.does("BEGIN", update % "al-noor", "UPDATE members_project SET donor = ''")
    third.does("BEGIN", update % "outsider")
    client = client_of(cast.suzan)
    assert slugs(client) == ["al-noor", "outsider", "weo"]
    second.does("COMMIT")
    assert slugs(client) == ["outsider", "weo"]
    first.does("COMMIT")
    third.does("ROLLBACK")
    assert slugs(client) == ["outsider", "weo"]
    assert slugs(client_of(cast.outsider)) == ["outsider"]
    # The rows are used again.
    assert DirectoryVersion.objects.count() == 2
    Organization.objects.update(visibility="listed")
    assert DirectoryVersion.objects.count() == 2
    assert slugs(client) == ["al-noor", "discreet", "hidden", "outsider", "weo"]


def test_every_table_that_the_index_reads_has_its_trigger(cast: Cast):
    with CaptureQueriesContext(connection) as captured:
        load_facts(today())
    read = {table for query in captured for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])}
    assert "members_need" in read
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'directory_changed'")
        assert {table for (table,) in cursor.fetchall()} == read


@pytest.mark.parametrize("statement", ["DELETE FROM members_expertise", "TRUNCATE members_expertise CASCADE"])
def test_emptied_tables_are_seen(cast: Cast, statement):
    Expertise.objects.create(organization=cast.weo, topic=cast.quotas, band="1-5")
    assert current_index().sets["shares"]
    with connection.cursor() as cursor:
        cursor.execute(statement)
    assert not current_index().sets["shares"]


def test_without_a_version_nothing_is_kept(cast: Cast):
    assert current_index() is current_index()
    DirectoryVersion.objects.all().delete()
    assert current_index() is not current_index()


def test_the_words_of_the_index_are_watched_too(cast: Cast):
    current_index()
    Governorate.objects.filter(pk=cast.erbil.pk).update(name_en="Hawler")
    assert "Hawler" in [place.name_en for place in current_index().governorates]


def test_a_new_day_makes_a_new_index(cast: Cast, monkeypatch):
    index = current_index()
    tomorrow = today().replace(year=today().year + 1)
    monkeypatch.setattr(directory_index, "today", lambda: tomorrow)
    assert current_index() is not index
    assert current_index().facts.day == tomorrow

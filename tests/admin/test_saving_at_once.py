"""The desk and a representative save at the same moment: the organization is locked first, and nothing is lost."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members.actions.identity import save_other_name
from members.actions.knowledge import save_expertise, save_project
from members.actions.organizations import add_registration, set_visibility
from members.models import Need, Office, Registration
from tests.admin.rows import add_need, add_office, change_url

from .page import sent_back, with_line


def first_writes(queries) -> list[str]:
    """The lock of an organization's row, and the writes to what is said of it, in their order."""
    words = ("FOR NO KEY UPDATE", 'UPDATE "members_', 'INSERT INTO "members_', 'DELETE FROM "members_')
    return [query["sql"] for query in queries if any(word in query["sql"] for word in words)]


def assert_locked_first(queries) -> None:
    first, *others = first_writes(queries)
    assert "FOR NO KEY UPDATE" in first
    assert 'FROM "members_organization"' in first
    assert others


@pytest.mark.parametrize("kind", ["organization", "expertise", "need", "project", "registration"])
def test_the_organization_is_locked_before_anything_is_written(desk, cast, kind):
    of_weo = {"organization": cast.weo, "by": cast.suzan}
    rows = {
        "organization": lambda: cast.weo,
        "expertise": lambda: save_expertise(**of_weo, topic=cast.quotas, band="1-5"),
        "need": lambda: add_need(cast),
        "project": lambda: save_project(**of_weo, title="Study", starts_on="2023-01-01"),
        "registration": lambda: add_registration(**of_weo, authority="federal", number="1"),
    }
    fields = {
        "organization": {"acronym": "W"},
        "expertise": {"band": "10+"},
        "need": {"urgency": "urgent"},
        "project": {"donor": "X"},
        "registration": {"number": "2"},
    }
    url = change_url(rows[kind]())
    data = {**sent_back(desk.get(url)), **fields[kind]}
    with CaptureQueriesContext(connection) as queries:
        assert desk.post(url, data).status_code == 302
    assert_locked_first(queries)


def test_it_is_locked_for_a_new_row_and_for_one_that_goes(root, cast):
    data = {
        "organization": cast.weo.pk,
        "topic": cast.quotas.pk,
        "audience": "members",
        "urgency": "urgent",
        "texts_language": "en",
    }
    with CaptureQueriesContext(connection) as queries:
        assert root.post(reverse("admin:members_need_add"), data).status_code == 302
    assert_locked_first(queries)
    url = reverse("admin:members_need_delete", args=[Need.objects.get().pk])
    with CaptureQueriesContext(connection) as queries:
        assert root.post(url, {"post": "yes"}).status_code == 302
    assert_locked_first(queries)


@pytest.mark.parametrize("organization", ["", "x", "0", "-1", "9" * 30, "9" * 5000, "\0"])
def test_a_new_row_of_no_organization(desk, cast, organization):
    data = {"organization": organization, "topic": cast.quotas.pk, "audience": "members"}
    assert desk.post(reverse("admin:members_need_add"), data).status_code == 200


def at_the_same_time(change) -> threading.Thread:
    """A change in a transaction of its own, which is still open when this returns, and for a moment more."""
    written = threading.Event()

    def run() -> None:
        try:
            with transaction.atomic():
                change()
                written.set()
                time.sleep(0.5)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    assert written.wait(10)
    return thread


@pytest.mark.django_db(transaction=True)
def test_both_add_the_same_at_the_same_time(desk, cast):
    """The desk waits for the representative and is told in words what is there already."""

    def change() -> None:
        of_weo = {"organization": cast.weo, "by": cast.suzan}
        add_need(cast)
        add_office(cast, cast.erbil)
        save_expertise(**of_weo, topic=cast.quotas, band="1-5")
        save_other_name(**of_weo, kind="former_name", language="en", name="Women of Erbil")
        add_registration(**of_weo, authority="federal", number="1I-1")

    data = sent_back(desk.get(change_url(cast.weo)))
    data = with_line(data, "needs", topic=cast.quotas.pk, audience="staff", urgency="urgent")
    data = with_line(data, "offices", governorate=cast.erbil.pk, phone_audience="staff")
    data = with_line(data, "expertise", topic=cast.quotas.pk, band="1-5")
    data = with_line(data, "known_as", kind="former_name", language="en", name="Women of Erbil")
    data = with_line(data, "registrations", authority="federal", number="1I-1")
    thread = at_the_same_time(change)
    response = desk.post(change_url(cast.weo), data)
    new = {
        "organization": cast.weo.pk,
        "topic": cast.quotas.pk,
        "audience": "staff",
        "urgency": "urgent",
        "texts_language": "en",
    }
    of_need = desk.post(reverse("admin:members_need_add"), new)
    thread.join()
    assert (response.status_code, of_need.status_code) == (200, 200)
    assert response.content.decode().count("Another line has this already.") == 5
    assert "already exists" in of_need.content.decode()
    assert Need.objects.count() == Office.objects.count() == Registration.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_hiding_at_the_same_time_stays(desk, cast):
    data = sent_back(desk.get(change_url(cast.weo)))
    thread = at_the_same_time(
        lambda: set_visibility(organization=cast.weo, by=cast.suzan, visibility="hidden")
    )
    assert desk.post(change_url(cast.weo), {**data, "acronym": "W"}).status_code == 302
    thread.join()
    cast.weo.refresh_from_db()
    assert (cast.weo.acronym, cast.weo.visibility) == ("W", "hidden")

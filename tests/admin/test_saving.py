"""The desk and a representative change the same organization: neither undoes what the other did."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members.actions.identity import save_other_name
from members.actions.knowledge import remove_need, save_expertise, save_need, save_project
from members.actions.offices import remove_office, save_office
from members.actions.organizations import add_registration, set_visibility
from members.admin import knowledge as knowledge_pages
from members.admin import organizations as organization_pages
from members.models import Need, Office, Organization, Registration

from .page import sent_back, with_line


def change_url(row) -> str:
    return reverse(f"admin:members_{row._meta.model_name}_change", args=[row.pk])


def add_need(cast, **fields) -> Need:
    return save_need(organization=cast.weo, by=cast.suzan, topic=cast.quotas, **fields)


def add_office(cast, governorate, **fields) -> Office:
    return save_office(organization=cast.weo, by=cast.suzan, governorate=governorate, **fields)


# Who may read what is the organization's


def test_a_page_opened_earlier_does_not_widen_what_the_organization_narrowed(desk, cast):
    need = add_need(cast, audience="members", question="How?")
    office = add_office(cast, cast.erbil, phone="0770", phone_audience="members")
    data = sent_back(desk.get(change_url(cast.weo)))
    add_need(cast, audience="staff", question="How?")
    add_office(cast, cast.erbil, phone="0770", phone_audience="staff")
    data["needs-0-audience"] = data["offices-0-phone_audience"] = "members"
    response = desk.post(change_url(cast.weo), {**data, "website": "https://weo.example/"})
    assert response.status_code == 302
    need.refresh_from_db()
    office.refresh_from_db()
    assert (need.audience, office.phone_audience) == ("staff", "staff")


def test_who_may_read_a_new_line_is_chosen_at_the_desk(desk, cast):
    page = desk.get(change_url(cast.weo))
    data = with_line(sent_back(page), "needs", topic=cast.quotas.pk, audience="staff", urgency="urgent")
    data = with_line(data, "offices", governorate=cast.erbil.pk, phone="0770", phone_audience="staff")
    assert desk.post(change_url(cast.weo), data).status_code == 302
    assert Need.objects.get().audience == Office.objects.get().phone_audience == "staff"


def test_a_registration_stays_with_its_organization(desk, cast):
    row = add_registration(organization=cast.weo, by=cast.suzan, authority="federal", number="1")
    data = {"organization": cast.al_noor.pk, "authority": "federal", "number": "2"}
    assert desk.post(change_url(row), data).status_code == 302
    row.refresh_from_db()
    assert (row.organization, row.number) == (cast.weo, "2")


# Only what was changed is written


def test_a_save_at_the_desk_does_not_undo_what_others_wrote(desk, cast, monkeypatch):
    """Between reading and writing: here nothing waits for the lock, as everything is one transaction."""
    need = add_need(cast, audience="members")
    pages = {row: sent_back(desk.get(change_url(row))) for row in (cast.weo, need)}

    def meanwhile(form):
        Organization.objects.filter(pk=cast.weo.pk).update(visibility="hidden", email_audience="staff")
        Need.objects.filter(pk=need.pk).update(audience="staff")
        return next(own(form) for page, own in clean.items() if isinstance(form, page))

    forms = (organization_pages.OrganizationForm, knowledge_pages.NeedForm)
    clean = {form: form.clean for form in forms}
    for form in forms:
        monkeypatch.setattr(form, "clean", meanwhile)
    assert desk.post(change_url(cast.weo), {**pages[cast.weo], "acronym": "W"}).status_code == 302
    assert desk.post(change_url(need), {**pages[need], "urgency": "urgent"}).status_code == 302
    cast.weo.refresh_from_db()
    need.refresh_from_db()
    assert (cast.weo.acronym, cast.weo.visibility, cast.weo.email_audience) == ("W", "hidden", "staff")
    assert (need.urgency, need.audience) == ("urgent", "staff")


def test_a_line_writes_what_was_changed_in_it(desk, cast):
    office = add_office(cast, cast.erbil, phone="0770", phone_audience="members")
    data = sent_back(desk.get(change_url(cast.weo)))
    with CaptureQueriesContext(connection) as queries:
        desk.post(change_url(cast.weo), {**data, "offices-0-phone": "0771"})
    written = [query["sql"] for query in queries if 'UPDATE "members_office"' in query["sql"]]
    assert len(written) == 1
    assert '"phone" = ' in written[0]
    assert "audience" not in written[0]
    office.refresh_from_db()
    assert office.phone == "0771"


# The organization's row first


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


# One head office


def test_two_head_offices_are_refused_in_words(desk, cast):
    add_office(cast, cast.erbil, is_head=True)
    add_office(cast, cast.ninewa)
    data = sent_back(desk.get(change_url(cast.weo)))
    response = desk.post(change_url(cast.weo), {**data, "offices-1-is_head": "on"})
    assert response.status_code == 200
    assert "Only one office can be the head office." in response.content.decode()
    new = with_line(data, "offices", governorate=cast.baghdad.pk, is_head="on", phone_audience="staff")
    assert "Only one office" in desk.post(change_url(cast.weo), new).content.decode()
    assert Office.objects.get(is_head=True).governorate == cast.erbil


@pytest.mark.parametrize("to", [0, 1, 2])
@pytest.mark.parametrize("goes", [False, True])
def test_the_head_office_moves_in_one_save(desk, cast, to, goes):
    """From each line to each other, to a new one too; the old one stays or goes."""
    add_office(cast, cast.erbil)
    add_office(cast, cast.ninewa)
    data = sent_back(desk.get(change_url(cast.weo)))
    data = with_line(data, "offices", governorate=cast.baghdad.pk, phone_audience="staff")
    old = 1 if to == 0 else 0
    Office.objects.filter(pk=data[f"offices-{old}-id"]).update(is_head=True)
    data[f"offices-{to}-is_head"] = "on"
    if goes:
        data[f"offices-{old}-DELETE"] = "on"
    response = desk.post(change_url(cast.weo), data)
    assert response.status_code == 302
    now = Office.objects.get(is_head=True)
    assert now.governorate_id == data[f"offices-{to}-governorate"]
    assert Office.objects.count() == 3 - goes


def test_a_head_office_that_the_open_page_does_not_show(desk, cast):
    add_office(cast, cast.erbil)
    data = sent_back(desk.get(change_url(cast.weo)))
    add_office(cast, cast.ninewa, is_head=True)
    response = desk.post(change_url(cast.weo), {**data, "offices-0-is_head": "on"})
    assert response.status_code == 200
    assert "Another head office was entered meanwhile." in response.content.decode()


# A page that was opened earlier


def test_a_line_that_was_removed_meanwhile(desk, cast):
    need, office = add_need(cast), add_office(cast, cast.erbil)
    data = sent_back(desk.get(change_url(cast.weo)))
    remove_need(need=need, by=cast.suzan)
    remove_office(office=office, by=cast.suzan)
    response = desk.post(change_url(cast.weo), {**data, "acronym": "W"})
    assert response.status_code == 200
    assert response.content.decode().count("Somebody else has removed one of these lines meanwhile.") == 2
    assert not Need.objects.exists()
    assert not Office.objects.exists()


def test_a_line_takes_the_place_of_one_that_goes(desk, cast):
    add_office(cast, cast.erbil)
    data = sent_back(desk.get(change_url(cast.weo)))
    data = with_line(data, "offices", governorate=cast.erbil.pk, phone="0770", phone_audience="staff")
    assert "Please correct" in desk.post(change_url(cast.weo), data).content.decode()
    assert desk.post(change_url(cast.weo), {**data, "offices-0-DELETE": "on"}).status_code == 302
    assert Office.objects.get().phone == "0770"


def test_two_lines_do_not_change_places(desk, cast):
    add_office(cast, cast.erbil)
    add_office(cast, cast.ninewa)
    data = sent_back(desk.get(change_url(cast.weo)))
    one, other = data["offices-0-governorate"], data["offices-1-governorate"]
    response = desk.post(
        change_url(cast.weo), {**data, "offices-0-governorate": other, "offices-1-governorate": one}
    )
    assert response.status_code == 200
    assert "Another line has this already." in response.content.decode()


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

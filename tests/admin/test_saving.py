"""The desk saves a page opened earlier: it undoes nothing that the organization has changed since."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.actions.organizations import add_registration
from members.admin import knowledge as knowledge_pages
from members.admin import organizations as organization_pages
from members.models import Need, Office, Organization
from tests.admin.rows import add_need, add_office, change_url

from .page import sent_back, with_line


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


def test_a_save_at_the_desk_does_not_undo_what_others_wrote(desk, cast, monkeypatch):
    """Between reading and writing: here nothing waits for the lock, as everything is one transaction."""
    need = add_need(cast, audience="members")
    pages = {row: sent_back(desk.get(change_url(row))) for row in (cast.weo, need)}

    def meanwhile(form):
        Organization.objects.filter(pk=cast.weo.pk).update(
            visibility="hidden", email_audience="staff", website_audience="staff"
        )
        Need.objects.filter(pk=need.pk).update(audience="staff")
        return next(own(form) for page, own in clean.items() if isinstance(form, page))

    forms = (organization_pages.OrganizationForm, knowledge_pages.NeedForm)
    clean = {form: form.clean for form in forms}
    for form in forms:
        monkeypatch.setattr(form, "clean", meanwhile)
    changes = {"acronym": "W", "website": "https://weo.example/"}
    assert desk.post(change_url(cast.weo), {**pages[cast.weo], **changes}).status_code == 302
    assert desk.post(change_url(need), {**pages[need], "urgency": "urgent"}).status_code == 302
    cast.weo.refresh_from_db()
    need.refresh_from_db()
    assert (cast.weo.acronym, cast.weo.website) == ("W", "https://weo.example/")
    assert (cast.weo.visibility, cast.weo.email_audience, cast.weo.website_audience) == (
        "hidden",
        "staff",
        "staff",
    )
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

"""Lines of a page of the desk that was opened before somebody else changed, added or removed some."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.utils.html import escape

from members.actions.knowledge import remove_need, save_need
from members.actions.offices import save_office
from members.models import Need, Office, Organization
from tests.admin.rows import add_need, add_office, change_url

from .page import sent_back, with_line


def line_errors(response: HttpResponse, prefix: str) -> str:
    """What the page says at the lines of one table."""
    (lines,) = [
        one.formset for one in response.context["inline_admin_formsets"] if one.formset.prefix == prefix
    ]
    return str(lines.non_form_errors()) + "".join(str(form.errors) for form in lines.forms)


def test_it_works(desk, cast):
    office = add_office(cast, cast.erbil, phone="1")
    data = sent_back(desk.get(change_url(cast.weo)))
    save_office(organization=cast.weo, by=cast.suzan, governorate=cast.ninewa, phone="1", office=office)
    assert desk.post(change_url(cast.weo), {**data, "offices-0-phone": "2"}).status_code == 302
    office.refresh_from_db()
    assert (office.governorate, office.phone) == (cast.ninewa, "2")


def test_both_changed_one_line(desk, cast):
    office = add_office(cast, cast.erbil, phone="1")
    data = sent_back(desk.get(change_url(cast.weo)))
    add_office(cast, cast.erbil, phone="<b>3</b>")
    page = desk.post(
        change_url(cast.weo), {**data, "offices-0-phone": "2", "website": "https://weo.example/"}
    )
    assert page.status_code == 200
    assert escape("<b>3</b>") in line_errors(page, "offices")
    assert desk.post(change_url(cast.weo), sent_back(page)).status_code == 302
    office.refresh_from_db()
    cast.weo.refresh_from_db()
    assert (office.phone, cast.weo.website) == ("2", "https://weo.example/")


def test_a_line_that_is_gone_and_was_left_as_it_was_goes_here_too(desk, cast):
    need = add_need(cast)
    add_office(cast, cast.erbil, phone="1")
    data = sent_back(desk.get(change_url(cast.weo)))
    remove_need(need=need, by=cast.suzan)
    assert desk.post(change_url(cast.weo), {**data, "offices-0-phone": "2"}).status_code == 302
    assert not Need.objects.exists()
    assert Office.objects.get().phone == "2"


def test_a_line_that_is_gone_and_was_changed_is_asked_about(desk, cast):
    need = add_need(cast)
    save_need(organization=cast.weo, by=cast.suzan, topic=cast.legal_aid)
    data = sent_back(desk.get(change_url(cast.weo)))
    first = 0 if data["needs-0-id"] == need.pk else 1
    data[f"needs-{first}-urgency"] = data[f"needs-{1 - first}-urgency"] = "urgent"
    remove_need(need=need, by=cast.suzan)
    page = desk.post(change_url(cast.weo), data)
    assert page.status_code == 200
    said = line_errors(page, "needs")
    assert "Removed meanwhile: " in said
    assert cast.suzan.name in said
    assert Need.objects.get().urgency != "urgent"
    again = sent_back(page)
    assert (again["needs-INITIAL_FORMS"], again["needs-TOTAL_FORMS"]) == ("1", "2")
    again["needs-1-audience"] = "staff"  # who may read it is chosen anew
    assert desk.post(change_url(cast.weo), again).status_code == 302
    now = {(row.topic, row.urgency) for row in Need.objects.all()}
    assert now == {(cast.quotas, "urgent"), (cast.legal_aid, "urgent")}


def test_a_line_that_goes_for_both(desk, cast):
    need = add_need(cast)
    data = {**sent_back(desk.get(change_url(cast.weo))), "needs-0-DELETE": "on", "needs-0-urgency": "urgent"}
    remove_need(need=need, by=cast.suzan)
    assert desk.post(change_url(cast.weo), data).status_code == 302
    assert not Need.objects.exists()


def test_a_line_that_shall_go_and_was_changed_is_looked_at_first(desk, cast):
    add_office(cast, cast.erbil, phone="1")
    data = {**sent_back(desk.get(change_url(cast.weo))), "offices-0-DELETE": "on"}
    add_office(cast, cast.erbil, phone="2")
    page = desk.post(change_url(cast.weo), data)
    assert page.status_code == 200
    assert "save again to delete it" in line_errors(page, "offices")
    assert 'value="2"' in page.content.decode()
    again = sent_back(page)
    assert again["offices-0-DELETE"]
    assert desk.post(change_url(cast.weo), again).status_code == 302
    assert not Office.objects.exists()


def test_lines_that_were_added_meanwhile(desk, cast):
    data = with_line(
        sent_back(desk.get(change_url(cast.weo))),
        "needs",
        topic=cast.quotas.pk,
        audience="staff",
        urgency="urgent",
    )
    add_need(cast)
    add_office(cast, cast.erbil)
    page = desk.post(change_url(cast.weo), {**data, "acronym": "W"})
    said = line_errors(page, "needs")
    assert "Added meanwhile: " in said
    assert cast.suzan.name in said
    again = {name: value for name, value in sent_back(page).items() if not name.startswith("needs-0-")}
    assert desk.post(change_url(cast.weo), {**again, "needs-TOTAL_FORMS": 0}).status_code == 302
    cast.weo.refresh_from_db()
    assert cast.weo.acronym == "W"
    assert Need.objects.count() == Office.objects.count() == 1


@pytest.mark.parametrize("keys", [("9" * 30, "x"), ("", "0"), ("-1", "9" * 5000)])
def test_lines_of_strange_keys(desk, cast, keys):
    add_need(cast)
    data = sent_back(desk.get(change_url(cast.weo)))
    data |= {"needs-INITIAL_FORMS": 2, "needs-TOTAL_FORMS": 2}
    data |= {"needs-0-id": keys[0], "needs-1-id": keys[1]}
    assert desk.post(change_url(cast.weo), data).status_code == 200
    assert Need.objects.count() == 1


def test_a_line_of_another_organization_is_not_taken(desk, cast):
    """A key that was typed by hand: the line becomes a new one of this organization, and the other's stays."""
    theirs = Need.objects.create(organization=cast.al_noor, topic=cast.quotas, audience="members")
    add_need(cast)
    data = sent_back(desk.get(change_url(cast.weo)))
    page = desk.post(change_url(cast.weo), {**data, "needs-0-id": theirs.pk, "needs-0-urgency": "urgent"})
    assert page.status_code == 200
    theirs.refresh_from_db()
    assert (theirs.organization, Organization.objects.get(pk=cast.weo.pk).needs.count()) == (cast.al_noor, 1)

"""A representative saves a page opened earlier: it shows nothing to more people than the latest save did."""

from __future__ import annotations

import pytest

from cop_portal.refusals import Refused
from members.actions import knowledge, offices, organizations, registration_files
from members.models import Organization
from tests.cast import client_of, english_client_of
from tests.members.profile.edit_forms import BASE, CONTACT, NEED, chosen, hidden, opened, registered


@pytest.mark.django_db
def test_who_sees_us_opened_before_hide_us_now_asks_again(cast):
    suzan = english_client_of(cast.suzan)
    sent = {"acting_for": "weo", "visibility": "listed"}
    carried = opened(suzan, "who-sees-us/")
    assert client_of(cast.suzan).post(f"{BASE}hide/").status_code == 302
    answer = suzan.post(f"{BASE}who-sees-us/", sent | carried)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Changed meanwhile: your organization is hidden now." in page
    assert chosen(page, "visibility") == ["hidden"]
    assert Organization.objects.get(slug="weo").visibility == "hidden"
    # Whoever was asked and chooses it again has decided.
    assert suzan.post(f"{BASE}who-sees-us/", sent | hidden(page)).status_code == 302
    assert Organization.objects.get(slug="weo").visibility == "listed"


@pytest.mark.django_db
def test_without_what_it_was_based_on_it_is_saved_as_sent(cast):
    suzan = client_of(cast.suzan)
    suzan.post(f"{BASE}hide/")
    sent = {"acting_for": "weo", "visibility": "listed"}
    assert suzan.post(f"{BASE}who-sees-us/", sent).status_code == 302
    assert Organization.objects.get(slug="weo").visibility == "listed"


@pytest.mark.django_db
def test_the_same_choice_as_the_other_ones_is_not_asked(cast):
    suzan = client_of(cast.suzan)
    carried = opened(suzan, "who-sees-us/")
    suzan.post(f"{BASE}hide/")
    sent = {"acting_for": "weo", "visibility": "hidden"} | carried
    assert suzan.post(f"{BASE}who-sees-us/", sent).status_code == 302


@pytest.mark.django_db
def test_contact_opened_earlier_asks_at_each_field_and_keeps_the_rest(cast):
    suzan = english_client_of(cast.suzan)
    suzan.post(f"{BASE}contact/", CONTACT)
    carried = opened(suzan, "contact/")
    suzan.post(f"{BASE}contact/", CONTACT | {"email_audience": "staff", "phone_audience": "partners"})
    answer = suzan.post(f"{BASE}contact/", CONTACT | carried | {"phone": "0999"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Changed meanwhile: now only Search staff see it." in page
    assert "Changed meanwhile: now only your partners and Search staff see it." in page
    assert chosen(page, "email_audience") == ["staff"]
    assert chosen(page, "phone_audience") == ["partners"]
    assert 'value="0999"' in page
    # Its draft does not bring the old choice back either.
    again = suzan.get(f"{BASE}contact/").content.decode()
    assert 'value="0999"' in again
    assert chosen(again, "email_audience") == ["staff"]
    as_shown = CONTACT | hidden(page) | {"email_audience": "staff", "phone_audience": "members"}
    assert suzan.post(f"{BASE}contact/", as_shown).status_code == 302
    cast.weo.refresh_from_db()
    assert (cast.weo.email_audience, cast.weo.phone_audience) == ("staff", "members")


@pytest.mark.django_db
def test_a_draft_begun_earlier_does_not_widen(cast):
    suzan = client_of(cast.suzan)
    suzan.post(f"{BASE}contact/", CONTACT)
    draft = CONTACT | opened(suzan, "contact/") | {"phone": "0999"}
    assert suzan.post(f"{BASE}drafts/contact/", draft).status_code == 200
    organizations.edit_contact(
        organization=cast.weo,
        by=cast.suzan,
        website="",
        website_audience="members",
        email="a@weo.example",
        email_audience="staff",
        phone="0770",
        phone_audience="members",
    )
    page = suzan.get(f"{BASE}contact/").content.decode()
    assert 'value="0999"' in page
    assert chosen(page, "email_audience") == ["staff"]


@pytest.mark.django_db
def test_a_question_an_office_and_a_paper_opened_earlier(cast):
    suzan = client_of(cast.suzan)
    by = cast.suzan
    need = knowledge.save_need(organization=cast.weo, by=by, topic=cast.quotas, question="What works?")
    place = {"governorate": cast.erbil, "phone": "0770"}
    office = offices.save_office(organization=cast.weo, by=by, phone_audience="members", **place)
    registration = registered(cast)
    pages = {
        "needs/gender-quotas/": NEED,
        # Added once more it corrects the one that is there: that must not show it to more people either.
        "needs/add/": NEED,
        f"offices/{office.public_id}/": {
            "governorate": cast.erbil.pk,
            "phone": "0770",
            "phone_audience": "members",
        },
        f"registrations/{registration.public_id}/file/": {"file_audience": "members"},
    }
    carried = {address: opened(suzan, address) for address in pages}
    knowledge.save_need(organization=cast.weo, by=by, topic=cast.quotas, audience="staff", need=need)
    offices.save_office(organization=cast.weo, by=by, phone_audience="staff", office=office, **place)
    registration_files.set_registration_file(registration=registration, by=by, file_audience="staff")
    for address, sent in pages.items():
        answer = suzan.post(BASE + address, sent | carried[address] | {"acting_for": "weo"})
        assert answer.status_code == 422, address
        name = next(field for field in sent if field.endswith("audience"))
        assert chosen(answer.content.decode(), name) == ["staff"], address
    need.refresh_from_db(), office.refresh_from_db(), registration.refresh_from_db()
    assert (need.audience, office.phone_audience, registration.file_audience) == ("staff",) * 3


@pytest.mark.django_db
def test_an_action_is_told_what_was_seen(cast):
    organizations.hide_now(organization=cast.weo, by=cast.suzan)
    with pytest.raises(Refused) as refused:
        organizations.set_visibility(
            organization=cast.weo, by=cast.suzan, visibility="listed", seen={"visibility": "listed"}
        )
    assert (refused.value.code, refused.value.field) == ("changed_meanwhile", "visibility")

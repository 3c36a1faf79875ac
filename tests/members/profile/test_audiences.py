"""A reader of a profile tries to see contacts, needs and persons that are for others, and the hidden."""

import pytest

from members.actions import knowledge
from members.models import Organization, Partnership
from tests.cast import JOINED

pytestmark = pytest.mark.django_db


def partners(first, second):
    low, high = sorted([first.pk, second.pk])
    Partnership.objects.create(organization_low_id=low, organization_high_id=high, since=JOINED)


def test_contacts_go_by_their_audience(play, page):
    office, phone, person = "office@alnoor.example", "+964 770 000 0000", "ahmed@alnoor.example"

    def seen(user):
        text = page(user, play.al_noor)
        return {what for what in (office, phone, person) if what in text}

    assert seen(play.outsider) == set()
    assert seen(play.ahmed) >= {office, phone, person}
    assert seen(play.staff) == {office, phone, person}
    assert seen(play.suzan) == set()
    partners(play.weo, play.al_noor)
    assert seen(play.suzan) == {office, person}


@pytest.mark.parametrize("sheet", ["", "print/"])
def test_a_website_goes_by_its_audience(play, client, sheet):
    site = "https://alnoor.example"

    def readers(audience):
        Organization.objects.filter(pk=play.al_noor.pk).update(website_audience=audience)
        found = set()
        for name in ("outsider", "suzan", "alnoor_colleague", "staff"):
            client.force_login(getattr(play, name))
            if site in client.get(f"/organizations/al-noor/{sheet}").content.decode():
                found.add(name)
        return found

    assert readers("members") == {"outsider", "suzan", "alnoor_colleague", "staff"}
    assert readers("partners") == readers("staff") == {"alnoor_colleague", "staff"}
    partners(play.weo, play.al_noor)
    assert readers("partners") == {"suzan", "alnoor_colleague", "staff"}
    assert readers("staff") == {"alnoor_colleague", "staff"}


def test_needs_go_by_their_audience(play, page):
    question = "partners&#x27; question"
    assert question not in page(play.suzan, play.al_noor)
    assert question in page(play.alnoor_colleague, play.al_noor)
    assert question in page(play.staff, play.al_noor)
    knowledge.save_expertise(organization=play.weo, by=play.suzan, topic=play.legal_aid, band="1-5")
    assert "2 things join" in page(play.suzan, play.al_noor)
    partners(play.weo, play.al_noor)
    text = page(play.suzan, play.al_noor)
    assert question in text
    assert "3 things join" in text


def test_colleagues_are_named_to_their_own_people_and_staff(play, page):
    assert "Noor Hadi" not in page(play.suzan, play.al_noor)
    assert "Noor Hadi" in page(play.ahmed, play.al_noor)
    assert "Noor Hadi" in page(play.staff, play.al_noor)


def test_own_people_are_reminded_of_who_sees_them(play, page):
    assert "is hidden" in page(play.hidden, play.hidden_org)
    assert "is discreet" in page(play.discreet, play.discreet_org)
    assert "is hidden" not in page(play.suzan, play.weo)  # listed, and read in English


def test_a_hidden_organization_is_missing_even_for_its_partners(play, client):
    partners(play.weo, play.hidden_org)
    partners(play.weo, play.discreet_org)
    client.force_login(play.suzan)
    assert client.get("/organizations/hidden/").status_code == 404
    assert client.get("/organizations/discreet/").status_code == 200

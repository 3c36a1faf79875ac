"""The lists of collaborations and of what came of them find by any name of a party; the desk never picks one of two."""

from __future__ import annotations

import pytest
from django.urls import reverse

from members.models import Invitation, Organization

FULL = "Women Empowrment Organizaton"


def listed(desk, name: str, text: str) -> list:
    response = desk.get(reverse(f"admin:{name}_changelist"), {"q": text})
    return list(response.context["cl"].result_list)


@pytest.mark.parametrize(
    "name",
    [
        "collaborations_collaboration",
        "collaborations_introduction",
        "collaborations_memorandumofunderstanding",
        "collaborations_jointactivity",
    ],
)
@pytest.mark.parametrize("text", ["W.E.O.", FULL, "suzan@weo.example"])
def test_it_works(desk, full, name, text):
    rows = listed(desk, name, text)
    assert rows
    assert len({row.pk for row in rows}) == len(rows)
    assert listed(desk, name, "Hidden Shelter") == []


def test_an_event_is_found_by_its_host(desk, full, cast):
    full["event"].hosts.add(cast.al_noor)
    assert listed(desk, "events_event", "al-Nour") == [full["event"]]


def test_an_invitation_is_found_by_its_organization(desk, full, cast):
    assert [row.organization for row in listed(desk, "members_invitation", "al-Nour")] == [cast.al_noor]


def test_the_list_says_who_was_recognized_by_what_and_how_sure(desk, full):
    url = reverse("admin:collaborations_collaboration_changelist")
    said = desk.get(url, {"q": "W.E.O."}).content.decode()
    assert "Organizations that may be meant:" in said
    assert "(its acronym; fits exactly)" in said
    said = desk.get(url, {"q": FULL}).content.decode()
    assert "(a name that is written alike; is only alike)" in said
    assert "Organizations that may be meant:" not in desk.get(url).content.decode()
    assert "Organizations that may be meant:" not in desk.get(url, {"q": "zzzz"}).content.decode()


# A domain that several have


@pytest.fixture
def of_one_domain(cast) -> tuple[Organization, Organization]:
    """Two organizations under one roof, and others with addresses where anybody can have one."""
    Organization.objects.filter(pk=cast.weo.pk).update(email="weo@roof.example")
    Organization.objects.filter(pk=cast.al_noor.pk).update(website="https://www.roof.example/noor")
    Organization.objects.filter(pk=cast.outsider_org.pk).update(
        email="outsider@gmail.com", website="https://facebook.com/outsider"
    )
    return cast.weo, cast.al_noor


def test_both_are_listed_and_named(desk, of_one_domain):
    url = reverse("admin:members_organization_changelist")
    response = desk.get(url, {"q": "new@roof.example"})
    assert set(response.context["cl"].result_list) == set(of_one_domain)
    assert response.content.decode().count("(the domain of its e-mail address or website; fits exactly)") == 2


def test_an_invitation_chooses_neither(desk, of_one_domain):
    data = {"kind": "representative", "email": "new@roof.example", "language": "en", "organization": ""}
    said = desk.post(reverse("admin:members_invitation_add"), data).content.decode()
    for organization in of_one_domain:
        assert f'name="meant-choice" value="{organization.pk}"' in said
    assert "checked" not in said
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("text", ["somebody@gmail.com", "https://facebook.com/somebody", "x@googlemail.com"])
def test_where_anybody_can_have_an_address_nobody_is_meant(desk, of_one_domain, text):
    response = desk.get(reverse("admin:members_organization_changelist"), {"q": text})
    assert list(response.context["cl"].result_list) == []
    assert "Organizations that may be meant:" not in response.content.decode()


def test_the_address_itself_is_known(desk, of_one_domain, cast):
    assert listed(desk, "members_organization", "outsider@gmail.com") == [cast.outsider_org]

"""Staff enter an organization at the desk, correct it, and hide it in an emergency; nobody deletes it."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from cop_portal.refusals import NotAllowed
from members.actions import organizations
from members.models import Organization, SearchEntry
from tests.admin.organization_forms import add_organization, organization_data


def test_it_works(desk, cast):
    response = add_organization(
        desk,
        governorates=[cast.erbil.pk],
        **{
            "languages-TOTAL_FORMS": "1",
            "languages-0-language": "ar",
            "registrations-TOTAL_FORMS": "1",
            "registrations-0-authority": "federal",
            "registrations-0-number": "1I-1",
            "expertise-TOTAL_FORMS": "1",
            "expertise-0-topic": cast.quotas.pk,
            "expertise-0-band": "1-5",
            "needs-TOTAL_FORMS": "1",
            "needs-0-topic": cast.legal_aid.pk,
            "needs-0-audience": "members",
            "needs-0-urgency": "urgent",
        },
    )
    assert response.status_code == 302, response.context["errors"]
    organization = Organization.objects.get(slug="tigris-forum")
    assert organization.visibility == "discreet"
    assert organization.texts.get(field="mission").language == "ar"
    found = set(SearchEntry.objects.filter(organization=organization).values_list("source", flat=True))
    assert {"name", "mission", "expertise", "need"} <= found


def test_who_may_see_it_is_not_the_desks_to_change(desk, cast):
    add_organization(desk)
    organization = Organization.objects.get(slug="tigris-forum")
    url = reverse("admin:members_organization_change", args=[organization.pk])
    response = desk.post(url, organization_data(visibility="listed", name_en="Tigris Women's Forum"))
    assert response.status_code == 302
    organization.refresh_from_db()
    assert organization.name_en == "Tigris Women's Forum"
    assert organization.visibility == "discreet"
    assert SearchEntry.objects.filter(
        organization=organization, source="name", text__contains="Women's"
    ).exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "convenor"}, "There is a convenor already."),
        ({"kind": "convenor"}, "The convenor is not in the community as a grantee."),
        ({"slug": "weo"}, "already exists"),
        ({"name_en": ""}, "This field is required."),
        ({"governorates": ["x"]}, "valid"),
        (
            {
                "registrations-TOTAL_FORMS": "1",
                "registrations-0-authority": "federal",
                "registrations-0-number": "1",
                "registrations-0-issued_on": "2022-01-02",
                "registrations-0-expires_on": "2022-01-01",
            },
            "A registration ends after the day it was issued.",
        ),
    ],
)
def test_bad_facts_of_an_organization(desk, fields, words):
    response = add_organization(desk, **fields)
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not Organization.objects.filter(slug="tigris-forum").exists()


def test_staff_hide_an_organization_in_an_emergency(desk, cast, client, django_capture_on_commit_callbacks):
    client.force_login(cast.ahmed)
    assert client.get(cast.weo.get_absolute_url()).status_code == 200
    page = reverse("admin:members_organization_change", args=[cast.weo.pk])
    hide = reverse("admin:members_organization_hide", args=[cast.weo.pk])
    assert hide in desk.get(page).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.get(hide).status_code == 200
        for _time in range(2):  # a double click hides once and mails once
            assert desk.post(hide).status_code == 302
    assert client.get(cast.weo.get_absolute_url()).status_code == 404
    (message,) = mail.outbox
    assert message.to == [cast.suzan.email]
    assert "weo" not in (message.subject + message.body).lower()
    assert hide not in desk.get(page).content.decode()
    history = desk.get(reverse("admin:members_organization_history", args=[cast.weo.pk])).content.decode()
    assert history.count("Hide the organization") == 1
    organizations.set_visibility(organization=cast.weo, by=cast.suzan, visibility="listed")
    assert client.get(cast.weo.get_absolute_url()).status_code == 200


def test_nobody_else_hides_and_the_convenor_stays(desk, cast):
    for user in (cast.suzan, cast.ahmed, cast.observer):
        with pytest.raises(NotAllowed):
            organizations.hide_in_emergency(organization=cast.weo, by=user)
    with pytest.raises(NotAllowed):
        organizations.hide_in_emergency(organization=cast.search, by=cast.staff)


def test_an_organization_is_never_deleted(root, cast):
    assert root.post(
        reverse("admin:members_organization_delete", args=[cast.weo.pk]), {"post": "yes"}
    ).status_code in (
        403,
        404,
    )
    assert Organization.objects.filter(pk=cast.weo.pk).exists()

"""The desk recognizes organizations: its lists, its choosers, invitations, and one that is there already."""

from __future__ import annotations

import pytest
from django.urls import reverse

from members.models import Invitation, Organization, OtherName, Registration, SubGrant
from tests.admin.organization_forms import add_organization, invitation_data, organization_data

CHOOSER = {"app_label": "events", "model_name": "presence", "field_name": "organization"}


@pytest.fixture
def known(cast):
    """WEO by a former name, a number, and people with addresses of its domain."""
    OtherName.objects.create(
        organization=cast.weo, kind="former_name", language="en", name="Circle of Tulips"
    )
    Registration.objects.create(organization=cast.weo, authority="federal", number="1S 77/A")
    return cast


@pytest.mark.parametrize(
    "text",
    ["W.E.O.", "Women Empowrment Organizaton", "circle of tulip", "1s٧٧a", "x@weo.example", "تمكين المراه"],
)
def test_it_works(desk, known, text):
    found = desk.get(reverse("admin:members_organization_changelist"), {"q": text}).context["cl"]
    assert [row.pk for row in found.result_list] == [known.weo.pk]
    chosen = desk.get(reverse("admin:autocomplete"), {**CHOOSER, "term": text}).json()["results"]
    assert [row["text"] for row in chosen] == [known.weo.name_en]


@pytest.mark.parametrize(
    "name", ["membership", "user", "registration", "expertise", "project", "partnership"]
)
def test_lists_of_what_belongs_to_it(desk, full, cast, name):
    url = reverse(f"admin:members_{name}_changelist")
    rows = desk.get(url, {"q": "W.E.O."}).context["cl"].result_list
    assert rows
    assert len({row.pk for row in rows}) == len(rows)


def test_who_came_is_found_by_its_organization(desk, full):
    rows = desk.get(reverse("admin:events_presence_changelist"), {"q": "W.E.O."}).context["cl"].result_list
    assert [row.pk for row in rows] == [full["presence"].pk]


def test_a_search_still_finds_what_it_found(desk, cast):
    found = desk.get(reverse("admin:members_organization_changelist"), {"q": "Shelter"}).context["cl"]
    assert [row.pk for row in found.result_list] == [cast.hidden_org.pk]


# -- invitations -------------------------------------------------------------------------------------------------------


@pytest.fixture
def tigris(desk) -> Organization:
    add_organization(desk, email="office@tigris.example")
    return Organization.objects.get(slug="tigris-forum")


def test_the_organization_of_an_address_is_suggested_and_never_chosen(desk, tigris):
    url = reverse("admin:members_invitation_add")
    page = desk.post(url, invitation_data(None, email="Nadia <new@tigris.example>"))
    text = page.content.decode()
    assert "Do you mean …?" in text
    assert f'name="meant-choice" value="{tigris.pk}"' in text
    assert "Nadia &lt;new@tigris.example&gt;" in text
    assert not Invitation.objects.exists()
    data = invitation_data(None, email="Nadia <new@tigris.example>", **{"meant-choice": str(tigris.pk)})
    assert desk.post(url, data).status_code == 302
    invitation = Invitation.objects.get()
    assert (invitation.organization, invitation.email) == (tigris, "new@tigris.example")


def test_an_address_of_another_organization_is_asked_about(desk, cast, tigris):
    url = reverse("admin:members_invitation_add")
    data = invitation_data(tigris, email="new@weo.example")
    text = desk.post(url, data).content.decode()
    assert "Do you mean …?" in text
    assert "None of these: the one chosen above" in text
    assert not Invitation.objects.exists()
    assert desk.post(url, {**data, "meant-choice": "nobody"}).status_code == 302
    assert Invitation.objects.get().organization == tigris


@pytest.mark.parametrize("answer", ["nobody", "x", "999999", "\0"])
def test_an_answer_that_names_nobody_chooses_nobody(desk, tigris, answer):
    data = invitation_data(None, email="new@tigris.example", **{"meant-choice": answer})
    assert desk.post(reverse("admin:members_invitation_add"), data).status_code == 200
    assert not Invitation.objects.exists()


def test_a_representative_is_asked_too(client, cast):
    """On the organization's own page, and by what members may know only."""
    cast.al_noor.email = "office@alnoor.example"
    cast.al_noor.save()
    client.force_login(cast.suzan)
    url = reverse("members:invite", args=["weo"])
    data = {"acting_for": "weo", "email": "x@alnoor.example", "kind": "colleague", "language": "en"}
    text = client.post(url, data).content.decode()
    assert "looks like one of" in text
    assert "Al Noor Foundation" in text
    assert not Invitation.objects.exists()
    assert client.post(url, {**data, "is_theirs": "on"}).status_code == 302
    assert client.post(url, {**data, "email": "y@hidden.example"}).status_code == 302
    assert Invitation.objects.count() == 2


# -- one that is there already -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"name_en": "Women Empowerment Foundation"},
        {"name_ar": "تمكين المرأة"},
        {"acronym": "W.E.O."},
        {"email": "new@weo.example"},
        {"name_en": "Circle of Tulips"},
        {
            "registrations-TOTAL_FORMS": "1",
            "registrations-0-authority": "kurdistan",
            "registrations-0-number": "1S-77a",
        },
        {"known_as-TOTAL_FORMS": "1", "known_as-0-kind": "other_name", "known_as-0-name": "WEO"},
    ],
)
def test_likely_twins_are_shown_first(desk, known, fields):
    fields = {"known_as-0-language": "en", **fields}
    page = add_organization(desk, **fields)
    assert page.status_code == 200
    text = page.content.decode()
    assert "It may be on the portal already." in text
    assert reverse("admin:members_organization_change", args=[known.weo.pk]) in text
    assert 'type="checkbox" name="is_another"' in text
    assert "تعمل المنظمة مع الناخبات" in text  # what was typed is kept
    assert not Organization.objects.filter(slug="tigris-forum").exists()
    assert add_organization(desk, is_another="on", **fields).status_code == 302
    assert Organization.objects.filter(slug="tigris-forum").exists()


def test_nothing_is_asked_of_a_new_one_or_of_one_that_is_changed(desk, known):
    page = desk.get(reverse("admin:members_organization_add")).content.decode()
    assert 'type="checkbox" name="is_another"' not in page
    assert add_organization(desk).status_code == 302
    tigris = Organization.objects.get(slug="tigris-forum")
    response = desk.post(
        reverse("admin:members_organization_change", args=[tigris.pk]), organization_data(name_en="WEO")
    )
    assert response.status_code == 302


# -- grants ------------------------------------------------------------------------------------------------------------


def test_grants_are_of_a_prime_and_a_sub(desk, cast):
    def save(organization, prefix, other, **fields):
        name = "sub" if prefix == "sub_grants" else "prime"
        data = organization_data(
            **{
                "name_en": organization.name_en,
                "name_ar": organization.name_ar,
                "acronym": organization.acronym,
                "slug": organization.slug,
                "grant_role": organization.grant_role,
                f"{prefix}-TOTAL_FORMS": "1",
                f"{prefix}-0-{name}": other.pk,
                **fields,
            }
        )
        return desk.post(reverse("admin:members_organization_change", args=[organization.pk]), data)

    page = desk.get(reverse("admin:members_organization_change", args=[cast.weo.pk])).content.decode()
    assert "sub-grantees it passes its grant on to" in page.lower()
    assert "prime_grants-TOTAL_FORMS" not in page
    for other in (cast.weo, cast.al_noor):
        assert save(cast.weo, "sub_grants", other).status_code == 200
    assert save(cast.outsider_org, "prime_grants", cast.discreet_org).status_code == 200
    assert not SubGrant.objects.exists()
    assert save(cast.weo, "sub_grants", cast.outsider_org).status_code == 302
    assert save(cast.discreet_org, "prime_grants", cast.weo).status_code == 302
    assert SubGrant.objects.filter(prime=cast.weo).count() == 2
    response = save(cast.outsider_org, "prime_grants", cast.al_noor, grant_role="prime")
    assert "Remove these lines first." in response.content.decode()


# -- history -----------------------------------------------------------------------------------------------------------


def test_the_history_names_who_saved_at_the_desk(desk, cast):
    from pghistory.models import Context

    data = organization_data(name_en="Women Empowerment", slug="weo", grant_role="prime", acronym="WEO")
    data |= {"known_as-TOTAL_FORMS": "1", "known_as-0-kind": "other_name", "known_as-0-language": "en"}
    data |= {"known_as-0-name": "Tulips"}
    assert (
        desk.post(reverse("admin:members_organization_change", args=[cast.weo.pk]), data).status_code == 302
    )
    event = Organization.pgh_event_model.objects.filter(pgh_obj_id=cast.weo.pk).latest("pgh_id")
    assert event.name_en == "Women Empowerment"
    said = Context.objects.get(pk=event.pgh_context_id).metadata
    assert (said["user"], said["reason"]) == (cast.staff.pk, "desk")
    named = OtherName.pgh_event_model.objects.latest("pgh_id")
    assert named.pgh_context_id == event.pgh_context_id

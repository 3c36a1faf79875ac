"""Organizations, invitations, people and topics at the desk."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from cop_portal.refusals import NotAllowed
from members.actions import organizations
from members.models import Invitation, Membership, Organization, SearchEntry, User

NEW = {
    "name_en": "Tigris Forum",
    "name_ar": "منتدى دجلة",
    "name_ckb": "",
    "acronym": "TF",
    "slug": "tigris-forum",
    "short_name_en": "",
    "short_name_ar": "",
    "short_name_ckb": "",
    "kind": "national",
    "grant_role": "sub",
    "member_since": "2023-01-01",
    "visibility": "discreet",
    "mission": "تعمل المنظمة مع الناخبات",
    "texts_language": "ar",
    "website": "",
    "email": "",
    "phone": "",
}


LINES = (
    "languages",
    "known_as",
    "offices",
    "registrations",
    "sub_grants",
    "prime_grants",
    "expertise",
    "needs",
)


def organization_data(**fields) -> dict:
    """What staff type into the form of an organization."""
    data = {**NEW, **fields}
    for prefix in LINES:
        data.setdefault(f"{prefix}-TOTAL_FORMS", "0")
        data.setdefault(f"{prefix}-INITIAL_FORMS", "0")
    return data


def add_organization(desk, **fields):
    return desk.post(reverse("admin:members_organization_add"), organization_data(**fields))


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


INVITE = "admin:members_invitation_add"


def invitation_data(organization: Organization | None, **fields) -> dict:
    """What is typed into the form that invites somebody."""
    data = {
        "kind": "representative",
        "email": "new@tigris.example",
        "name": "Nadia",
        "position": "",
        "language": "ar",
    }
    return {**data, "organization": organization.pk if organization else "", **fields}


@pytest.fixture
def tigris(desk) -> Organization:
    add_organization(desk)
    return Organization.objects.get(slug="tigris-forum")


def test_the_first_representative_is_invited(desk, cast, tigris, django_capture_on_commit_callbacks):
    page = desk.get(reverse("admin:members_organization_change", args=[tigris.pk])).content.decode()
    url = reverse(INVITE) + f"?organization={tigris.pk}"
    assert url in page
    assert "Tigris Forum" in desk.get(url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(2):  # a double click makes one
            assert desk.post(url, invitation_data(tigris)).status_code == 302
    invitation = Invitation.objects.get()
    assert (invitation.kind, invitation.invited_by, invitation.organization) == (
        "representative",
        cast.staff,
        tigris,
    )
    assert [message.to for message in mail.outbox] == [["new@tigris.example"]]


def test_an_organization_that_speaks_for_itself_invites_its_own(desk, cast):
    page = desk.get(reverse("admin:members_organization_change", args=[cast.weo.pk])).content.decode()
    assert f"?organization={cast.weo.pk}" not in page
    response = desk.post(reverse(INVITE), invitation_data(cast.weo))
    assert response.status_code == 200
    assert "Somebody speaks for it already." in response.content.decode()
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("kind", ["staff", "observer"])
def test_only_a_superuser_invites_staff_and_observers(desk, root, kind):
    data = invitation_data(None, kind=kind)
    response = desk.post(reverse(INVITE), data)
    assert response.status_code == 200
    assert not Invitation.objects.exists()
    assert kind not in [value for value, _label in response.context["form"].fields["kind"].choices]
    assert root.post(reverse(INVITE), data).status_code == 302
    assert Invitation.objects.get().kind == kind


@pytest.mark.parametrize(
    "fields",
    [
        {"email": "no address"},
        {"organization": ""},
        {"organization": "x"},
        {"kind": "colleague"},
        {"language": "tlh"},
    ],
)
def test_bad_invitations(desk, tigris, fields):
    response = desk.post(reverse(INVITE), {**invitation_data(tigris), **fields})
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert "Nadia" in response.content.decode()
    assert not Invitation.objects.exists()


def test_an_invitation_is_withdrawn_and_sent_again(desk, tigris, django_capture_on_commit_callbacks):
    desk.post(reverse(INVITE), invitation_data(tigris))
    invitation = Invitation.objects.get()
    again = reverse("admin:members_invitation_resend", args=[invitation.pk])
    response = desk.post(again)
    assert "wait five minutes" in response.content.decode()  # refused in words, nothing sent
    Invitation.objects.update(sent_at=invitation.sent_at - datetime.timedelta(hours=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(again).status_code == 302
    assert len(mail.outbox) == 1
    withdraw = reverse("admin:members_invitation_withdraw", args=[invitation.pk])
    assert desk.get(withdraw).status_code == 200
    for _time in range(2):
        assert desk.post(withdraw).status_code == 302
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is not None
    page = desk.get(reverse("admin:members_invitation_change", args=[invitation.pk])).content.decode()
    assert withdraw not in page
    assert again not in page


def test_invitations_by_state(desk, tigris):
    desk.post(reverse(INVITE), invitation_data(tigris))
    url = reverse("admin:members_invitation_changelist")
    for state, count in (("open", 1), ("expired", 0), ("accepted", 0), ("withdrawn", 0)):
        assert desk.get(url, {"state": state}).context["cl"].result_count == count


def test_an_account_is_locked_and_opened(desk, cast, client):
    client.force_login(cast.suzan)
    url = reverse("admin:members_user_lock", args=[cast.suzan.pk])
    assert desk.get(url).status_code == 200
    assert desk.post(url).status_code == 302
    cast.suzan.refresh_from_db()
    assert not cast.suzan.is_active
    assert client.get(reverse("events:list")).status_code == 302  # signed out with the next request
    assert desk.post(reverse("admin:members_user_unlock", args=[cast.suzan.pk])).status_code == 302
    cast.suzan.refresh_from_db()
    assert cast.suzan.is_active


def test_staff_lock_no_staff_and_nobody_locks_themselves(desk, root, cast):
    for client, person in ((desk, "superuser"), (desk, "staff"), (root, "superuser")):
        user = getattr(cast, person)
        client.post(reverse("admin:members_user_lock", args=[user.pk]))
        user.refresh_from_db()
        assert user.is_active
    root.post(reverse("admin:members_user_lock", args=[cast.staff.pk]))
    cast.staff.refresh_from_db()
    assert not cast.staff.is_active


@pytest.mark.parametrize("who", ["desk", "root"])
def test_people_and_memberships_are_read_only(request, cast, who):
    client = request.getfixturevalue(who)
    url = reverse("admin:members_user_change", args=[cast.suzan.pk])
    assert client.post(url, {"name": "Somebody", "is_superuser": "on"}).status_code == 403
    assert client.get(reverse("admin:members_user_add")).status_code == 403
    text = client.get(url).content.decode()
    assert User.objects.get(pk=cast.suzan.pk).password not in text
    membership = Membership.objects.get(user=cast.suzan)
    url = reverse("admin:members_membership_change", args=[membership.pk])
    assert client.post(url, {"role": "colleague"}).status_code == 403


def test_a_topics_new_words_are_found(root, cast, client):
    cast.weo.expertise.create(topic=cast.quotas, band="1-5")
    url = reverse("admin:members_topic_change", args=[cast.quotas.pk])
    response = root.post(
        url,
        {
            "theme": cast.quotas.theme_id,
            "name_en": "Seats for women",
            "name_ar": "",
            "name_ckb": "",
            "slug": cast.quotas.slug,
            "position": "1",
            "dac_code": "15170",
            "synonyms_en": "reserved seats,quota",
            "synonyms_ar": "",
            "synonyms_ckb": "",
        },
    )
    assert response.status_code == 302, response.context["errors"]
    client.force_login(cast.ahmed)
    for words in ("Seats for women", "reserved seats"):
        assert cast.weo.name_en in client.get(reverse("members:directory"), {"q": words}).content.decode()


@pytest.mark.parametrize(
    ("model", "data", "field", "text"),
    [
        ("expertise", {"band": "1-5", "shares": "دليل", "texts_language": "ar"}, "shares", "دليل"),
        (
            "need",
            {"audience": "members", "urgency": "urgent", "question": "How?", "texts_language": "en"},
            "question",
            "How?",
        ),
    ],
)
def test_what_an_organization_says_is_found(desk, cast, model, data, field, text):
    url = reverse(f"admin:members_{model}_add")
    response = desk.post(url, {"organization": cast.weo.pk, "topic": cast.quotas.pk, **data})
    assert response.status_code == 302, response.context["errors"]
    row = getattr(cast.weo, {"expertise": "expertise", "need": "needs"}[model]).get()
    assert row.texts.get(field=field).text == text
    assert SearchEntry.objects.filter(organization=cast.weo, text__contains=text).exists()
    change = reverse(f"admin:members_{model}_change", args=[row.pk])
    assert text in desk.get(change).content.decode()


def test_a_project_has_a_title(desk, cast):
    url = reverse("admin:members_project_add")
    data = {
        "organization": cast.weo.pk,
        "title": "",
        "summary": "",
        "texts_language": "en",
        "starts_on": "2021-01-02",
        "ends_on": "2021-01-01",
        "donor": "DRL",
        "grant_number": "",
        "target_groups": ["women"],
        "topics": [cast.quotas.pk],
    }
    text = desk.post(url, data).content.decode()
    assert "This field is required." in text
    assert "The last day is before the first day." in text
    response = desk.post(url, {**data, "title": "Observers", "ends_on": ""})
    assert response.status_code == 302, response.context["errors"]
    project = cast.weo.projects.get()
    assert project.texts.get(field="title").text == "Observers"
    assert "Observers" in desk.get(reverse("admin:members_project_changelist")).content.decode()

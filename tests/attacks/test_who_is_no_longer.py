"""Who may do nothing any more, or not yet: a locked account, somebody who left, staff without a second factor."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cop_portal.documents.models import Document, DocumentOpening
from members.actions import identity, knowledge, organizations, registration_files
from members.actions.locking import lock_account
from members.actions.memberships import end_membership
from members.models import Membership, Organization, ProfileDraft, Role
from tests.cast import JOINED, Cast, client_of
from tests.documents import files, pictures

pytestmark = pytest.mark.django_db

SECRET, DRAFT = "ZQSECRET", "ZQDRAFT"
EDIT = "/organizations/weo/edit/"


@pytest.fixture
def paper(cast: Cast) -> str:
    """WEO has a logo, a need for staff, a draft of Suzan's, and a paper for all members: its address."""
    who = {"organization": cast.weo, "by": cast.suzan}
    identity.set_logo(**who, upload=SimpleUploadedFile("logo.png", pictures.png()))
    knowledge.save_need(**who, topic=cast.quotas, audience="staff", question=SECRET)
    client_of(cast.suzan).post(f"{EDIT}drafts/about/", {"mission": DRAFT})
    assert ProfileDraft.objects.count() == 1
    row = organizations.add_registration(**who, authority="kurdistan", number="K-1042")
    upload = SimpleUploadedFile(f"{SECRET}.pdf", files.plain())
    registration_files.set_registration_file(
        registration=row, by=cast.suzan, file_audience="members", upload=upload
    )
    return f"/organizations/weo/registrations/{row.public_id}/file/"


def inner_pages(paper: str) -> list[str]:
    """What only those read who may edit, or staff."""
    edit = ("", "about/", "needs/gender-quotas/", "translations/", "still-true/", "who-sees-us/", "hidden/")
    return ["/organizations/weo/history/", *(EDIT + page for page in edit)]


def outer_pages(paper: str) -> list[str]:
    """What members read."""
    return [f"/organizations/weo/{page}" for page in ("", "logo/", "print/")] + [paper, "/organizations/"]


def sent(client: Client) -> dict[str, int]:
    """What each form of the profile answers: keep a draft (the script, the button), hide, still true, an upload."""
    forms = {
        "drafts/about/": {"mission": "x"},
        "drafts/about/?button": {"mission": "x", "keep_draft": "1"},
        "drafts/about/?long": {"mission": "x" * 70_000},
        "hide/": {},
        "confirm/": {"acting_for": "weo", "act_for_now": "weo"},
        "still-true/about/": {"acting_for": "weo"},
        "logo/remove/": {"acting_for": "weo"},
        "logo/": {"acting_for": "weo", "upload": SimpleUploadedFile("logo.png", pictures.png())},
    }
    return {form: client.post(EDIT + form, data).status_code for form, data in forms.items()}


def unchanged(cast: Cast) -> bool:
    """Whether WEO is as it was."""
    weo = Organization.objects.get(slug="weo")
    draft = ProfileDraft.objects.get()
    kept = draft.data["fields"] == {"mission": [DRAFT]} and draft.user_id == cast.suzan.pk
    return kept and weo.visibility == "listed" and weo.logo_id is not None and Document.objects.count() == 2


def test_a_locked_account_is_a_visitor(cast: Cast, paper: str):
    """With the session it had open, from the next request on."""
    client = client_of(cast.suzan)
    assert client.get(EDIT).status_code == 200
    lock_account(user=cast.suzan, by=cast.staff)
    for page in [*inner_pages(paper), *outer_pages(paper)]:
        response = client.get(page)
        assert (response.status_code, SECRET in response.content.decode()) == (302, False), page
    answers = sent(client)
    assert {answers.pop("drafts/about/"), answers.pop("drafts/about/?long")} == {401}
    assert set(answers.values()) == {302}
    assert unchanged(cast)
    assert not DocumentOpening.objects.exists()


@pytest.mark.parametrize("how", ["has left", "is a colleague now"])
def test_who_spoke_for_it_reads_its_inner_pages_no_more(cast: Cast, paper: str, how: str):
    """Neither history nor drafts, also their own; as a member of another organization they read what members read."""
    Membership.objects.create(
        user=cast.suzan, organization=cast.outsider_org, role=Role.REPRESENTATIVE, since=JOINED
    )
    Membership.objects.filter(user=cast.colleague).update(role=Role.REPRESENTATIVE)
    client = client_of(cast.suzan)
    assert DRAFT in client.get(f"{EDIT}about/").content.decode()
    membership = Membership.objects.get(user=cast.suzan, organization=cast.weo)
    if how == "has left":
        end_membership(membership=membership, by=cast.colleague)
    else:
        Membership.objects.filter(pk=membership.pk).update(role=Role.COLLEAGUE)
    for page in inner_pages(paper):
        assert client.get(page).status_code == 404, page
    assert set(sent(client).values()) == {404}
    assert unchanged(cast)
    is_own = how != "has left"
    assert (SECRET in client.get("/organizations/weo/").content.decode()) or not is_own
    assert client.get(paper).status_code == 200  # for members, of whom they are one


def test_who_left_reads_no_paper_for_partners_and_staff(cast: Cast, paper: str):
    """With the organization goes the right, at once."""
    client = client_of(cast.colleague)
    cast.weo.registrations.update(file_audience="staff")
    assert client.get(paper).status_code == 200
    end_membership(membership=Membership.objects.get(user=cast.colleague), by=cast.suzan)
    Membership.objects.create(
        user=cast.colleague, organization=cast.outsider_org, role=Role.COLLEAGUE, since=JOINED
    )
    assert client.get(paper).status_code == 404
    assert client.head(paper).status_code == 404
    assert SECRET not in client.get("/organizations/weo/").content.decode()
    assert DocumentOpening.objects.count() == 1


def test_nobody_reads_anothers_draft(cast: Cast, paper: str):
    """Not another representative of the same organization, and not staff or a superuser."""
    Membership.objects.create(user=cast.ahmed, organization=cast.weo, role=Role.REPRESENTATIVE, since=JOINED)
    ahmed = client_of(cast.ahmed)
    ahmed.post("/act-for/", {"organization": "weo"})
    pages = [EDIT, f"{EDIT}about/", "/"]
    assert [page for page in pages if DRAFT in ahmed.get(page).content.decode()] == []
    ahmed.post(f"{EDIT}drafts/about/", {"discard_draft": "form"})
    ahmed.post(f"{EDIT}drafts/about/", {"mission": "x", "draft_of": str(cast.suzan.pk)})
    assert unchanged(cast)
    for user in (cast.staff, cast.superuser):
        assert client_of(user).get(f"{EDIT}about/").status_code == 404


@pytest.mark.parametrize("person", ["staff", "superuser", "observer"])
def test_who_needs_a_second_factor_reads_nothing_before(cast: Cast, paper: str, person: str, settings):
    """Every page and every form leads to the one where it is set up."""
    settings.DEMO = False
    client = client_of(getattr(cast, person))
    pages = [*inner_pages(paper), *outer_pages(paper), "/", "/admin/", "/figures/", "/organizations/none/"]
    for page in pages:
        for response in (
            client.get(page),
            client.head(page),
            client.get(page, headers={"HX-Request": "true"}),
        ):
            assert (response.status_code, response.headers.get("Location")) == (
                302,
                "/accounts/2fa/totp/activate/",
            )
            assert SECRET not in response.content.decode()
    assert set(sent(client).values()) == {302}
    assert unchanged(cast)
    assert not DocumentOpening.objects.exists()

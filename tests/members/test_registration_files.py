"""The paper of a registration: who may open it, and that each opening is recorded."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cop_portal.dates import today
from cop_portal.documents.models import Document, DocumentOpening
from cop_portal.refusals import NotAllowed
from members.actions import organizations, registration_files
from members.models import Partnership, Registration
from members.profile.rows import registration_row
from tests.cast import JOINED, client_of, english_client_of
from tests.documents import files

pytestmark = pytest.mark.django_db


def pdf(data=None, name="Registration 2024.pdf"):
    return SimpleUploadedFile(name, files.plain(2) if data is None else data)


@pytest.fixture
def registration(cast):
    return organizations.add_registration(
        organization=cast.weo, by=cast.suzan, authority="kurdistan", number="K-1042"
    )


def edit(registration):
    return f"/organizations/weo/edit/registrations/{registration.public_id}/file/"


def address(registration):
    return f"/organizations/weo/registrations/{registration.public_id}/file/"


def keep(cast, registration, audience="partners"):
    return registration_files.set_registration_file(
        registration=registration, by=cast.suzan, file_audience=audience, upload=pdf()
    )


def test_it_works(cast, registration, client):
    registration.refresh_from_db()
    client.force_login(cast.suzan)
    page = client.get(edit(registration)).content.decode()
    assert "Those you choose below will see it, and nobody else." in page
    assert 'value="partners"' in page.split("checked")[0].rsplit("<input", 1)[1]
    data = {"acting_for": "weo", "file_audience": "partners", "upload": pdf()}
    assert client.post(edit(registration), data).status_code == 302
    response = client.get(address(registration))
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    opening = DocumentOpening.objects.get()
    assert (opening.user, opening.organization_slug) == (cast.suzan, "weo")
    assert "Registration 2024.pdf" in client.get("/organizations/weo/").content.decode()
    page = client.get(edit(registration)).content.decode()
    assert "K-1042" in page
    assert "<bdi>Registration 2024.pdf</bdi>" in page


@pytest.mark.parametrize(
    ("audience", "openers"),
    [
        ("members", {"ahmed", "outsider", "staff", "colleague", "suzan"}),
        ("partners", {"ahmed", "staff", "colleague", "suzan"}),
        ("staff", {"staff", "colleague", "suzan"}),
    ],
)
def test_who_may_open_it(cast, registration, audience, openers):
    low, high = sorted([cast.weo.pk, cast.al_noor.pk])
    Partnership.objects.create(organization_low_id=low, organization_high_id=high, since=JOINED)
    registration.refresh_from_db()
    keep(cast, registration, audience)
    people = ("ahmed", "outsider", "staff", "colleague", "suzan", "observer", "hidden")
    may_open = {
        name
        for name in people
        if client_of(getattr(cast, name)).get(address(registration)).status_code == 200
    }
    assert may_open - {"hidden"} == openers
    assert DocumentOpening.objects.count() == len(may_open)
    linked = {
        name
        for name in people
        if address(registration) in client_of(getattr(cast, name)).get("/organizations/weo/").content.decode()
    }
    assert linked == may_open


def test_a_hidden_organizations_paper_is_missing(cast, registration):
    registration.refresh_from_db()
    keep(cast, registration, "members")
    organizations.set_visibility(organization=cast.weo, by=cast.suzan, visibility="hidden")
    assert client_of(cast.ahmed).get(address(registration)).status_code == 404
    other = f"/organizations/al-noor/registrations/{registration.public_id}/file/"
    assert client_of(cast.suzan).get(other).status_code == 404


def test_it_is_replaced_shown_to_others_and_removed(cast, registration, client):
    registration.refresh_from_db()
    keep(cast, registration)
    client.force_login(cast.suzan)
    data = {"acting_for": "weo", "file_audience": "staff"}
    assert client.post(edit(registration), data).status_code == 302
    row = Registration.objects.get()
    assert (row.file.name, row.file_audience) == ("Registration 2024.pdf", "staff")
    client.post(edit(registration), data | {"upload": pdf(name="Registration 2026.pdf")})
    assert Registration.objects.get().file.name == "Registration 2026.pdf"
    assert client.get(f"{edit(registration)}remove/").status_code == 200
    client.post(f"{edit(registration)}remove/", {"acting_for": "weo"})
    assert Registration.objects.get().file_id is None
    assert client.get(address(registration)).status_code == 404
    assert client.get(f"{edit(registration)}remove/").status_code == 404
    assert Registration.objects.get().number == "K-1042"


def test_what_may_not_be_kept_is_told(cast, registration, client):
    registration.refresh_from_db()
    client.force_login(cast.suzan)
    data = {"acting_for": "weo", "file_audience": "partners"}
    response = client.post(edit(registration), data)
    assert (response.status_code, "Choose the file" in response.content.decode()) == (422, True)
    response = client.post(edit(registration), data | {"upload": pdf(files.password())})
    assert "asks for a password" in response.content.decode()
    response = client.post(edit(registration), {"acting_for": "weo", "upload": pdf()})
    assert "Choose the file again" in response.content.decode()
    assert not Document.objects.exists()


def test_only_representatives_do_it(cast, registration):
    for by in (cast.colleague, cast.ahmed, cast.staff):
        with pytest.raises(NotAllowed):
            registration_files.set_registration_file(
                registration=registration, by=by, file_audience="members", upload=pdf()
            )
        with pytest.raises(NotAllowed):
            registration_files.remove_registration_file(registration=registration, by=by)
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("days", "words", "is_expired", "is_expiring"),
    [
        (-1, "Expired on", True, False),
        (0, "Expires soon, on", False, True),
        (90, "Expires soon, on", False, True),
        (91, "Valid to", False, False),
    ],
)
def test_when_it_expires(days, words, is_expired, is_expiring):
    row = registration_row(
        Registration(authority="federal", number="1", expires_on=today() + datetime.timedelta(days=days))
    )
    assert row["state"].startswith(words)
    assert (row["is_expired"], row["is_expiring"]) == (is_expired, is_expiring)


def test_soon_is_said_on_the_page(cast, registration):
    Registration.objects.update(expires_on=today() + datetime.timedelta(days=30))
    assert "Expires soon, on" in english_client_of(cast.ahmed).get("/organizations/weo/").content.decode()

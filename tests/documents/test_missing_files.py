"""A row whose file is not on the disk: a page that says so where it is opened, and every other page as always."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from collaborations.models import MouCopy
from cop_portal.documents.models import DocumentOpening
from members.actions import identity, organizations, registration_files
from members.models import Organization
from tests.cast import english_client_of
from tests.collaborations.mous import entered
from tests.documents import files, pictures
from tests.documents.conftest import stored_files

pytestmark = pytest.mark.django_db


@pytest.fixture
def emptied(cast, disk):
    """WEO has a paper, a logo and a memorandum, and the disk has lost all three. The addresses of the two papers."""
    row = organizations.add_registration(
        organization=cast.weo, by=cast.suzan, authority="kurdistan", number="K-1042"
    )
    registration_files.set_registration_file(
        registration=row,
        by=cast.suzan,
        file_audience="members",
        upload=SimpleUploadedFile("Registration 2024.pdf", files.plain()),
    )
    identity.set_logo(
        organization=cast.weo, by=cast.suzan, upload=SimpleUploadedFile("logo.png", pictures.png())
    )
    mou = entered(cast)
    assert len(stored_files(disk)) == 3
    for path in stored_files(disk):
        path.unlink()
    copy = MouCopy.objects.get()
    return {
        "registration": f"/organizations/weo/registrations/{row.public_id}/file/",
        "memorandum": f"/mous/files/{copy.public_id}/",
        "page": mou.get_absolute_url(),
        "edit": f"/organizations/weo/edit/registrations/{row.public_id}/file/",
    }


@pytest.mark.parametrize("paper", ["registration", "memorandum"])
def test_a_paper_that_is_missing_is_a_page_that_says_so(cast, emptied, paper, caplog):
    response = english_client_of(cast.suzan).get(emptied[paper])
    page = response.content.decode()
    assert response.status_code == 503
    assert page.count("<h1>") == 1
    assert "cannot be opened" in page
    assert "Content-Disposition" not in response
    assert "no-store" in response["Cache-Control"]
    assert not DocumentOpening.objects.exists()
    alarms = [
        record.getMessage() for record in caplog.records if "cannot be handed out" in record.getMessage()
    ]
    assert len(alarms) == 1
    assert "Registration" not in alarms[0]


@pytest.mark.parametrize("paper", ["registration", "memorandum"])
def test_who_may_not_open_it_does_not_learn_that_it_is_missing(cast, emptied, paper):
    organizations.set_visibility(organization=cast.weo, by=cast.suzan, visibility="hidden")
    assert english_client_of(cast.outsider).get(emptied[paper]).status_code == 404
    assert english_client_of(cast.observer).get(emptied[paper]).status_code == 404


def test_a_logo_that_is_missing_leaves_the_page_its_words(cast, emptied):
    client = english_client_of(cast.suzan)
    response = client.get("/organizations/weo/logo/")
    assert (response.status_code, response.content) == (503, b"")
    assert 'alt="Logo of WEO"' in client.get("/organizations/weo/").content.decode()


def test_every_other_page_is_as_always(cast, emptied):
    client = english_client_of(cast.suzan)
    pages = ("", "edit/", "edit/logo/", "edit/logo/remove/", "edit/still-true/", "history/", "print/")
    addresses = [f"/organizations/weo/{page}" for page in pages]
    addresses += [emptied["page"], emptied["edit"], f"{emptied['edit']}remove/", "/organizations/", "/"]
    statuses = {address: client.get(address).status_code for address in addresses}
    assert {address for address, status in statuses.items() if status != 200} == set()


def test_another_takes_the_place_of_what_is_missing(cast, emptied):
    client = english_client_of(cast.suzan)
    upload = SimpleUploadedFile("again.pdf", files.plain())
    data = {"acting_for": "weo", "file_audience": "members", "upload": upload}
    assert client.post(emptied["edit"], data).status_code == 302
    assert client.get(emptied["registration"]).status_code == 200
    assert client.post("/organizations/weo/edit/logo/remove/", {"acting_for": "weo"}).status_code == 302
    assert Organization.objects.get(slug="weo").logo_id is None


def test_a_disk_that_cannot_be_read_is_no_error_of_ours(cast, emptied, monkeypatch):
    def refuse(*_arguments, **_more):
        raise PermissionError

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage.open", refuse)
    client = english_client_of(cast.suzan)
    assert client.get(emptied["registration"]).status_code == 503
    assert client.get("/organizations/weo/logo/").status_code == 503

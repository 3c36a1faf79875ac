"""Staff's pages of stored files: found by reference or fingerprint, removed with a ground, no name on any of them."""

from __future__ import annotations

import pytest

from cop_portal.documents.legal import remove_on_legal_ground
from cop_portal.documents.models import LegalRemoval
from tests.cast import english_client_of
from tests.documents.conftest import stored_files
from tests.documents.storages import NO_ROUTE
from tests.documents.test_store import keep

pytestmark = pytest.mark.django_db
GROUND = "Order 214 of the court of Erbil, 12 May 2021"


@pytest.fixture
def document(cast, disk, upload):
    return keep(upload(name="MoU, signed.pdf"), cast.suzan)


@pytest.fixture
def staff(cast):
    return english_client_of(cast.staff)


def test_it_works(staff, document, disk):
    found = staff.get("/stored-files/", {"q": document.fingerprint}).content.decode()
    page = f"/stored-files/{document.public_id}/"
    assert page in found
    assert f"{page}remove/" in staff.get(page).content.decode()
    assert "cannot be undone" in staff.get(f"{page}remove/").content.decode()
    response = staff.post(f"{page}remove/", {"ground": GROUND}, follow=True)
    assert response.redirect_chain == [(page, 302)]
    after = response.content.decode()
    assert "Nobody can open it any more, and it is erased." in after
    assert GROUND in after
    assert f"{page}remove/" not in after
    assert stored_files(disk) == []
    assert "Removed on a legal ground" in staff.get("/stored-files/").content.decode()
    for said in (found, after):
        assert "signed.pdf" not in said


def test_a_ground_is_asked_for_and_what_was_typed_stays(staff, document, disk):
    response = staff.post(f"/stored-files/{document.public_id}/remove/", {"ground": " "})
    assert response.status_code == 422
    assert "Say on which legal ground" in response.content.decode()
    long = "A ground. " * 60
    response = staff.post(f"/stored-files/{document.public_id}/remove/", {"ground": long})
    assert response.status_code == 422
    assert long.strip() in response.content.decode()
    assert not LegalRemoval.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_opened_an_hour_ago(staff, cast, document, method):
    remove_on_legal_ground(document, ground=GROUND, by=cast.staff)
    response = getattr(staff, method)(
        f"/stored-files/{document.public_id}/remove/", {"ground": "Another"}, follow=True
    )
    assert "no file any more that could be removed" in response.content.decode()
    assert LegalRemoval.objects.get().ground == GROUND


def test_while_the_storage_is_down(staff, document, failing):
    failing.fails = {"delete": NO_ROUTE}
    response = staff.post(f"/stored-files/{document.public_id}/remove/", {"ground": GROUND}, follow=True)
    page = response.content.decode()
    assert "does not answer" in page
    assert "not yet erased" in page


def test_nothing_is_found(staff, document):
    for asked in ("MoU", "0" * 12, "a\0"):
        assert "No file has this" in staff.get("/stored-files/", {"q": asked}).content.decode()
    assert "No file has this" not in staff.get("/stored-files/").content.decode()
    assert staff.get("/stored-files/00000000-0000-0000-0000-000000000000/").status_code == 404

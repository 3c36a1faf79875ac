"""A file that a law says must go: it goes at once, whoever needs it, and that there was one stays."""

from __future__ import annotations

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import Error, transaction

from cop_portal.documents.erasing import Erased, erase_unneeded
from cop_portal.documents.legal import documents_called, remove_on_legal_ground
from cop_portal.documents.models import DamagedFile, Document, LegalRemoval
from cop_portal.documents.trouble import FileRemoved, alarm, content_of, open_alarms
from cop_portal.refusals import NotAllowed, Refused
from members.actions import organizations, registration_files
from members.models import Registration
from tests.at_once import at_once
from tests.cast import english_client_of
from tests.documents import files
from tests.documents.conftest import stored_files
from tests.documents.storages import NO_ROUTE
from tests.documents.test_store import keep

pytestmark = pytest.mark.django_db
GROUND = "Order 214 of the court of Erbil, 12 May 2021"


@pytest.fixture
def paper(cast, disk):
    """A registration of WEO with its paper."""
    row = organizations.add_registration(
        organization=cast.weo, by=cast.suzan, authority="kurdistan", number="K-1042"
    )
    upload = SimpleUploadedFile("Registration 2024.pdf", files.plain())
    return registration_files.set_registration_file(
        registration=row, by=cast.suzan, file_audience="members", upload=upload
    )


def address(paper):
    return f"/organizations/weo/registrations/{paper.public_id}/file/"


def test_it_works(cast, paper, disk):
    ahmed = english_client_of(cast.ahmed)
    assert ahmed.get(address(paper)).status_code == 200
    assert remove_on_legal_ground(paper.file, ground=f"  {GROUND}\n", by=cast.staff)
    removal = LegalRemoval.objects.get()
    assert (removal.document, removal.ground, removal.removed_by) == (paper.file, GROUND, cast.staff)
    assert paper.file.erasure.erased_at is not None
    assert stored_files(disk) == []
    response = ahmed.get(address(paper))
    page = response.content.decode()
    assert response.status_code == 410
    assert "This file was removed" in page
    assert GROUND in page
    assert paper.file.fingerprint in page
    assert "no-store" in response["Cache-Control"]
    assert paper.file.openings.get().user == cast.ahmed  # the record stays, and a refusal is no opening
    assert Registration.objects.get().file == paper.file
    for page in ("/organizations/weo/", "/organizations/weo/edit/", "/organizations/weo/history/"):
        assert english_client_of(cast.suzan).get(page).status_code == 200
    call_command("verify_documents")  # does not miss it


def test_the_rule_is_asked(cast, paper, disk):
    for person in (cast.suzan, cast.colleague, cast.outsider, cast.observer):
        with pytest.raises(NotAllowed):
            remove_on_legal_ground(paper.file, ground=GROUND, by=person)
    cast.staff.is_active = False
    with pytest.raises(NotAllowed):
        remove_on_legal_ground(paper.file, ground=GROUND, by=cast.staff)
    assert content_of(paper.file)


def test_a_ground_is_said(cast, paper):
    with pytest.raises(Refused) as refusal:
        remove_on_legal_ground(paper.file, ground=" \n ", by=cast.staff)
    assert (refusal.value.code, refusal.value.field) == ("no_ground", "ground")
    assert content_of(paper.file)


def test_it_is_removed_once(cast, paper, disk, upload):
    remove_on_legal_ground(paper.file, ground=GROUND, by=cast.staff)
    with pytest.raises(Refused) as refusal:
        remove_on_legal_ground(paper.file, ground="Another", by=cast.staff)
    assert refusal.value.code == "removed"
    nobodys = keep(upload(), cast.suzan)
    erase_unneeded(older_than=datetime.timedelta(0))
    with pytest.raises(Refused) as refusal:
        remove_on_legal_ground(nobodys, ground=GROUND, by=cast.staff)
    assert refusal.value.code == "erased"


@pytest.mark.django_db(transaction=True)
def test_two_of_staff_at_once(cast, paper, disk):
    def remove():
        try:
            return remove_on_legal_ground(paper.file, ground=GROUND, by=cast.staff)
        except Refused as refusal:
            return refusal.code

    assert sorted(map(str, at_once(remove, remove))) == ["True", "removed"]
    assert stored_files(disk) == []


def test_a_storage_that_is_down_is_asked_again(cast, paper, disk, failing):
    """It opens for nobody from the first moment; the next sweep erases it, however young it is."""
    failing.fails = {"delete": NO_ROUTE}
    assert not remove_on_legal_ground(paper.file, ground=GROUND, by=cast.staff)
    assert len(stored_files(disk)) == 1
    with pytest.raises(FileRemoved):
        content_of(paper.file)
    assert english_client_of(cast.suzan).get(address(paper)).status_code == 410
    assert erase_unneeded() == Erased(0, 0, 1)
    failing.fails = {}
    call_command("sweep_documents", "--keep-strays")  # as each start does
    assert stored_files(disk) == []
    assert erase_unneeded() == Erased(0, 0, 0)


def test_removed_while_it_is_read(cast, paper, monkeypatch):
    """No alarm: it is gone because it had to go."""
    from cop_portal.documents import trouble

    def removed_meanwhile(document):
        remove_on_legal_ground(document, ground=GROUND, by=cast.staff)
        return read_document(document)

    read_document = trouble.read_document
    monkeypatch.setattr(trouble, "read_document", removed_meanwhile)
    keep(SimpleUploadedFile("other.pdf", files.plain()), cast.suzan)  # the storage is not empty
    with pytest.raises(FileRemoved):
        content_of(paper.file)
    assert not DamagedFile.objects.exists()


def test_an_alarm_is_over_with_it(cast, paper):
    alarm(paper.file, missing=True)
    remove_on_legal_ground(paper.file, ground=GROUND, by=cast.staff)
    assert not open_alarms().exists()


def test_the_database_keeps_the_record(cast, paper):
    remove_on_legal_ground(paper.file, ground=GROUND, by=cast.staff)
    for change in (
        lambda: LegalRemoval.objects.update(ground="Other"),
        lambda: LegalRemoval.objects.all()._raw_delete("default"),
        lambda: Document.objects.filter(pk=paper.file.pk)._raw_delete("default"),
    ):
        with pytest.raises(Error), transaction.atomic():
            change()


def test_without_it_the_database_keeps_what_is_needed(cast, paper):
    from cop_portal.documents.models import Erasure

    with pytest.raises(Error, match="not erased"), transaction.atomic():
        Erasure.objects.create(document=paper.file, erased_at=datetime.datetime.now(datetime.UTC))


def test_found_by_what_an_order_names(suzan, disk, upload):
    document, other = keep(upload(), suzan), keep(upload(files.scan()), suzan)
    again = keep(upload(), suzan)
    for reference in (
        str(document.public_id),
        document.public_id.hex.upper(),
        f" \u200e{document.public_id} ",
    ):
        assert list(documents_called(reference)) == [document]
    for fingerprint in (document.sha256, document.fingerprint, document.sha256.upper()[:20]):
        assert list(documents_called(fingerprint)) == [document, again]
    assert list(documents_called(other.fingerprint)) == [other]
    for nothing in (
        "",
        "MoU.pdf",
        document.sha256[:11],
        "%",
        "0" * 12,
        "0" * 32,
        "a\0b",
        document.storage_name,
    ):
        assert not documents_called(nothing).exists()

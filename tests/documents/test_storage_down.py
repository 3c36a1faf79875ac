"""A storage that is full or out of reach: a clear answer, nothing half kept, and it works again by itself."""

from __future__ import annotations

import datetime
import os
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from cop_portal.documents.erasing import Erased, erase_unneeded
from cop_portal.documents.models import DamagedFile, Document, DocumentOpening
from cop_portal.documents.reach import NotThere, StorageDown, storage_errors
from cop_portal.documents.store import FileDamaged, read_document, store_document, store_picture, sweep
from cop_portal.documents.uploads import UploadRefused
from tests.documents import files, pictures
from tests.documents.conftest import stored_files
from tests.documents.storages import DOWN, FULL, NO_KEY, NO_ROUTE, FailingStorage
from tests.documents.test_store import keep

AT_ONCE = datetime.timedelta(0)
DAY = datetime.timedelta(days=1)


def picture():
    return SimpleUploadedFile("logo.png", pictures.png())


def stray(disk, name, hours=25):
    path = disk / "ab" / name
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(b"x")
    then = time.time() - hours * 3600
    os.utime(path, (then, then))
    return path


def test_it_works(disk, failing, suzan, upload):
    assert read_document(keep(upload(), suzan)) == files.plain()


@pytest.mark.parametrize("error", [FULL, *DOWN], ids=repr)
@pytest.mark.parametrize("half", [True, False])
def test_what_cannot_be_written_leaves_nothing(disk, failing, suzan, upload, error, half):
    failing.fails, failing.half = {"save": error}, half
    with pytest.raises(UploadRefused, match="try again in a few minutes") as refusal:
        keep(upload(), suzan)
    assert refusal.value.code == "not_kept"
    with (
        pytest.raises(UploadRefused, match="try again in a few minutes"),
        store_picture(picture(), by=suzan, name="Logo"),
    ):
        pytest.fail("nothing was stored")
    assert not Document.objects.exists()
    assert stored_files(disk) == []
    failing.fails, failing.half = {}, False
    assert read_document(keep(upload(), suzan)) == files.plain()


def test_half_of_a_file_that_cannot_be_removed_is_left_to_the_sweep(disk, failing, suzan, upload):
    failing.fails, failing.half = {"save": FULL, "delete": FULL}, True
    with pytest.raises(UploadRefused):
        keep(upload(), suzan)
    [left] = stored_files(disk)
    os.utime(left, (0, 0))
    failing.fails = {}
    assert sweep(older_than=DAY) == [f"{left.parent.name}/{left.name}"]
    assert stored_files(disk) == []


def test_a_file_that_nobody_keeps_while_the_storage_is_down(disk, failing, suzan, upload):
    """The refusal of the block reaches who asked, not the trouble of tidying up."""
    with pytest.raises(ZeroDivisionError), store_document(upload(), by=suzan):
        failing.fails = {"all": NO_ROUTE}
        raise ZeroDivisionError
    assert len(stored_files(disk)) == 1


@pytest.mark.parametrize("error", DOWN, ids=repr)
def test_a_storage_that_cannot_be_read_is_no_damage(disk, failing, suzan, upload, error):
    document = keep(upload(), suzan)
    failing.fails = {"open": error}
    with pytest.raises(StorageDown):
        read_document(document)
    failing.fails = {}
    assert read_document(document)


def test_a_key_that_a_bucket_does_not_have_is_missing(disk, failing, suzan, upload):
    document = keep(upload(), suzan)
    failing.fails = {"open": NO_KEY}
    with pytest.raises(FileDamaged) as damage:
        read_document(document)
    assert damage.value.missing


def test_a_disk_that_is_not_there_is_no_missing_file(disk, failing, suzan, upload):
    """Not mounted: its folder is missing, or there and empty."""
    document = keep(upload(), suzan)
    disk.rename(disk.with_name("elsewhere"))
    with pytest.raises(StorageDown):
        read_document(document)
    disk.mkdir()
    with pytest.raises(StorageDown):
        read_document(document)
    with pytest.raises(CommandError):
        call_command("verify_documents")
    assert not DamagedFile.objects.exists()


def test_the_sweep_goes_on_behind_what_it_cannot_remove(disk, failing, monkeypatch, db):
    for name in ("a", "b", "c"):
        stray(disk, name)
    delete = FailingStorage.delete

    def only_b(self, name):
        if name == "ab/b":
            raise FULL
        delete(self, name)

    monkeypatch.setattr(FailingStorage, "delete", only_b)
    assert sweep(older_than=DAY) == ["ab/a", "ab/c"]
    monkeypatch.setattr(FailingStorage, "delete", delete)
    assert sweep(older_than=DAY) == ["ab/b"]


@pytest.mark.parametrize("method", ["listdir", "get_modified_time", "delete"])
def test_a_sweep_while_the_storage_is_down(disk, failing, method, db):
    for number in range(5):
        stray(disk, str(number))
    failing.fails = {method: NO_ROUTE}
    with pytest.raises(CommandError, match="does not answer"):
        call_command("sweep_documents")
    assert failing.asked.count(method) <= 3  # it does not wait for each of thousands
    call_command("sweep_documents", "--keep-strays")  # as a start does: it must not fail
    failing.fails = {}
    call_command("sweep_documents")
    assert stored_files(disk) == []


def test_a_sweep_beside_another_one(disk, failing, db):
    stray(disk, "a")
    failing.fails = {"get_modified_time": NO_KEY}
    assert sweep(older_than=DAY) == []
    failing.fails = {"delete": NO_KEY}
    assert sweep(older_than=DAY) == []


def test_erasing_while_the_storage_is_down(disk, failing, suzan, upload):
    for _ in range(4):
        keep(upload(), suzan)
    failing.fails = {"delete": NO_ROUTE}
    assert erase_unneeded(older_than=AT_ONCE) == Erased(erased=0, waiting=1, failed=3)
    failing.fails = {}
    assert erase_unneeded(older_than=AT_ONCE) == Erased(4, 0, 0)
    assert stored_files(disk) == []


def test_erasing_what_is_gone_already(disk, failing, suzan, upload):
    keep(upload(), suzan)
    failing.fails = {"delete": NO_KEY}
    assert erase_unneeded(older_than=AT_ONCE) == Erased(1, 0, 0)


def test_verifying_while_the_storage_is_down(disk, failing, suzan, upload, capsys):
    for _ in range(5):
        keep(upload(), suzan)
    failing.fails = {"open": NO_ROUTE}
    with pytest.raises(CommandError, match="does not answer"):
        call_command("verify_documents")
    assert failing.asked.count("open") == 3
    assert not DamagedFile.objects.exists()
    failing.fails = {}
    call_command("verify_documents")
    assert capsys.readouterr().out.splitlines()[-1] == "5 whole, 0 damaged or missing."


def test_a_page_says_to_try_again(disk, failing, suzan, upload, client, settings, caplog):
    from tests.documents.test_serving import documents

    documents["it"] = keep(upload(), suzan)
    settings.ROOT_URLCONF = "tests.documents.damaged_urls"
    client.force_login(suzan)
    failing.fails = {"open": NO_ROUTE}
    response = client.get("/file/")
    page = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "300")
    assert "try again in a few minutes" in page
    assert "not the file that was uploaded" not in page
    assert not DocumentOpening.objects.exists()
    assert not DamagedFile.objects.exists()
    failing.fails = {}
    assert client.get("/file/").status_code == 200


def test_a_picture_leaves_its_words(disk, failing, suzan):
    from cop_portal.documents.serving import show_picture

    with store_picture(picture(), by=suzan, name="Logo") as received:
        document = received.keep()
    failing.fails = {"open": NO_ROUTE}
    response = show_picture(document)
    assert (response.status_code, response.content) == (503, b"")
    failing.fails = {}
    assert show_picture(document).status_code == 200


def test_the_words_for_errors():
    for error, kind in [(NO_KEY, NotThere), (FileNotFoundError(), NotThere), (NO_ROUTE, StorageDown)]:
        with pytest.raises(kind), storage_errors():
            raise error

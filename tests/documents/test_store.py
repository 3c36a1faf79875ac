"""Keeping files: both the bytes and the row, or neither; never changed afterwards."""

import datetime
import errno
import hashlib
import os
import time

import pytest
from django.core.files.storage import InMemoryStorage
from django.core.management import CommandError, call_command
from django.db import Error, OperationalError, transaction

from cop_portal.documents import store
from cop_portal.documents.models import Document, DocumentOpening
from cop_portal.documents.store import FileDamaged, read_document, store_document
from cop_portal.documents.uploads import UploadRefused
from tests.documents import files
from tests.documents.conftest import stored_files


def keep(upload, by, **more):
    with store_document(upload, by=by, **more) as received, transaction.atomic():
        return received.keep()


def test_it_works(disk, suzan, upload):
    data = files.scan()
    document = keep(upload(data, "MoU Al Noor – WEO, signed.pdf"), suzan)
    document.refresh_from_db()
    assert document.name == "MoU Al Noor – WEO, signed.pdf"
    assert (document.kind, document.pages, document.size) == ("pdf", 2, len(data))
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.uploaded_by == suzan
    assert document.fingerprint.replace(" ", "") == document.sha256[:12]
    assert read_document(document) == data


def test_the_name_on_the_disk_says_nothing(disk, suzan, upload):
    document = keep(upload(name="secret.pdf"), suzan)
    [path] = stored_files(disk)
    assert str(path.relative_to(disk)) == document.storage_name
    assert path.suffix == ""
    assert "secret" not in str(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_same_file_twice_is_two_documents(disk, suzan, upload):
    one, other = keep(upload(), suzan), keep(upload(), suzan)
    assert one.sha256 == other.sha256
    assert one.storage_name != other.storage_name
    assert one.public_id != other.public_id


def test_it_may_be_called_otherwise_and_be_received_before(disk, suzan, upload):
    then = datetime.datetime(2021, 9, 22, 8, tzinfo=datetime.UTC)
    document = keep(upload(), suzan, name="signed.pdf", at=then)
    assert (document.name, document.uploaded_at) == ("signed.pdf", then)


@pytest.mark.parametrize(
    "kind", ["empty", "HTML", "cut in the middle", "password", "script in names", "no pages"]
)
def test_what_is_refused_is_not_stored(disk, suzan, upload, kind):
    make, reason = files.BAD[kind]
    with pytest.raises(UploadRefused) as refusal:
        keep(upload(make()), suzan)
    assert refusal.value.code == reason
    assert refusal.value.field == "upload"
    assert not Document.objects.exists()
    assert stored_files(disk) == []


def test_what_is_too_large_is_not_stored(disk, suzan, upload):
    with pytest.raises(UploadRefused, match="26 MB"):
        keep(upload(files.plain() + b" " * 26 * 1024 * 1024), suzan)
    assert not Document.objects.exists()
    assert stored_files(disk) == []


def test_a_file_goes_where_its_transaction_fails(disk, suzan, upload):
    with (
        pytest.raises(ZeroDivisionError),
        store_document(upload(), by=suzan) as received,
        transaction.atomic(),
    ):
        received.keep()
        assert len(stored_files(disk)) == 1
        raise ZeroDivisionError
    assert not Document.objects.exists()
    assert stored_files(disk) == []


def test_a_file_goes_where_nothing_was_kept(disk, suzan, upload):
    with store_document(upload(), by=suzan):
        assert len(stored_files(disk)) == 1
    assert stored_files(disk) == []


def test_a_file_stays_where_the_connection_broke(disk, suzan, upload):
    """Its commit may have happened: better a stray file for the sweep than a row without a file."""
    with pytest.raises(OperationalError), store_document(upload(), by=suzan) as received:
        received.keep()
        raise OperationalError
    assert len(stored_files(disk)) == 1


def test_kept_twice_is_one_row(disk, suzan, upload):
    with store_document(upload(), by=suzan) as received:
        assert received.keep() == received.keep()
    assert Document.objects.count() == 1


class FullDisk(InMemoryStorage):
    def _save(self, name, content):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk(monkeypatch, suzan, upload):
    monkeypatch.setattr(store, "storage", FullDisk)
    with pytest.raises(UploadRefused, match="try again in a few minutes") as refusal:
        keep(upload(), suzan)
    assert refusal.value.code == "not_kept"
    assert not Document.objects.exists()


def test_no_room_to_copy_it_aside(monkeypatch, disk, suzan, upload):
    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    with pytest.raises(UploadRefused, match="try again in a few minutes"):
        keep(upload(), suzan)
    assert stored_files(disk) == []


def test_the_database_refuses_changes(disk, suzan, upload):
    document = keep(upload(), suzan)
    opening = DocumentOpening.objects.create(document=document, user=suzan, kind="download")
    for change in [
        lambda: Document.objects.update(name="other.pdf"),
        lambda: Document.objects.update(sha256="0" * 64),
        lambda: Document.objects.filter(pk=document.pk)._raw_delete("default"),
        lambda: DocumentOpening.objects.update(kind="view"),
        lambda: DocumentOpening.objects.filter(pk=opening.pk)._raw_delete("default"),
    ]:
        with pytest.raises(Error, match="Cannot update or delete"), transaction.atomic():
            change()


@pytest.mark.parametrize("facts", [{"size": 0}, {"pages": 0}, {"sha256": "9F2C" * 16}, {"sha256": "9f2c"}])
def test_the_database_refuses_facts_that_cannot_be(suzan, facts):
    right = {
        "storage_name": "a/b",
        "name": "a.pdf",
        "size": 1,
        "pages": 1,
        "sha256": "0" * 64,
        "uploaded_by": suzan,
    }
    with pytest.raises(Error), transaction.atomic():
        Document.objects.create(**right | facts)


def damage(disk, document):
    (disk / document.storage_name).write_bytes(files.plain(2))


def test_a_changed_or_missing_file_is_noticed(disk, suzan, upload):
    document = keep(upload(), suzan)
    damage(disk, document)
    with pytest.raises(FileDamaged) as damaged:
        read_document(document)
    assert not damaged.value.missing
    (disk / document.storage_name).unlink()
    with pytest.raises(FileDamaged) as damaged:
        read_document(document)
    assert damaged.value.missing


def test_verify_documents(disk, suzan, upload, capsys):
    document, other = keep(upload(), suzan), keep(upload(), suzan)
    call_command("verify_documents")
    assert capsys.readouterr().out == "2 whole, 0 damaged or missing.\n"
    damage(disk, document)
    (disk / other.storage_name).unlink()
    with pytest.raises(CommandError):
        call_command("verify_documents")
    said = capsys.readouterr()
    assert said.out == "0 whole, 2 damaged or missing.\n"
    assert str(document.public_id) in said.err
    assert "MoU" not in said.err


def test_sweep_documents(disk, suzan, upload, capsys):
    call_command("sweep_documents")  # before anything was ever stored
    document = keep(upload(), suzan)
    stray, under_way = disk / "ab" / "stray", disk / "cd" / "under-way"
    for path in (stray, under_way):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    yesterday = time.time() - 25 * 3600
    for path in (stray, disk / document.storage_name):
        os.utime(path, (yesterday, yesterday))
    call_command("sweep_documents")
    assert capsys.readouterr().out.splitlines() == [
        "0 erased, 0 waiting, 0 without a document removed.",
        "0 erased, 1 waiting, 1 without a document removed.",  # what is kept here belongs to no row
    ]
    assert not stray.exists()
    assert under_way.exists()
    assert read_document(document)
    with pytest.raises(CommandError):
        call_command("sweep_documents", "--hours=0")

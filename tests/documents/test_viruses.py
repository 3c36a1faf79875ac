"""ClamAV is asked of each file that comes in, and where it says nothing, nothing is kept."""

import io
import json
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction

from cop_portal.documents.inspection import viruses
from cop_portal.documents.models import Document
from cop_portal.documents.store import read_document, store_document, store_picture
from cop_portal.documents.uploads import UploadRefused
from tests.documents import files, pictures
from tests.documents.conftest import stored_files
from tests.documents.fake_clamd import EICAR, NOT_ANSWERING, FakeClamd
from tests.documents.good_files import large_scan, with_words
from tests.documents.looking import inspect


@pytest.fixture
def clamd(settings):
    with FakeClamd() as daemon:
        settings.CLAMD_ADDRESS = daemon.address
        yield daemon


def infected():
    return with_words(EICAR)


def keep(upload, by):
    with store_document(upload, by=by) as received, transaction.atomic():
        return received.keep()


def keep_picture(data, by):
    upload = SimpleUploadedFile("logo.png", data)
    with store_picture(upload, by=by, name="logo.png") as received, transaction.atomic():
        return received.keep()


def test_it_works(clamd, disk, suzan, upload):
    """What is kept is byte for byte what the daemon was asked of, however large it is."""
    data = large_scan()
    document = keep(upload(data), suzan)
    assert clamd.received == [data]
    assert read_document(document) == data


def test_the_test_virus_is_refused_in_words(clamd, disk, suzan, upload):
    assert inspect(infected()).reason == "virus"
    with pytest.raises(UploadRefused, match="A virus was found in this file") as refusal:
        keep(upload(infected()), suzan)
    assert (refusal.value.code, refusal.value.field) == ("virus", "upload")
    assert not Document.objects.exists()
    assert stored_files(disk) == []


def test_the_same_file_is_kept_where_there_is_no_daemon(disk, suzan, upload):
    assert keep(upload(infected()), suzan)


def test_a_virus_is_said_before_what_else_is_wrong(clamd):
    assert inspect(EICAR).reason == "virus"


def test_pictures_are_asked_of_too(clamd, disk, suzan):
    keep_picture(pictures.png(), suzan)
    assert clamd.received == [pictures.png()]
    with pytest.raises(UploadRefused, match="A virus was found in this picture"):
        keep_picture(pictures.png() + EICAR, suzan)
    assert Document.objects.count() == 1
    assert len(stored_files(disk)) == 1


@pytest.mark.parametrize("behavior", NOT_ANSWERING)
def test_a_daemon_that_does_not_answer(settings, monkeypatch, behavior):
    monkeypatch.setattr(viruses, "SECONDS", 0.3)
    began = time.monotonic()
    with FakeClamd(behavior) as daemon:
        settings.CLAMD_ADDRESS = daemon.address
        file = io.BytesIO(files.plain() + bytes(3_000_000))
        assert viruses.asked_too(None, file, since=began) == "unavailable"
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    "address", ["127.0.0.1:1", "no-such-host.invalid:3310", "/no/such/socket", "[::1]:1"]
)
def test_a_daemon_that_is_not_there(settings, address):
    settings.CLAMD_ADDRESS = address
    assert inspect(files.plain()).reason == "unavailable"


def test_nothing_is_kept_unasked(settings, disk, suzan, upload):
    settings.CLAMD_ADDRESS = "127.0.0.1:1"
    for attempt in (lambda: keep(upload(), suzan), lambda: keep_picture(pictures.png(), suzan)):
        with pytest.raises(UploadRefused, match="try again in a few minutes") as refusal:
            attempt()
        assert refusal.value.code == "unavailable"
    assert not Document.objects.exists()
    assert stored_files(disk) == []


def test_it_works_again_by_itself(settings, clamd, disk, suzan, upload):
    settings.CLAMD_ADDRESS = "127.0.0.1:1"
    with pytest.raises(UploadRefused):
        keep(upload(), suzan)
    settings.CLAMD_ADDRESS = clamd.address
    assert keep(upload(), suzan)


def test_what_is_wrong_with_a_file_is_said_though_the_daemon_is_silent(settings):
    settings.CLAMD_ADDRESS = "127.0.0.1:1"
    assert inspect(files.password()).reason == "password"


def test_what_is_refused_by_its_name_goes_nowhere(clamd):
    assert inspect(files.plain(), "MoU.docx").reason == "word"
    assert clamd.received == []


def test_a_daemon_behind_a_socket_of_this_machine(settings, tmp_path):
    with FakeClamd(path=tmp_path / "clamd.ctl") as daemon:
        for address in (daemon.address, f"unix:{daemon.address}"):
            settings.CLAMD_ADDRESS = address
            assert inspect(files.plain()).accepted
    assert daemon.received == [files.plain()] * 2


def test_all_the_looking_has_one_end(settings):
    """A file that took the worker nine seconds leaves the daemon less than one."""
    with FakeClamd("silent") as daemon:
        settings.CLAMD_ADDRESS = daemon.address
        began = time.monotonic()
        assert viruses.asked_too(None, io.BytesIO(b"x"), since=began - 9) == "unavailable"
        assert time.monotonic() - began < 1.5


def test_the_command_asks_too(clamd, tmp_path, capsys):
    path = tmp_path / "MoU.pdf"
    path.write_bytes(infected())
    call_command("inspect_document", str(path))
    said = json.loads(capsys.readouterr().out)
    assert (said["accepted"], said["reason"][:32]) == (False, "A virus was found in this file. ")

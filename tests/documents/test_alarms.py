"""A damaged or missing file alarms staff, once, until it is whole again; whose file it is, it does not say."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from cop_portal.documents.models import DamagedFile
from cop_portal.documents.store import FileDamaged
from cop_portal.documents.trouble import alarm, content_of, mend, open_alarms
from members.actions import organizations, registration_files
from tests.at_once import at_once
from tests.cast import english_client_of
from tests.documents import files
from tests.documents.conftest import stored_files
from tests.documents.test_store import keep


@pytest.fixture
def document(disk, suzan, upload):
    return keep(upload(files.scan()), suzan)


@pytest.fixture
def paper(cast, disk):
    """The address of a registration's paper of WEO."""
    row = organizations.add_registration(
        organization=cast.weo, by=cast.suzan, authority="kurdistan", number="K-1042"
    )
    upload = SimpleUploadedFile("Registration 2024.pdf", files.plain())
    registration_files.set_registration_file(
        registration=row, by=cast.suzan, file_audience="members", upload=upload
    )
    return f"/organizations/weo/registrations/{row.public_id}/file/"


def test_it_works(document, disk):
    [stored] = stored_files(disk)
    stored.write_bytes(files.plain())
    for _ in range(2):
        with pytest.raises(FileDamaged):
            content_of(document)
    damage = DamagedFile.objects.get()
    assert (damage.document, damage.is_missing, damage.mended_at) == (document, False, None)
    stored.write_bytes(files.scan())
    assert content_of(document) == files.scan()
    damage.refresh_from_db()
    assert damage.mended_at is not None
    assert not open_alarms().exists()


def test_what_was_changed_and_then_went_is_missing(document, disk):
    [stored] = stored_files(disk)
    alarm(document, missing=False)
    stored.unlink()
    with pytest.raises(FileDamaged):
        content_of(document)
    assert DamagedFile.objects.get().is_missing


def test_one_that_breaks_again_is_another_alarm(document):
    assert alarm(document, missing=True)
    assert not alarm(document, missing=True)
    assert mend(document)
    assert not mend(document)
    assert alarm(document, missing=True)
    assert DamagedFile.objects.count() == 2
    assert open_alarms().count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_come_upon_it_at_once(document):
    assert sorted(at_once(lambda: alarm(document, missing=True), lambda: alarm(document, missing=True))) == [
        False,
        True,
    ]
    assert DamagedFile.objects.count() == 1


def test_verify_documents_raises_and_ends_them(document, disk, suzan, upload):
    other = keep(upload(), suzan)
    content = (disk / document.storage_name).read_bytes()
    (disk / document.storage_name).unlink()
    (disk / other.storage_name).write_bytes(b"?")
    with pytest.raises(CommandError):
        call_command("verify_documents")
    assert dict(open_alarms().values_list("document", "is_missing")) == {document.pk: True, other.pk: False}
    (disk / document.storage_name).write_bytes(content)
    (disk / other.storage_name).write_bytes(files.plain())
    call_command("verify_documents")
    assert not open_alarms().exists()


def test_what_was_erased_is_missed_no_more(document, disk):
    from cop_portal.documents.erasing import erase_unneeded
    from tests.documents.test_storage_down import AT_ONCE

    alarm(document, missing=True)
    erase_unneeded(older_than=AT_ONCE)
    assert not open_alarms().exists()


def test_staff_find_it_at_home_and_on_its_page(cast, paper, disk):
    staff, member = english_client_of(cast.staff), english_client_of(cast.suzan)
    assert "damaged or missing" not in staff.get("/").content.decode()
    [stored] = stored_files(disk)
    content = stored.read_bytes()
    stored.unlink()
    page = member.get(paper).content.decode()
    document = DamagedFile.objects.get().document
    assert str(document.public_id) in page  # to be named when they write to staff
    home = staff.get("/").content.decode()
    assert "1 file is damaged or missing" in home
    assert "What has come to a stop" in home
    listed = staff.get("/stored-files/").content.decode()
    assert str(document.public_id) in listed
    assert "Missing, noticed on" in listed
    one = staff.get(f"/stored-files/{document.public_id}/").content.decode()
    assert "back from a backup" in one
    for said in (listed, one):
        assert "Registration 2024" not in said
        assert "WEO" not in said
        assert cast.suzan.name not in said
    stored.write_bytes(content)
    assert member.get(paper).status_code == 200
    assert "damaged or missing" not in staff.get("/").content.decode()


def test_staff_are_mailed_that_something_waits(cast, paper, disk, django_capture_on_commit_callbacks):
    [stored] = stored_files(disk)
    stored.unlink()
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            english_client_of(cast.suzan).get(paper)
    [sent] = [message for message in mail.outbox if cast.staff.email in message.to]
    assert "/stored-files/" in sent.body
    assert "Registration" not in sent.body
    assert "WEO" not in sent.subject + sent.body


def test_a_disk_that_loses_many_files_is_one_mail(cast, disk, upload, django_capture_on_commit_callbacks):
    lost = [keep(upload(), cast.suzan) for _ in range(3)]
    with django_capture_on_commit_callbacks(execute=True):
        for document in lost:
            alarm(document, missing=True)
    assert len([message for message in mail.outbox if cast.staff.email in message.to]) == 1


def test_queries_of_the_page_do_not_grow(cast, disk, upload, django_assert_max_num_queries):
    for _ in range(4):
        alarm(keep(upload(), cast.suzan), missing=True)
    client = english_client_of(cast.staff)
    client.get("/stored-files/")
    with django_assert_max_num_queries(5):
        client.get("/stored-files/")

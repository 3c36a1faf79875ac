"""What nobody's row points at any more is erased, after its time; what any row points at never is."""

import datetime
import os
import time

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import Error, IntegrityError, models, transaction
from django.utils import timezone

from collaborations.actions import mous
from collaborations.models import MouCopy
from cop_portal.documents.erasing import Erased, erase_unneeded, owning_keys, unneeded_documents
from cop_portal.documents.models import Document, DocumentOpening, Erasure
from cop_portal.documents.store import FileDamaged, read_document
from members.actions import identity, organizations, registration_files
from members.models import Organization, Registration
from tests.cast import client_of, english_client_of
from tests.collaborations.mous import entered
from tests.documents import files, pictures
from tests.documents.conftest import stored_files

pytestmark = pytest.mark.django_db
AT_ONCE = datetime.timedelta(0)


def pdf(name="Registration 2024.pdf"):
    return SimpleUploadedFile(name, files.plain())


@pytest.fixture
def registration(cast, disk):
    """WEO's, with a paper."""
    row = organizations.add_registration(
        organization=cast.weo, by=cast.suzan, authority="kurdistan", number="K-1042"
    )
    return registration_files.set_registration_file(
        registration=row, by=cast.suzan, file_audience="members", upload=pdf()
    )


def take_away(cast, registration):
    """The paper, as its document."""
    document = registration.file
    registration_files.remove_registration_file(registration=registration, by=cast.suzan)
    return document


def days_pass(days):
    """Since it was noticed that nobody needs what nobody needs."""
    Erasure.objects.update(noticed_at=timezone.now() - datetime.timedelta(days=days))


def test_it_works(cast, registration, disk, capsys):
    call_command("sweep_documents")
    document = take_away(cast, registration)
    call_command("sweep_documents")
    days_pass(6.9)
    call_command("sweep_documents")
    assert read_document(document)
    days_pass(7.1)
    call_command("sweep_documents")
    assert stored_files(disk) == []
    call_command("sweep_documents")
    assert capsys.readouterr().out.splitlines() == [
        "0 erased, 0 waiting, 0 without a document removed.",
        "0 erased, 1 waiting, 0 without a document removed.",
        "0 erased, 1 waiting, 0 without a document removed.",
        "1 erased, 0 waiting, 0 without a document removed.",
        "0 erased, 0 waiting, 0 without a document removed.",
    ]
    with pytest.raises(FileDamaged):
        read_document(document)


def test_what_was_replaced_or_went_with_its_row(cast, registration, disk):
    registration_files.set_registration_file(
        registration=registration, by=cast.suzan, file_audience="members", upload=pdf("Registration 2026.pdf")
    )
    for _ in range(2):
        upload = SimpleUploadedFile("logo.png", pictures.png())
        identity.set_logo(organization=cast.weo, by=cast.suzan, upload=upload)
    assert erase_unneeded(older_than=AT_ONCE) == Erased(2, 0, 0)
    assert read_document(Registration.objects.get().file)
    assert read_document(Organization.objects.get(slug="weo").logo)
    organizations.remove_registration(registration=Registration.objects.get(), by=cast.suzan)
    identity.remove_logo(organization=cast.weo, by=cast.suzan)
    assert erase_unneeded(older_than=AT_ONCE) == Erased(2, 0, 0)
    assert stored_files(disk) == []


def test_that_there_was_one_is_not_forgotten(cast, registration):
    """Its name stands in the history, what it was and who opened it in the documents' own tables."""
    page = f"/organizations/weo/registrations/{registration.public_id}/file/"
    assert client_of(cast.ahmed).get(page).status_code == 200
    document = take_away(cast, registration)
    erase_unneeded(older_than=AT_ONCE)
    document.refresh_from_db()
    assert (document.name, document.uploaded_by) == ("Registration 2024.pdf", cast.suzan)
    assert document.openings.get().user == cast.ahmed
    assert document.erasure.erased_at is not None
    history = english_client_of(cast.suzan).get("/organizations/weo/history/").content.decode()
    assert "Registration 2024.pdf" in history
    assert "no longer known" not in history
    call_command("verify_documents")  # does not miss it


def test_a_memorandum_keeps_every_paper(cast, disk):
    """One that was replaced, and those of a memorandum that was withdrawn, are records of what was sent."""
    mou = entered(cast)
    values = {"signatory_name": "Suzan Aref", "capacity": "Director", "signed_on": datetime.date(2021, 9, 1)}
    mous.replace_copy(mou=mou, organization=cast.weo, by=cast.suzan, upload=pdf("again.pdf"), **values)
    mous.return_mou(mou=mou, organization=cast.al_noor, by=cast.ahmed, reason="Not this one.")
    assert MouCopy.objects.count() == 2
    assert erase_unneeded(older_than=AT_ONCE) == Erased(0, 0, 0)
    assert all(read_document(copy.document) for copy in MouCopy.objects.select_related("document"))


def test_what_is_needed_again_waits_no_more(cast, registration):
    document = take_away(cast, registration)
    erase_unneeded()
    days_pass(6)
    Registration.objects.update(file=document)
    assert erase_unneeded() == Erased(0, 0, 0)
    assert not Erasure.objects.exists()
    Registration.objects.update(file=None)
    assert erase_unneeded() == Erased(0, 1, 0)
    assert document.erasure.noticed_at > timezone.now() - datetime.timedelta(minutes=5)


def test_a_paper_that_somebody_else_points_at_too(cast, registration):
    """Whatever points at it keeps it, also where another row has let it go."""
    Organization.objects.filter(slug="al-noor").update(logo=registration.file)
    document = take_away(cast, registration)
    assert erase_unneeded(older_than=AT_ONCE) == Erased(0, 0, 0)
    assert read_document(document)


def test_every_table_that_points_at_documents_is_asked():
    """And none of the histories, which remember the keys of what is gone."""
    pointing = {
        (field.model.__name__, field.name)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is Document
    }
    asked = {(key.model.__name__, key.name) for key in owning_keys()}
    assert asked == {
        ("Organization", "logo"),
        ("Registration", "file"),
        ("ActionPointFile", "document"),
        ("ActivityFile", "document"),
        ("EventFile", "document"),
        ("MouCopy", "document"),
        ("MouPaper", "document"),
        ("MouSheet", "document"),
        ("Signature", "request"),
    }
    assert pointing - asked == {
        ("DamagedFile", "document"),
        ("DocumentOpening", "document"),
        ("Erasure", "document"),
        ("LegalRemoval", "document"),
        ("SentFile", "document"),
        ("OrganizationEvent", "logo"),
        ("RegistrationEvent", "file"),
        ("EventFileEvent", "document"),
        ("SignatureEvent", "request"),
    }


def test_no_row_points_at_what_was_erased(cast, registration):
    """Each table that points at documents has the trigger that refuses it."""
    document = take_away(cast, registration)
    erase_unneeded(older_than=AT_ONCE)
    with pytest.raises(IntegrityError, match="was erased"), transaction.atomic():
        Registration.objects.update(file=document)
    for key in owning_keys():
        columns = [
            str(column)
            for trigger in key.model._meta.triggers
            if "documents_erasure" in str(trigger.func)
            for operation in trigger.operation.operations
            for column in getattr(operation, "columns", ())
        ]
        assert columns == [key.column], key


def test_the_database_refuses_to_erase_what_is_needed(cast, registration):
    """Even if the question who points at it were wrong."""
    with pytest.raises(IntegrityError, match="a row points at"), transaction.atomic():
        Erasure.objects.create(document=registration.file, erased_at=timezone.now())
    row = Erasure.objects.create(document=registration.file)
    with pytest.raises(IntegrityError, match="a row points at"), transaction.atomic():
        Erasure.objects.filter(pk=row.pk).update(erased_at=timezone.now())
    take_away(cast, registration)
    Erasure.objects.filter(pk=row.pk).update(erased_at=timezone.now())
    for change in (
        lambda: Erasure.objects.update(erased_at=None),
        lambda: Erasure.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(Error, match="Cannot update or delete"), transaction.atomic():
            change()


def test_a_file_that_cannot_be_erased_is_tried_again(cast, registration, disk, capsys, caplog, monkeypatch):
    document = take_away(cast, registration)

    def refuse(self, name):
        raise PermissionError(name)

    with monkeypatch.context() as broken:
        broken.setattr("django.core.files.storage.FileSystemStorage.delete", refuse)
        call_command("sweep_documents", "--days=0")
    said = capsys.readouterr()
    assert said.out == "0 erased, 0 waiting, 0 without a document removed.\n"
    assert said.err == "1 could not be erased: the log says why.\n"
    assert "Registration 2024" not in said.out + said.err + caplog.text
    assert document.erasure.erased_at is None
    assert read_document(document)
    call_command("sweep_documents", "--days=0", verbosity=0)
    assert stored_files(disk) == []
    assert capsys.readouterr().out == ""


def test_a_file_that_is_gone_already_counts_as_erased(cast, registration, disk):
    take_away(cast, registration)
    [path] = stored_files(disk)
    path.unlink()
    assert erase_unneeded(older_than=AT_ONCE) == Erased(1, 0, 0)


def test_a_backup_that_brings_the_file_back_does_not_keep_it(cast, registration, disk, capsys):
    [path] = stored_files(disk)
    content = path.read_bytes()
    take_away(cast, registration)
    erase_unneeded(older_than=AT_ONCE)
    path.write_bytes(content)
    long_ago = time.time() - 25 * 3600
    os.utime(path, (long_ago, long_ago))
    call_command("sweep_documents")
    assert capsys.readouterr().out == "0 erased, 0 waiting, 1 without a document removed.\n"
    assert stored_files(disk) == []


def test_a_start_leaves_files_alone_that_only_a_newer_database_knew(cast, registration, disk, capsys):
    stray = disk / "ab" / "stray"
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x")
    long_ago = time.time() - 100 * 24 * 3600
    os.utime(stray, (long_ago, long_ago))
    take_away(cast, registration)
    call_command("sweep_documents", "--keep-strays", "--days=0")
    assert capsys.readouterr().out == "1 erased, 0 waiting, 0 without a document removed.\n"
    assert stored_files(disk) == [stray]


def test_no_time_that_cannot_be(db):
    with pytest.raises(CommandError):
        call_command("sweep_documents", "--days=-1")


def test_an_opening_keeps_nothing(cast, registration):
    document = take_away(cast, registration)
    DocumentOpening.objects.create(document=document, user=cast.ahmed, kind="download")
    assert list(unneeded_documents()) == [document]


def test_few_questions(cast, registration, django_assert_max_num_queries):
    for number in range(5):
        row = Registration.objects.get()
        registration_files.set_registration_file(
            registration=row, by=cast.suzan, file_audience="members", upload=pdf(f"{number}.pdf")
        )
    with django_assert_max_num_queries(6):
        assert erase_unneeded().waiting == 5

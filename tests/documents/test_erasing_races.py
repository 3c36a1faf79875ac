"""Erasing beside people who upload, and beside another sweep. Real transactions, in threads of their own."""

import datetime
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError, connections, transaction

from cop_portal.documents.erasing import Erased, erase_unneeded
from cop_portal.documents.models import Document
from cop_portal.documents.store import read_document, store_document
from members.actions import organizations, registration_files
from members.models import Registration
from tests.documents import files
from tests.documents.conftest import stored_files

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = datetime.timedelta(0)
PATIENCE = 20


def pdf(name="paper.pdf"):
    return SimpleUploadedFile(name, files.plain())


class Beside:
    """Somebody who stops in the middle of what they do until they may go on."""

    def __init__(self, work):
        self.is_there, self.may_go_on = threading.Event(), threading.Event()
        self.error = None
        self._work = work
        self._thread = threading.Thread(target=self._run)

    def _run(self):
        try:
            self._work(self)
        except BaseException as error:
            self.error = error
        finally:
            self.is_there.set()
            connections.close_all()

    def wait(self):
        """Stands in the middle of the work."""
        self.is_there.set()
        assert self.may_go_on.wait(PATIENCE)

    def __enter__(self):
        self._thread.start()
        assert self.is_there.wait(PATIENCE)
        assert self.error is None
        return self

    def __exit__(self, *_error):
        self.may_go_on.set()
        self._thread.join(PATIENCE)
        assert self.error is None


@pytest.fixture
def registration(cast, disk):
    return organizations.add_registration(
        organization=cast.weo, by=cast.suzan, authority="kurdistan", number="K-1042"
    )


def set_file(cast, registration):
    return registration_files.set_registration_file(
        registration=registration, by=cast.suzan, file_audience="members", upload=pdf()
    ).file


def test_an_upload_under_way_keeps_its_file(cast, registration, disk):
    """Its file is on the disk, its rows are not committed yet."""

    def upload(self):
        with store_document(pdf(), by=cast.suzan) as received, transaction.atomic():
            Registration.objects.filter(pk=registration.pk).update(file=received.keep())
            self.wait()

    with Beside(upload):
        assert len(stored_files(disk)) == 1
        assert not Document.objects.exists()
        call_command("sweep_documents", "--days=0", "--hours=1", verbosity=0)
        assert len(stored_files(disk)) == 1
    registration.refresh_from_db()
    assert read_document(registration.file)
    assert erase_unneeded(older_than=AT_ONCE) == Erased(0, 0, 0)


def test_a_replacement_that_is_taken_back(cast, registration, disk):
    """The old paper is let go in a transaction that fails in the end: it stays."""
    old = set_file(cast, registration)

    def replace(self):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            Registration.objects.filter(pk=registration.pk).update(file=None)
            self.wait()
            raise ZeroDivisionError

    with Beside(replace):
        assert erase_unneeded(older_than=AT_ONCE) == Erased(0, 0, 0)
    assert read_document(old)


def test_somebody_points_at_it_while_it_is_swept(cast, registration, disk):
    """It is noticed and due; a row that is not committed yet points at it again. It is passed over, and then kept."""
    document = set_file(cast, registration)
    registration_files.remove_registration_file(registration=registration, by=cast.suzan)
    assert erase_unneeded() == Erased(0, 1, 0)

    def bring_back(self):
        with transaction.atomic():
            Registration.objects.filter(pk=registration.pk).update(file=document)
            self.wait()

    with Beside(bring_back):
        assert erase_unneeded(older_than=AT_ONCE) == Erased(0, 1, 0)
        assert read_document(document)
    assert erase_unneeded(older_than=AT_ONCE) == Erased(0, 0, 0)
    assert read_document(document)


def test_somebody_points_at_it_just_too_late(cast, registration, disk):
    """The sweep holds it: they wait, and are refused. No row is left that points at nothing."""
    document = set_file(cast, registration)
    registration_files.remove_registration_file(registration=registration, by=cast.suzan)
    erase_unneeded()
    refused = []

    def sweep(self):
        with transaction.atomic():
            assert erase_unneeded(older_than=AT_ONCE).erased == 1
            self.wait()

    def bring_back():
        try:
            Registration.objects.filter(pk=registration.pk).update(file=document)
        except IntegrityError as error:
            refused.append(str(error))
        connections.close_all()

    late = threading.Thread(target=bring_back)
    with Beside(sweep):
        late.start()
        late.join(0.5)
        assert late.is_alive()  # it waits
    late.join(PATIENCE)
    assert "was erased" in refused[0]
    registration.refresh_from_db()
    assert registration.file_id is None


def test_two_sweeps_at_once(cast, registration, disk):
    """Each file is erased once, and counted once."""
    for _ in range(3):
        set_file(cast, registration)
        registration.refresh_from_db()
    registration_files.remove_registration_file(registration=registration, by=cast.suzan)
    results = []
    together = threading.Barrier(2)

    def sweep():
        together.wait(PATIENCE)
        results.append(erase_unneeded(older_than=AT_ONCE))
        connections.close_all()

    threads = [threading.Thread(target=sweep) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert len(results) == 2
    erased = sum(found.erased for found in results) + erase_unneeded(older_than=AT_ONCE).erased
    assert erased == 3
    assert stored_files(disk) == []

"""Keeping files: the bytes in a storage under a random name, the facts about them in a row, both or neither."""

import contextlib
import hashlib
import logging
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from cop_portal.documents.inspection import reasons
from cop_portal.documents.models import Document, SentFile
from cop_portal.documents.reach import GIVES_UP_AFTER, NotThere, StorageDown, storage_errors
from cop_portal.documents.uploads import InspectedUpload, Sent, UploadRefused, inspect_upload, redraw_upload

logger = logging.getLogger(__name__)


class FileDamaged(Exception):
    """A stored file is missing, or is not what was stored. `missing` says which."""

    def __init__(self, message: str, *, missing: bool) -> None:
        super().__init__(message)
        self.missing = missing


def storage() -> Storage:
    """Where files are kept: the storage named "documents" in the settings (a disk, S3)."""
    return storages["documents"]


class ReceivedFile:
    """A file that is in the storage and has no row yet. What is not kept by the end of the block is removed."""

    def __init__(self, inspected: InspectedUpload, storage_name: str, by: Any, at: datetime | None) -> None:
        self.inspected, self.storage_name, self.by, self.at = inspected, storage_name, by, at
        self.document: Document | None = None

    @property
    def sent(self) -> Sent:
        """What was sent: its name, size and sha256, before anything was made of it. A receipt for who sent it."""
        inspected = self.inspected
        return inspected.sent or Sent(inspected.name, inspected.size, inspected.sha256)

    def keep(self) -> Document:
        """Write the row, and those of the files it was made from, in the transaction that is open.

        Asked twice, it is one row.
        """
        if self.document is None:
            self.document = Document.objects.create(
                storage_name=self.storage_name,
                name=self.inspected.name,
                kind=self.inspected.verdict.kind,
                size=self.inspected.size,
                sha256=self.inspected.sha256,
                pages=self.inspected.verdict.pages,
                uploaded_by=self.by,
                uploaded_at=self.at or timezone.now(),
            )
            SentFile.objects.bulk_create(
                SentFile(
                    document=self.document,
                    position=position,
                    name=sent.name,
                    size=sent.size,
                    sha256=sent.sha256,
                )
                for position, sent in enumerate(self.inspected.made_from, 1)
            )
        return self.document


@contextlib.contextmanager
def store_document(
    upload: File, *, by: Any, name: str | None = None, at: datetime | None = None
) -> Iterator[ReceivedFile]:
    """Inspect what `by` uploaded and write it to the storage, then keep it or not, as the block decides:

        with store_document(upload, by=user) as received, transaction.atomic():
            MouCopy.objects.create(document=received.keep(), ...)

    Inspecting and writing take seconds, so they come before the transaction and its locks. Where the block or
    its commit fails, or nothing was kept, the file is removed again. What cannot be removed so (the process is
    killed, an outer transaction fails later) is a file without a row; `manage.py sweep_documents` removes it.

    `name`: what the file is called, where not as it was uploaded. `at`: when it was received, now if not given.
    Raises UploadRefused before the block where the file may not be kept, or cannot be; nothing is stored then.
    """
    with stored(inspect_upload(upload, name=name), by, at) as received:
        yield received


@contextlib.contextmanager
def store_picture(upload: File, *, by: Any, name: str) -> Iterator[ReceivedFile]:
    """As ``store_document``, for a picture: what is kept, as ``name``, is a small PNG that was drawn anew from it."""
    with stored(redraw_upload(upload, name=name), by, None) as received:
        yield received


@contextlib.contextmanager
def stored(inspected: InspectedUpload, by: Any, at: datetime | None) -> Iterator[ReceivedFile]:
    """Write what was inspected to the storage, for the block to keep or not (see ``store_document``)."""
    with contextlib.closing(inspected.copy):
        received = ReceivedFile(inspected, _write(inspected), by, at)
    try:
        yield received
    except Exception as error:
        # Where the connection broke, the commit may have happened all the same: the sweep will know.
        if received.document is None or not isinstance(error, OperationalError | InterfaceError):
            _remove(received.storage_name)
        raise
    if received.document is None:
        _remove(received.storage_name)


def read_document(document: Document) -> bytes:
    """The whole file, checked to be the one that was stored. Raises FileDamaged where it is not, and StorageDown where
    that cannot be said. Who shows it to people takes ``trouble.content_of``."""
    try:
        with storage_errors(), storage().open(document.storage_name) as file:
            content = file.read()
    except NotThere as error:
        _refuse_empty_storage()
        raise FileDamaged("The file is missing.", missing=True) from error
    if len(content) != document.size or hashlib.sha256(content).hexdigest() != document.sha256:
        raise FileDamaged("The file is not the one that was stored.", missing=False)
    return content


def sweep(*, older_than: timedelta) -> list[str]:
    """Remove files that no document owns and that are older than so long. Returns their names.

    The age matters: a file is written before the transaction of its row is committed. What was erased is owned no
    more: a backup that brought its file back has it removed again. What cannot be removed now is left to the next
    sweep; raises StorageDown where the storage does not answer at all.
    """
    before = timezone.now() - older_than
    removed: list[str] = []
    failures = 0
    for name in _strays(before):
        try:
            with storage_errors():
                storage().delete(name)
        except NotThere:
            continue  # another sweep was here
        except StorageDown:
            logger.warning("A file without a document stays until the next sweep.", exc_info=True)
            failures += 1
            if failures == GIVES_UP_AFTER:
                raise
        else:
            failures = 0
            removed.append(name)
    return removed


def _strays(before: datetime) -> Iterator[str]:
    for folder in _folders():
        with storage_errors():
            names = {f"{folder}/{file}" for file in storage().listdir(folder)[1]}
        documents = Document.objects.filter(storage_name__in=names, erasure__erased_at=None)
        for name in sorted(names - set(documents.values_list("storage_name", flat=True))):
            if _is_older(name, before):
                yield name


def _is_older(name: str, before: datetime) -> bool:
    try:
        with storage_errors():
            return storage().get_modified_time(name) < before
    except NotThere:  # its upload was called off meanwhile
        return False


def _folders() -> list[str]:
    try:
        with storage_errors():
            return storage().listdir("")[0]
    except NotThere:  # nothing was ever stored
        return []


def _refuse_empty_storage() -> None:
    """A disk that is not mounted, a bucket that is not ours: nothing is there, and no single file is to blame."""
    if not _folders():
        raise StorageDown("The storage is empty or not there.")


def _write(inspected: InspectedUpload) -> str:
    """Write the bytes under a name that says nothing about them."""
    random = secrets.token_hex(20)
    name = f"{random[:2]}/{random}"
    try:
        with storage_errors():
            inspected.copy.seek(0)
            return storage().save(name, File(inspected.copy))
    except (NotThere, StorageDown):
        logger.exception("A document cannot be written to the storage.")
        _remove(name)
        raise UploadRefused(reasons.REASONS["not_kept"], code="not_kept") from None


def _remove(name: str) -> None:
    try:
        with storage_errors():
            storage().delete(name)
    except NotThere:
        return
    except StorageDown:
        logger.warning("A file without a document stays until the next sweep.", exc_info=True)

"""Erasing the files of documents that nobody's row points at any more: a paper that was taken away, an old logo; and
those that are removed on a legal ground (``legal.py``).

What keeps a file is a row with a foreign key to its document, of any table. A history keeps none: it says that there
was a paper, and the document's row says its name, size and fingerprint, and who opened it, for good.
"""

import contextlib
import logging
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cop_portal.documents.models import (
    DamagedFile,
    Document,
    DocumentOpening,
    Erasure,
    LegalRemoval,
    SentFile,
)
from cop_portal.documents.reach import GIVES_UP_AFTER, NotThere, StorageDown, storage_errors
from cop_portal.documents.store import storage

logger = logging.getLogger(__name__)

#: How long a file stays after it was noticed that nobody needs it. A backup of the database that is younger finds all
#: its files still there.
KEPT_FOR = timedelta(days=7)
#: The documents' own tables say things of a document, and keep none.
_OWN = (DamagedFile, DocumentOpening, Erasure, LegalRemoval, SentFile)


@dataclass(frozen=True)
class Erased:
    """How many files a sweep has erased, how many wait for their time, how many could not be erased."""

    erased: int
    waiting: int
    failed: int


def owning_keys() -> list[models.ForeignKey]:
    """The foreign keys that keep a document: of every table but histories and the documents' own."""
    return [
        field
        for model in apps.get_models()
        if model not in _OWN
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is Document and field.db_constraint
    ]


def unneeded_documents() -> QuerySet[Document]:
    """The documents that no row points at, erased ones among them."""
    found = Document.objects.all()
    for key in owning_keys():
        found = found.exclude(Exists(key.model._base_manager.filter(**{key.attname: OuterRef("pk")})))
    return found


def erase_unneeded(*, older_than: timedelta = KEPT_FOR) -> Erased:
    """Notice which documents nobody needs, and erase the files of those for which it was noticed so long ago.

    Run as often as one likes, and by two at once. One that a row points at again is no longer to be erased.
    """
    _notice()
    is_due = Q(noticed_at__lte=timezone.now() - older_than) | Q(document__legal_removal__isnull=False)
    due = Erasure.objects.filter(is_due, erased_at=None)
    erased = failed = in_a_row = 0
    for document_id in due.order_by("pk").values_list("document_id", flat=True):
        if in_a_row == GIVES_UP_AFTER:  # the storage is down: the rest waits for the next run
            break
        try:
            erased += _erase(document_id)
            in_a_row = 0
        except StorageDown:
            failed, in_a_row = failed + 1, in_a_row + 1
            logger.exception("The file of document %s cannot be erased.", document_id)
    return Erased(erased, Erasure.objects.filter(erased_at=None).count() - failed, failed)


def erase_legally_removed(document_id: int) -> bool:
    """Erase the file of a document that was removed on a legal ground; whether it is gone now. Where it is not, each
    sweep tries again, whatever its age."""
    try:
        _erase(document_id, waits=True)
    except StorageDown:
        logger.exception("The file of document %s cannot be erased.", document_id)
    return Erasure.objects.filter(document=document_id, erased_at__isnull=False).exists()


def _notice() -> None:
    unneeded = unneeded_documents()
    new = unneeded.filter(erasure=None)
    Erasure.objects.bulk_create([Erasure(document=document) for document in new], ignore_conflicts=True)
    needed_again = Erasure.objects.filter(erased_at=None, document__legal_removal=None)
    needed_again.exclude(document__in=unneeded).delete()


def _may_go(document: Document) -> bool:
    if LegalRemoval.objects.filter(document=document).exists():
        return True
    return unneeded_documents().filter(pk=document.pk).exists()


def _erase(document_id: int, *, waits: bool = False) -> bool:
    """Erase one file, if nobody needs its document now or a law says so; whether it was.

    Who lets a row point at a document holds its row until they have committed (``keeps_document``). So either they
    come first, and it is passed over until the next sweep, or they wait and are refused. The file goes last: where it
    cannot, nothing is written, and where the end is not committed, the next sweep does all of it once more. ``waits``:
    for who holds it, instead of passing it over.
    """
    with transaction.atomic():
        document = Document.objects.select_for_update(skip_locked=not waits).filter(pk=document_id).first()
        if document is None or not _may_go(document):
            return False
        if not Erasure.objects.filter(document=document, erased_at=None).update(erased_at=timezone.now()):
            return False
        with contextlib.suppress(NotThere), storage_errors():
            storage().delete(document.storage_name)
    return True

"""A document's file for somebody who may read it, and what is in the way: removed, damaged, or out of reach.

The alarm of a damaged file (``DamagedFile``) stays open until the file was read whole again.
"""

from __future__ import annotations

import logging

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

from cop_portal.documents.models import DamagedFile, Document, LegalRemoval
from cop_portal.documents.store import FileDamaged, read_document

logger = logging.getLogger(__name__)


class FileRemoved(Exception):
    """The file was removed on a legal ground; ``removal`` says which."""

    def __init__(self, removal: LegalRemoval) -> None:
        super().__init__("The file was removed on a legal ground.")
        self.removal = removal


def content_of(document: Document) -> bytes:
    """The whole file, checked, for somebody who may read it.

    Raises FileRemoved, FileDamaged (staff are alarmed then), or StorageDown, which is nobody's fault and passes. A
    file that was damaged and is whole again ends its alarm.
    """
    has_alarm, removal = _standing(document)
    if removal is not None:
        raise FileRemoved(removal)
    try:
        content = read_document(document)
    except FileDamaged as damage:
        if should_be_there(document):
            alarm(document, missing=damage.missing)
            raise
        _has_alarm, removal = _standing(document)
        if removal is not None:  # while it was read
            raise FileRemoved(removal) from damage
        raise
    if has_alarm:
        mend(document)
    return content


def _standing(document: Document) -> tuple[bool, LegalRemoval | None]:
    """Whether an alarm is open, and the removal: in one query, and only where there is one in a second."""
    alarms = DamagedFile.objects.filter(document=OuterRef("pk"), mended_at=None)
    removals = LegalRemoval.objects.filter(document=OuterRef("pk"))
    has_alarm, is_removed = (
        Document.objects.filter(pk=document.pk).values_list(Exists(alarms), Exists(removals)).get()
    )
    return has_alarm, LegalRemoval.objects.get(document=document) if is_removed else None


def kept_documents() -> QuerySet[Document]:
    """Those whose file should be there: neither erased nor removed on a legal ground."""
    return Document.objects.filter(erasure__erased_at=None, legal_removal=None)


def should_be_there(document: Document) -> bool:
    """Whether its file should be there now."""
    return kept_documents().filter(pk=document.pk).exists()


def alarm(document: Document, *, missing: bool) -> bool:
    """Tell staff that a file is missing or changed; whether that is new. There is one alarm at a time of a document,
    also where two come upon it at once."""
    damage, is_new = DamagedFile.objects.get_or_create(
        document=document, mended_at=None, defaults={"is_missing": missing}
    )
    if not is_new and damage.is_missing != missing:
        DamagedFile.objects.filter(pk=damage.pk).update(is_missing=missing)
    if is_new:
        for path in settings.DAMAGED_FILE_ALARMS:
            import_string(path)(damage)
    return is_new


def mend(document: Document) -> bool:
    """Its file was read whole: its alarm is over; whether there was one."""
    alarms = DamagedFile.objects.filter(document=document, mended_at=None)
    return bool(alarms.update(mended_at=timezone.now()))


def is_damaged(document: str) -> Exists:
    """Whether a file is known to be damaged or missing: ``document`` is the name of the field that leads to it."""
    return Exists(DamagedFile.objects.filter(document=OuterRef(document), mended_at=None))


def open_alarms() -> QuerySet[DamagedFile]:
    """The files that are missing or changed as far as we know, the newest alarm first. One that was removed on a legal
    ground or erased is missed no more."""
    alarms = DamagedFile.objects.filter(mended_at=None, document__in=kept_documents())
    return alarms.select_related("document")

"""Removing a file on a legal ground: an order of a court, the right of a person to be forgotten, a leaked secret.

The only way in which a file goes while rows still point at its document (docs/safety.md, "Removing a file on a legal
ground"). The document's row, what was signed and who opened it stay; the file opens for nobody from that moment.
"""

from __future__ import annotations

import logging
import re
import uuid
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.erasing import erase_legally_removed
from cop_portal.documents.models import Document, Erasure, LegalRemoval
from cop_portal.refusals import NotAllowed, Refused

logger = logging.getLogger(__name__)

#: As many digits of a fingerprint as pages and papers show.
SHOWN_DIGITS = 12
REFERENCE_DIGITS = 32
_DIGITS = re.compile(rf"[0-9a-f]{{{SHOWN_DIGITS},64}}")
#: What stands between digits where they are shown, and marks of direction that are copied with them.
_NO_DIGIT = re.compile(r"[\s\-\u200e\u200f\u2066-\u2069]+")


def may_remove_on_legal_ground(user: Any) -> bool:
    """Whether this person may find a file by its reference and remove it: Search staff."""
    return bool(user.is_authenticated and user.is_active and user.is_staff)


def documents_called(reference: str) -> QuerySet[Document]:
    """The documents that an order may mean: by their reference, or by their fingerprint (all of it, or the twelve
    digits that pages show). Never by a name, which staff need not know. The same bytes may be several documents."""
    digits = _NO_DIGIT.sub("", reference).lower()
    found = Document.objects.select_related("erasure", "legal_removal__removed_by").order_by("pk")
    if not _DIGITS.fullmatch(digits):
        return found.none()
    is_meant = Q(sha256__startswith=digits)
    if len(digits) == REFERENCE_DIGITS:
        is_meant |= Q(public_id=uuid.UUID(digits))
    return found.filter(is_meant)


def remove_on_legal_ground(document: Document, *, ground: str, by: Any) -> bool:
    """Remove the file of ``document`` at once and for good; whether its bytes are gone already.

    ``ground`` says which law or order, of which day, of whom; who may open the document reads it. From the commit on
    the file is handed out to nobody. Then its bytes are erased; where the storage is down the next sweep does it.
    """
    if not may_remove_on_legal_ground(by):
        raise NotAllowed(_("Only Search staff remove a file on a legal ground."))
    ground = " ".join(ground.split())
    if not ground:
        raise Refused(_("Say on which legal ground the file is removed."), field="ground", code="no_ground")
    with transaction.atomic():
        held = Document.objects.select_for_update(no_key=True).get(pk=document.pk)
        if LegalRemoval.objects.filter(document=held).exists():
            raise Refused(_("The file was removed already."), code="removed")
        if Erasure.objects.filter(document=held, erased_at__isnull=False).exists():
            raise Refused(_("The file was erased already: nobody needed it any more."), code="erased")
        LegalRemoval.objects.create(document=held, ground=ground, removed_by=by)
        Erasure.objects.get_or_create(document=held)
    logger.warning("The file of document %s was removed on a legal ground.", document.public_id)
    return erase_legally_removed(document.pk)

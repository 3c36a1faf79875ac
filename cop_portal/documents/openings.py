"""The log of a document, for those who may read it: who opened it, for whom, how and when.

Who may read it is the question of the room that owns the document; so are the names of organizations, which the log
keeps as their slugs (none for Search staff).
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from cop_portal.dates import format_date
from cop_portal.documents.models import Document, DocumentOpening


def openings_of(documents: Iterable[Document] | QuerySet) -> QuerySet[DocumentOpening]:
    """The openings of these documents with who opened them, the newest first. What was removed or erased since keeps
    its own."""
    return DocumentOpening.objects.filter(document__in=documents).select_related("user", "document")


def how_and_when(opening: DocumentOpening) -> str:
    """How it was opened and when, in one sentence: "Downloaded on 22 September 2021 at 14:05."

    A download in parts, and pages that are looked at within an hour, are one opening: its beginning.
    """
    words = (
        gettext("Downloaded on %(date)s at %(time)s.")
        if opening.kind == DocumentOpening.Kind.DOWNLOAD
        else gettext("Looked at in the portal on %(date)s at %(time)s.")
    )
    moment = timezone.localtime(opening.opened_at)
    return words % {"date": format_date(moment.date()), "time": f"{moment:%H:%M}"}

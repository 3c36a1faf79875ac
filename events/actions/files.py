"""Files of an event: added, called otherwise, taken away. For Search staff.

Who opens one is said by its kind, and asked in ``events.visibility``; its kind never changes: a signed sheet that was
added as slides is taken away and added again.
"""

from __future__ import annotations

import datetime

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import BAGHDAD
from cop_portal.documents.store import store_document
from cop_portal.documents.unsigned import in_words_for_unsigned
from cop_portal.documents.uploads import UploadRefused
from cop_portal.refusals import Refused
from events.models import Event, EventFile
from members.actions.recorded import recorded
from members.models import User

from .acquaintances import lock_event
from .common import require_staff


@recorded
def add_event_file(
    *,
    event: Event,
    by: User,
    kind: str,
    upload: File,
    title: str = "",
    on: datetime.date | None = None,
) -> EventFile:
    """``upload`` is a file of ``event`` from now on, opened by whom its ``kind`` says.

    The file is inspected before it is kept: UploadRefused says in words why it may not be. The same bytes once more,
    as the same kind, are the file that is there: a form sent twice, or by two people after the same workshop, makes
    one; a ``title`` given with them is its title from then on. ``on``: the day it was received, if not today.
    """
    require_staff(by)
    if kind not in EventFile.Kind.values:
        raise Refused(_("Choose what kind of file it is."), field="kind", code="invalid")
    title = _tidied(title)
    at = datetime.datetime.combine(on, datetime.time(12), BAGHDAD) if on else None
    try:
        with store_document(upload, by=by, at=at) as received, transaction.atomic():
            event = lock_event(event)
            there = event.files.filter(kind=kind, document__sha256=received.inspected.sha256).first()
            if there is not None:
                return _titled(there, title or there.title)
            added = EventFile.objects.create(event=event, kind=kind, title=title, document=received.keep())
            added.refresh_from_db(fields=["public_id"])
    except UploadRefused as refused:
        raise _in_words_for(refused, kind, upload.name or "") from None
    return added


@recorded
def rename_event_file(*, file: EventFile, by: User, title: str) -> EventFile:
    """Call ``file`` by another title; by an empty one it is called what its kind is. Refused where it was removed."""
    require_staff(by)
    with transaction.atomic():
        row = EventFile.objects.select_for_update(no_key=True).filter(pk=file.pk).first()
        if row is None:
            raise Refused(_("This file was removed meanwhile, so nothing was saved."), code="gone")
        return _titled(row, _tidied(title))


@recorded
def remove_event_file(*, file: EventFile, by: User) -> None:
    """Nobody opens ``file`` any more; its bytes are erased a week later. Removing it twice is the same as once."""
    require_staff(by)
    EventFile.objects.filter(pk=file.pk).delete()


def _tidied(title: str) -> str:
    title = " ".join(title.split())
    longest = EventFile._meta.get_field("title").max_length or 0
    if len(title) > longest:
        raise Refused(
            _("The title is too long. Shorten it to %(count)d characters.") % {"count": longest},
            field="title",
            code="too_long",
        )
    return title


def _titled(row: EventFile, title: str) -> EventFile:
    if row.title != title:
        row.title = title
        row.save(update_fields=["title"])
    return row


def _in_words_for(refused: UploadRefused, kind: str, name: str) -> UploadRefused:
    """A signed sheet on paper is scanned; of anything else a PDF is made."""
    if kind == EventFile.Kind.SIGNED_SHEET and refused.code == "word":
        return refused
    return in_words_for_unsigned(refused, name)

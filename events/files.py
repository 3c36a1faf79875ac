"""Files of an event as its pages list them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cop_portal.dates import today
from members.profile.rows import file_facts

from .models import Event, EventFile
from .visibility import event_files_visible_to

_ORDER = {kind: place for place, kind in enumerate(EventFile.Kind.values)}


@dataclass(frozen=True)
class FileRow:
    """A file in a list: what it is called, what it is, and who else can open it."""

    file: EventFile
    facts: SafeString
    who: str

    @property
    def url(self) -> str:
        return self.file.get_absolute_url()


def file_rows(event: Event, user) -> list[FileRow]:
    """The files of ``event`` that ``user`` may open: the agenda first, a signed sheet last."""
    files = event_files_visible_to(user).filter(event=event)
    return [
        FileRow(file=file, facts=file_facts(file.document), who=who_opens(file))
        for file in sorted(files, key=lambda file: (_ORDER[file.kind], file.pk))
    ]


def who_opens(file: EventFile) -> str:
    """Who can open ``file``, for those who can."""
    event = file.event
    if file.kind == EventFile.Kind.SIGNED_SHEET:
        return _("Only Search staff can open this: it has people's names on it. Each opening is recorded.")
    if event.announced_on is None or event.announced_on > today():
        return _("Only Search staff can open this until the event is announced. Each opening is recorded.")
    if event.open_to == Event.OpenTo.INVITED:
        return _(
            "Only the organizations that were invited or came, and Search staff, can open this. "
            "Each opening is recorded."
        )
    return _("All members and Search staff can open this. Each opening is recorded.")


def was_removed(slug: str, public_id: uuid.UUID) -> bool:
    """Whether a file of this number stood at the event of this address, and does no more."""
    if EventFile.objects.filter(public_id=public_id).exists():
        return False
    history = EventFile.pgh_event_model.objects.filter(public_id=public_id, event__slug=slug)
    return history.exists()

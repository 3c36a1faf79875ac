"""Notes as they are now, beside what somebody typed upon an older text."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from collaborations.belonging import belonged_to
from collaborations.models import FollowUpMeeting, Party
from collaborations.thread.facts import Thread
from cop_portal.dates import BAGHDAD


@dataclass(frozen=True)
class TextNow:
    """A text of a meeting as it is now."""

    text: str
    language: str

    @property
    def language_name(self) -> str:
        """Its language, in the reader's."""
        return str(dict(settings.LANGUAGES)[self.language])


@dataclass(frozen=True)
class NotesNow:
    """What is there now; None for a text that is the same as the one that was typed. ``who`` wrote last, and when: None
    where it is not known, or where it is nobody of the thread any more."""

    notes: TextNow | None
    challenges: TextNow | None
    who: Party | None
    at: datetime.datetime | None

    @property
    def hour(self) -> str:
        """When on that day, in Baghdad."""
        return self.at.strftime("%H:%M") if self.at is not None else ""


def notes_now(meeting: FollowUpMeeting, typed: Mapping[str, str], thread: Thread) -> NotesNow:
    """What ``meeting`` has now, for who ``typed`` other notes and challenges upon an older version of them."""
    who, at = _last_written(meeting, thread)
    return NotesNow(
        _differing(meeting.notes, meeting.notes_language, typed.get("notes", "")),
        _differing(meeting.challenges, meeting.challenges_language, typed.get("challenges", "")),
        who,
        at,
    )


def _differing(now: str, language: str, typed: str) -> TextNow | None:
    is_same = now.split() == typed.split()
    return None if is_same else TextNow(now, language)


def _last_written(meeting: FollowUpMeeting, thread: Thread) -> tuple[Party | None, datetime.datetime | None]:
    """From the history, which keeps no word of them: who brought the notes to the version that they have. Their
    organization is the one to which they belonged then; nobody's where it could be several."""
    events = FollowUpMeeting.pgh_event_model.objects.filter(
        pgh_obj=meeting.pk, notes_version=meeting.notes_version
    )
    event = events.select_related("pgh_context").order_by("pgh_id").first()
    if event is None:
        return None, None
    at = event.pgh_created_at.astimezone(BAGHDAD)
    key = event.pgh_context.metadata.get("user") if event.pgh_context is not None else None
    theirs = belonged_to(key, meeting.collaboration_id, at.date()) if key is not None else frozenset()
    if len(theirs) != 1:
        return None, at
    return next((party for party in thread.parties if party.organization_id in theirs), None), at

"""What the parties write of a meeting: notes and challenges. Two people who write at once lose nothing."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.meetings.denials import was_denied
from collaborations.models import FollowUpMeeting
from cop_portal.history import changed_by
from cop_portal.refusals import Refused
from cop_portal.translations.scripts import language_by_letters
from members.models import Organization

from .common import lock, writing_party

CHANGED = _("Somebody else changed this while you were writing. Compare both, and save again")


@transaction.atomic
def write_notes(
    *,
    meeting: FollowUpMeeting,
    organization: Organization,
    by,
    seen: int,
    notes: str,
    challenges: str,
    language: str = "en",
    challenges_language: str = "en",
) -> FollowUpMeeting:
    """Change notes and challenges of a meeting that was held; a colleague may. Its parties alone read them.

    Also where it was said since that there was none: what must not be read can be taken out.

    ``seen`` is the ``notes_version`` that the person wrote upon: over a later one nothing is written. The languages are
    what the person says, where the letters of the text do not say another (``language_by_letters``).
    """
    collaboration = lock(meeting.collaboration)
    writing_party(collaboration, organization, by)
    meeting = FollowUpMeeting.objects.get(pk=meeting.pk)
    if meeting.held_on is None and not was_denied(meeting):
        raise Refused(_("Record the meeting first."), code="not_held")
    wanted = {
        "notes": notes.strip(),
        "notes_language": language_by_letters(notes, language),
        "challenges": challenges.strip(),
        "challenges_language": language_by_letters(challenges, challenges_language),
    }
    if all(getattr(meeting, name) == value for name, value in wanted.items()):
        return meeting
    if meeting.notes_version != seen:
        field = "notes" if meeting.notes != wanted["notes"] else "challenges"
        raise Refused(CHANGED, field=field, code="changed")
    for name, value in wanted.items():
        setattr(meeting, name, value)
    meeting.notes_version += 1
    with changed_by(by, "notes"):
        meeting.save(update_fields=[*wanted, "notes_version"])
    return meeting

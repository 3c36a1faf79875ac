"""What Search may read of a meeting: each party that was there ticks it, and takes it back."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.meetings.visibility import PARTS
from collaborations.models import FollowUpMeeting, MeetingShare
from collaborations.visibility import may_correct_meeting
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization

from .common import lock, speaking_party


@transaction.atomic
def share_with_staff(
    *,
    meeting: FollowUpMeeting,
    organization: Organization,
    by,
    changes: Mapping[str, bool],
    on: datetime.date | None = None,
) -> None:
    """Tick parts of a meeting (True) for Search to read, or take them back (False); parts not in ``changes`` stay.

    Search reads a part while every party that was there is in the thread and has ticked it
    (``meeting_visibility.shared_parts``).
    """
    collaboration = lock(meeting.collaboration)
    party = speaking_party(collaboration, organization, by)
    if not may_correct_meeting(by, organization, meeting):
        raise NotAllowed(_("Only an organization that was at the meeting can say what Search may read."))
    if not set(changes) <= set(PARTS):
        raise Refused(_("Choose what Search may read."), code="no_part")
    row = MeetingShare.objects.filter(meeting=meeting, party=party).first()
    if row is None:
        row = MeetingShare(meeting=meeting, party=party, collaboration=collaboration)
    changed = {part for part, is_ticked in changes.items() if getattr(row, part) != is_ticked}
    if not changed:
        return
    for part in changed:
        setattr(row, part, changes[part])
    row.changed_on, row.changed_by = on or today(), by
    row.save()

"""A party said by mistake that a meeting was not held, or that it was not there: it takes its own word back.

Nobody else's word does: what a party says of itself stands until it says otherwise.
"""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.emails import meetings as emails
from collaborations.meetings.denials import AFTER_ALL, said_not_there, undone_by_denial
from collaborations.meetings.visibility import may_come_back, may_take_denial_back
from collaborations.models import FollowUpMeeting, MeetingParty, Rest
from collaborations.partnerships import refresh_partnerships
from cop_portal.dates import today
from cop_portal.history import changed_by
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization

from .common import lock, must_go_on, speaking_party
from .corrections import stamp
from .meeting_attending import check_day
from .recorded_already import check_not_recorded

TOO_FEW = _(
    "Fewer than two of the organizations that were there are in this collaboration now, so the record cannot come back."
)


@transaction.atomic
def say_there_after_all(
    *,
    meeting: FollowUpMeeting,
    organization: Organization,
    by,
    people: str = "",
    on: datetime.date | None = None,
) -> FollowUpMeeting:
    """Say that one's own organization was at ``meeting``, out of whose record it took itself. Nobody reads more of it
    by that: staff read what it shares only once this organization has ticked it, too. The others get a mail."""
    on = on or today()
    collaboration = lock(meeting.collaboration)
    party = speaking_party(collaboration, organization, by)
    meeting = FollowUpMeeting.objects.get(pk=meeting.pk)
    if meeting.attending.filter(party=party).exists():
        return meeting
    if not may_come_back(by, organization, meeting):
        raise NotAllowed(_("Only an organization that said that it was not there can say this."))
    must_go_on(collaboration, happened=meeting.held_on)
    with changed_by(by, AFTER_ALL):
        meeting.attending.create(party=party, collaboration=collaboration, people=people.strip())
        stamp(meeting, party, on)
        meeting.save()
    refresh_partnerships(collaboration, on)
    run_later(emails.meeting_corrected, meeting.pk, organization.pk)
    return meeting


@transaction.atomic
def say_held_after_all(
    *,
    meeting: FollowUpMeeting,
    organization: Organization,
    by,
    people: str = "",
    on: datetime.date | None = None,
) -> FollowUpMeeting:
    """Say that ``meeting`` was held, of which one's own organization had said that it was not.

    Who was named in the record and is in the thread comes back, without the names of its people, which nobody keeps;
    areas are written down and confirmed anew. Partnerships come back as they were, also those that have ended. The
    others get a mail, and each can say its own word against it again.
    """
    on = on or today()
    collaboration = lock(meeting.collaboration)
    party = speaking_party(collaboration, organization, by)
    meeting = FollowUpMeeting.objects.select_related("corrected_by").get(pk=meeting.pk)
    if meeting.held_on is not None:
        return meeting
    held_on = meeting.planned_on
    if held_on is None or not may_take_denial_back(by, organization, meeting):
        raise NotAllowed(_("Only the organization that said that it was not held can say this."))
    must_go_on(collaboration, happened=held_on)
    check_not_recorded(collaboration, held_on, meeting.date_precision)
    check_day(collaboration, organization, held_on, meeting.date_precision)
    undone = undone_by_denial(meeting)
    named = undone.attending - said_not_there(meeting)
    there = list(collaboration.parties.filter(left_on__isnull=True, organization__in=named))
    if len(there) < 2:
        raise Refused(TOO_FEW, code="alone")
    with changed_by(by, "held_after_all"):
        MeetingParty.objects.bulk_create(
            MeetingParty(
                meeting=meeting,
                party=one,
                collaboration=collaboration,
                people=people.strip() if one == party else "",
            )
            for one in there
        )
        meeting.held_on, meeting.called_off_on, meeting.called_off_reason = held_on, None, ""
        meeting.version += 1
        stamp(meeting, party, on)
        meeting.save()
    undone.partnerships.take_back()
    conclusion = collaboration.rests.filter(kind=Rest.Kind.CONCLUDED, until=None).first()
    refresh_partnerships(collaboration, on if conclusion is None else conclusion.since)
    run_later(emails.meeting_corrected, meeting.pk, organization.pk)
    return meeting

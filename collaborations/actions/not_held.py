"""A meeting was recorded and was none, or not with everybody who is named: an organization of the thread says so.

One organization's record makes partners of all in the thread, so the word of any of them undoes it, also of one that
was not there or has come since. What two organizations have confirmed stands: their two words are more than one.
"""

from __future__ import annotations

import datetime

import pghistory
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.emails import meetings as emails
from collaborations.meetings.denials import NOT_HELD, NOT_THERE, PARTNERSHIPS
from collaborations.models import AreaConfirmation, Collaboration, FollowUpMeeting, Party
from collaborations.partnerships import partnerships_due, refresh_partnerships
from collaborations.partnerships_kept import PartnershipChanges, rows_among
from collaborations.visibility import may_correct_meeting, may_deny_meeting
from cop_portal.dates import today
from cop_portal.history import changed_by
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization

from .common import lock, need_text, speaking_party
from .corrections import stamp
from .held_on_another_day import plan_again

CONFIRMED_BY_TWO = _(
    "Two organizations have confirmed what they found at this meeting, so it was held. Talk about it with them."
)
CONFIRMED_OURSELVES = _("Your organization has confirmed what was found there, so it was there.")


def stands(meeting: FollowUpMeeting) -> bool:
    """Whether two organizations have confirmed something that was found at ``meeting``."""
    confirmed = AreaConfirmation.objects.filter(area__meeting=meeting)
    return confirmed.values("party").distinct().count() >= 2


@transaction.atomic
def say_not_held(
    *, meeting: FollowUpMeeting, organization: Organization, by, reason: str, on: datetime.date | None = None
) -> FollowUpMeeting:
    """Say that a recorded meeting was not held, and why, for an organization of the thread.

    Who came and what was found go, and partnerships that came of it were none. Notes stay the parties' to read and to
    change, action points stay without the meeting, the next meeting stays planned; one that was called off by the
    record is planned again. The others get a mail.
    """
    collaboration = lock(meeting.collaboration)
    party = speaking_party(collaboration, organization, by)
    meeting = FollowUpMeeting.objects.get(pk=meeting.pk)
    if meeting.called_off_on is not None:
        return meeting
    _must_be_recorded(meeting)
    if not may_deny_meeting(by, organization, meeting):
        raise NotAllowed(_("You cannot act for this organization here."))
    if stands(meeting):
        raise Refused(CONFIRMED_BY_TWO, code="confirmed")
    reason = need_text(reason, _("Say why, for the others."), field="reason")
    _undo(meeting, collaboration, party, by=by, reason=reason, on=on or today())
    run_later(emails.meeting_not_held, meeting.pk, organization.pk)
    return meeting


@transaction.atomic
def say_not_there(
    *, meeting: FollowUpMeeting, organization: Organization, by, reason: str, on: datetime.date | None = None
) -> FollowUpMeeting:
    """Say that one's own organization was not at a recorded meeting. Where fewer than two are left it was none."""
    on = on or today()
    collaboration = lock(meeting.collaboration)
    party = speaking_party(collaboration, organization, by)
    meeting = FollowUpMeeting.objects.get(pk=meeting.pk)
    if meeting.called_off_on is not None:
        return meeting
    if meeting.held_on is not None and not meeting.attending.filter(party=party).exists():
        return meeting
    _must_be_recorded(meeting)
    if not may_correct_meeting(by, organization, meeting):
        raise NotAllowed(_("Only an organization that is named there can say this."))
    if AreaConfirmation.objects.filter(area__meeting=meeting, party=party).exists():
        raise Refused(CONFIRMED_OURSELVES, code="confirmed")
    if meeting.attending.exclude(party=party).count() < 2:
        return say_not_held(meeting=meeting, organization=organization, by=by, reason=reason, on=on)
    with changed_by(by, NOT_THERE):
        meeting.attending.filter(party=party).delete()
        meeting.shares.all().delete()  # those who are left decide anew what Search reads
        stamp(meeting, party, on)
        meeting.save()
    refresh_partnerships(collaboration, on)
    run_later(emails.meeting_corrected, meeting.pk, organization.pk)
    return meeting


def _must_be_recorded(meeting: FollowUpMeeting) -> None:
    if meeting.held_on is None:
        raise Refused(_("This meeting is not recorded yet. You can call it off."), code="not_held")


def _undo(
    meeting: FollowUpMeeting,
    collaboration: Collaboration,
    party: Party,
    *,
    by,
    reason: str,
    on: datetime.date,
) -> None:
    organizations = set(collaboration.parties.values_list("organization_id", flat=True))
    due, before = partnerships_due(today(), organizations), rows_among(organizations)
    with changed_by(by, NOT_HELD):
        meeting.areas.all().delete()
        meeting.attending.all().delete()
        meeting.shares.all().delete()
        meeting.action_points.update(meeting=None)
        was_planned_on = meeting.planned_on
        meeting.planned_on = meeting.held_on  # the day of which it is said, as its page shows it
        meeting.held_on = None
        meeting.called_off_on, meeting.called_off_reason = on, reason
        meeting.save()
        plan_again(collaboration, was_planned_on, on)
        refresh_partnerships(collaboration, on, mistaken=due)
        changes = PartnershipChanges.between(before, rows_among(organizations))
        with pghistory.context(**{PARTNERSHIPS: changes.as_kept()}):  # beside what is written now
            meeting.version += 1
            stamp(meeting, party, on)
            meeting.save()

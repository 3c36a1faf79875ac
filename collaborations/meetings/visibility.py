"""What Search staff may read of a meeting: only what every party that was there has ticked, and only while it stands.

A party that has left cannot take anything back any more, so nothing of a meeting it was at is read by staff from then
on. Who came, where they met and what they promised are never part of it.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from collaborations.meetings.denials import said_not_there_on, was_denied
from collaborations.models import Collaboration, FollowUpMeeting, MeetingParty, MeetingShare
from collaborations.visibility import may_act
from members.models import Organization
from members.roles import is_representative, is_staff

# The parts of a record that can be shared, as ``MeetingShare`` names them.
PARTS = ("areas", "challenges", "notes")


def _is_read(part: str) -> Q:
    there = MeetingParty.objects.filter(meeting=OuterRef("pk"))
    ticked = MeetingShare.objects.filter(meeting=OuterRef("meeting"), party=OuterRef("party"), **{part: True})
    withheld = there.filter(~Exists(ticked) | Q(party__left_on__isnull=False))
    return Q(held_on__isnull=False) & Exists(there) & ~Exists(withheld)


def meetings_shared_with(user) -> QuerySet[FollowUpMeeting]:
    """Meetings of which ``user``, who is staff, may read something; none for anybody else."""
    if not is_staff(user):
        return FollowUpMeeting.objects.none()
    return FollowUpMeeting.objects.filter(_is_read("areas") | _is_read("challenges") | _is_read("notes"))


def shared_parts(collaboration: Collaboration) -> dict[int, frozenset[str]]:
    """By meeting, the parts that staff may read now; meetings of which they may read nothing are not in it."""
    meetings = FollowUpMeeting.objects.filter(collaboration=collaboration).annotate(
        areas_read=_is_read("areas"), challenges_read=_is_read("challenges"), notes_read=_is_read("notes")
    )
    read = meetings.filter(Q(areas_read=True) | Q(challenges_read=True) | Q(notes_read=True))
    rows = read.order_by().values_list("pk", "areas_read", "challenges_read", "notes_read")
    return {
        pk: frozenset(part for part, is_read in zip(PARTS, flags, strict=True) if is_read)
        for pk, *flags in rows
    }


def may_come_back(user, organization: Organization, meeting: FollowUpMeeting) -> bool:
    """Whether ``user`` may say for ``organization`` that it was at ``meeting`` after all: a representative of one that
    took itself out of the record, or of one of that day that was denied. No other organization's word puts it back."""
    if meeting.held_on is None or not may_act(user, organization, meeting.collaboration):
        return False
    absent = said_not_there_on(meeting.collaboration, meeting.held_on, meeting.date_precision, record=meeting)
    return organization.pk in absent


def may_take_denial_back(user, organization: Organization, meeting: FollowUpMeeting) -> bool:
    """Whether ``user`` may say for ``organization`` that ``meeting`` was held after all: a representative of the one
    that said that it was not."""
    denier = meeting.corrected_by
    if not was_denied(meeting) or denier is None or denier.organization_id != organization.pk:
        return False
    return may_act(user, organization, meeting.collaboration)


def may_reword_denial(user, organization: Organization, meeting: FollowUpMeeting) -> bool:
    """Whether ``user`` may write anew for ``organization`` why it said that ``meeting`` was not held. Also where it has
    left the thread, and reads nothing else of it."""
    denier = meeting.corrected_by
    is_own = was_denied(meeting) and denier is not None and denier.organization_id == organization.pk
    return is_own and is_representative(user, organization)

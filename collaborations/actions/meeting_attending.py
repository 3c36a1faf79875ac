"""Who was at a meeting that is recorded, and on which day: what no party can write about another without its word."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.meetings.denials import denier_of, said_not_there_on
from collaborations.models import AreaConfirmation, Collaboration, FollowUpMeeting, MeetingParty, Party
from cop_portal.refusals import Refused
from members.models import Organization

from .before_introduction import check_not_before
from .common import of_this_collaboration

ALONE = _("Choose at least two organizations that came.")


def check_day(
    collaboration: Collaboration, organization: Organization, held_on: datetime.date, precision: str
) -> None:
    """Refuse a meeting before the parties knew each other, or on a day of which another party says that there was
    none: that party can record it."""
    check_not_before(collaboration, held_on, field="held_on", precision=precision)
    denier = denier_of(collaboration, held_on, precision)
    if denier is not None and denier != organization:
        words = gettext(
            "%(organization)s says that there was no meeting on this day. Let it record the meeting."
        )
        raise Refused(words % {"organization": denier.short_name}, field="held_on", code="denied")


def check_said_not_there(parties: Iterable[Party], absent: Container[int]) -> None:
    """Refuse another's record with a party that said that it was not there: ``absent`` are such organizations."""
    for party in parties:
        if party.organization_id in absent:
            message = _("This organization says that it was not there.")
            raise Refused(message, field=f"came_{party.pk}", code="said_not_there")


def correct_attending(
    meeting: FollowUpMeeting,
    attending: Mapping[Party, str],
    came: Mapping[Party, MeetingParty],
    own: Party,
    collaboration: Collaboration,
) -> None:
    """Write who was there. Who is in the thread takes itself out of the record, and nobody puts it back.

    A party that has left may stay, and may be taken out; one that confirmed an area was there. Where anybody is out,
    those who are left decide anew what Search reads.
    """
    added = [party for party in attending if party not in came]
    gone = [party for party in came if party not in attending]
    for party in added:
        of_this_collaboration(party, collaboration, field="attending")
    if own not in attending:
        message = _("Your organization corrects the record, so it was there.")
        raise Refused(message, field="attending", code="not_there")
    if added:
        absent = said_not_there_on(collaboration, meeting.held_on, meeting.date_precision, record=meeting)
        check_said_not_there(added, absent)
    present = {party.pk: party for party in collaboration.parties.filter(left_on__isnull=True)}
    if (added or gone) and sum(party.pk in present for party in attending) < 2:
        raise Refused(ALONE, field="attending", code="alone")
    _check_gone(meeting, gone, {party.organization_id for party in present.values()})
    if gone:
        MeetingParty.objects.filter(meeting=meeting, party__in=gone).delete()
        meeting.shares.all().delete()
    for party, people in attending.items():
        MeetingParty.objects.update_or_create(
            meeting=meeting, party=party, defaults={"collaboration": collaboration, "people": people}
        )


def _check_gone(meeting: FollowUpMeeting, gone: list[Party], present: set[int]) -> None:
    sure = AreaConfirmation.objects.filter(area__meeting=meeting, party__in=gone).first()
    if sure is not None:
        message = _("This organization has confirmed an area of the meeting, so it was there.")
        raise Refused(message, field=f"came_{sure.party_id}", code="confirmed")
    for party in gone:
        if party.organization_id in present:
            message = _("Only this organization itself can say that it was not there.")
            raise Refused(message, field=f"came_{party.pk}", code="not_yours")

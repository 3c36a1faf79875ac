"""Who was at a meeting that is recorded, and on which day: what no party can write about another without its word."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.introductions.origins import known_since
from collaborations.meetings.denials import denier_of, said_not_there
from collaborations.models import AreaConfirmation, Collaboration, FollowUpMeeting, MeetingParty, Party
from cop_portal.dates import Precision, format_date
from cop_portal.refusals import Refused
from members.models import Organization

from .common import of_this_collaboration

ALONE = _("Choose at least two organizations that came.")


def check_day(
    collaboration: Collaboration, organization: Organization, held_on: datetime.date, precision: str
) -> None:
    """Refuse a meeting before the parties knew each other, or on a day of which another party says that there was
    none: that party can record it."""
    since = known_since(collaboration)
    if since is not None:
        first = since if precision == Precision.DAY else since.replace(day=1)
        if held_on < first:
            words = gettext("This is before you were introduced on %(date)s. Check the date")
            message = words % {"date": format_date(since)}
            raise Refused(message, field="held_on", code="before_introduction")
    denier = denier_of(collaboration, held_on, precision)
    if denier is not None and denier != organization:
        words = gettext(
            "%(organization)s says that there was no meeting on this day. Let it record the meeting."
        )
        raise Refused(words % {"organization": denier.short_name}, field="held_on", code="denied")


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
    _check_added(meeting, added)
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


def _check_added(meeting: FollowUpMeeting, added: list[Party]) -> None:
    absent = said_not_there(meeting) if added else set()
    for party in added:
        if party.organization_id in absent:
            message = _("This organization says that it was not there.")
            raise Refused(message, field=f"came_{party.pk}", code="said_not_there")


def _check_gone(meeting: FollowUpMeeting, gone: list[Party], present: set[int]) -> None:
    sure = AreaConfirmation.objects.filter(area__meeting=meeting, party__in=gone).first()
    if sure is not None:
        message = _("This organization has confirmed an area of the meeting, so it was there.")
        raise Refused(message, field=f"came_{sure.party_id}", code="confirmed")
    for party in gone:
        if party.organization_id in present:
            message = _("Only this organization itself can say that it was not there.")
            raise Refused(message, field=f"came_{party.pk}", code="not_yours")

"""Meetings that are to come: proposed, moved, called off; and how often the parties mean to meet."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.emails import meetings as emails
from collaborations.models import Collaboration, FollowUpMeeting
from cop_portal.dates import today
from cop_portal.mail import run_later
from cop_portal.refusals import Refused
from members.models import Organization

from .common import (
    acting_party,
    lock,
    must_be_near,
    must_go_on,
    need_company,
    need_text,
    speaking_party,
)

PASSED = _("This day has passed. Choose a day from today on.")
PLANNED_ALREADY = _("A meeting is planned for this day already.")
MOVED = _("Somebody else changed this meeting while you were writing. Compare both, and save again")


@transaction.atomic
def plan_meeting(
    *,
    collaboration: Collaboration,
    organization: Organization,
    by,
    planned_on: datetime.date,
    starts_at: datetime.time | None = None,
    place: str = "",
    link: str = "",
    rhythm: str | None = None,
    on: datetime.date | None = None,
) -> FollowUpMeeting:
    """Propose a meeting on the day ``planned_on``, not before ``on``. Two on one day are one.

    ``rhythm``: how often they mean to meet from now on; None leaves it as it is.
    """
    collaboration = lock(collaboration)
    acting_party(collaboration, organization, by)
    need_company(collaboration)
    keep_rhythm(collaboration, rhythm)
    known = waiting_on(collaboration, planned_on)
    if known is not None and (known.starts_at, known.place, known.link) == (starts_at, place.strip(), link):
        return known
    meeting = put_down(
        collaboration, by=by, planned_on=planned_on, starts_at=starts_at, place=place, link=link, on=on
    )
    run_later(emails.meeting_planned, meeting.pk, organization.pk)
    return meeting


def put_down(
    collaboration: Collaboration,
    *,
    by,
    planned_on: datetime.date,
    starts_at: datetime.time | None,
    place: str,
    link: str = "",
    field: str = "planned_on",
    on: datetime.date | None = None,
) -> FollowUpMeeting:
    """The planned meeting, written down and told to nobody; refused at ``field`` where the day cannot be."""
    must_go_on(collaboration)
    _check_day(collaboration, planned_on, field=field, on=on)
    return FollowUpMeeting.objects.create(
        collaboration=collaboration,
        planned_on=planned_on,
        starts_at=starts_at,
        place=place.strip(),
        link=link,
        made_by=by,
    )


def waiting_on(collaboration: Collaboration, day: datetime.date) -> FollowUpMeeting | None:
    """The meeting that is planned for ``day``."""
    waiting = collaboration.meetings.filter(held_on__isnull=True, called_off_on__isnull=True)
    return waiting.filter(planned_on=day).first()


def _check_day(
    collaboration: Collaboration,
    day: datetime.date,
    *,
    field: str,
    on: datetime.date | None,
    moving: FollowUpMeeting | None = None,
) -> None:
    if day < (on or today()):
        raise Refused(PASSED, field=field, code="past")
    must_be_near(day, field=field)
    if waiting_on(collaboration, day) not in (None, moving):
        raise Refused(PLANNED_ALREADY, field=field, code="planned")


@transaction.atomic
def set_rhythm(*, collaboration: Collaboration, organization: Organization, by, rhythm: str) -> Collaboration:
    """Say how often the parties mean to meet; empty for no rhythm."""
    collaboration = lock(collaboration)
    acting_party(collaboration, organization, by)
    keep_rhythm(collaboration, rhythm)
    return collaboration


def keep_rhythm(collaboration: Collaboration, rhythm: str | None) -> None:
    """Write how often they mean to meet, where it is another than before; inside another action."""
    if rhythm is None or rhythm == collaboration.rhythm:
        return
    if rhythm and rhythm not in Collaboration.Rhythm.values:
        raise Refused(_("Choose how often you mean to meet."), field="rhythm", code="required")
    collaboration.rhythm = rhythm
    collaboration.save(update_fields=["rhythm"])


@transaction.atomic
def move_meeting(
    *,
    meeting: FollowUpMeeting,
    organization: Organization,
    by,
    seen: int,
    planned_on: datetime.date,
    starts_at: datetime.time | None = None,
    place: str = "",
    link: str = "",
    on: datetime.date | None = None,
) -> FollowUpMeeting:
    """Another day, hour, place or link for a planned meeting; ``seen`` is its version that the person read.

    The others get one mail, and calendars that hold it a newer entry.
    """
    collaboration = lock(meeting.collaboration)
    acting_party(collaboration, organization, by)
    need_company(collaboration)
    meeting = FollowUpMeeting.objects.get(pk=meeting.pk)
    if meeting.held_on is not None:
        raise Refused(_("This meeting was held, so it cannot be moved."), code="held")
    if meeting.called_off_on is not None:
        raise Refused(_("This meeting was called off."), code="called_off")
    place = place.strip()
    as_planned = (meeting.planned_on, meeting.starts_at, meeting.place, meeting.link)
    if as_planned == (planned_on, starts_at, place, link):
        return meeting
    if meeting.version != seen:
        raise Refused(MOVED, code="changed")
    must_go_on(collaboration)
    _check_day(collaboration, planned_on, field="planned_on", on=on, moving=meeting)
    meeting.planned_on, meeting.starts_at = planned_on, starts_at
    meeting.place, meeting.link = place, link
    meeting.version += 1
    meeting.save(update_fields=["planned_on", "starts_at", "place", "link", "version"])
    run_later(emails.meeting_moved, meeting.pk, organization.pk)
    return meeting


@transaction.atomic
def call_off_meeting(
    *, meeting: FollowUpMeeting, organization: Organization, by, reason: str, on: datetime.date | None = None
) -> FollowUpMeeting:
    """Say that a planned meeting will not be, or was not, held, and why."""
    collaboration = lock(meeting.collaboration)
    speaking_party(collaboration, organization, by)
    meeting = FollowUpMeeting.objects.get(pk=meeting.pk)
    if meeting.called_off_on is not None:
        return meeting
    if meeting.held_on is not None:
        raise Refused(_("This meeting was held, so it cannot be called off."), code="held")
    meeting.called_off_reason = need_text(reason, _("Say why, for the others."), field="reason")
    meeting.called_off_on = on or today()
    meeting.version += 1
    meeting.save(update_fields=["called_off_on", "called_off_reason", "version"])
    run_later(emails.meeting_called_off, meeting.pk, organization.pk)
    return meeting

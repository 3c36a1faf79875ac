"""Follow-up meetings: planned, held or called off; the areas found in them, and who confirms those."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.emails import meetings as emails
from collaborations.models import (
    AreaConfirmation,
    Collaboration,
    ComplementaryArea,
    FollowUpMeeting,
    MeetingParty,
    Party,
)
from collaborations.partnerships import refresh_partnerships
from cop_portal.dates import Precision, format_date, today
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, Topic

from .common import (
    acting_party,
    current_party,
    lock,
    must_be_near,
    must_have_happened,
    need_company,
    need_text,
    of_this_collaboration,
    speaking_party,
    writing_party,
)

AREA_CHANGED = _("What was written here has been corrected. Read it again, and then confirm")


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
    on: datetime.date | None = None,
) -> FollowUpMeeting:
    """Propose a meeting on the day ``planned_on``, not before ``on``. Two on one day are one."""
    collaboration = lock(collaboration)
    acting_party(collaboration, organization, by)
    need_company(collaboration)
    if planned_on < (on or today()):
        raise Refused(_("This day has passed. Choose a day from today on."), field="planned_on", code="past")
    must_be_near(planned_on, field="planned_on")
    known = collaboration.meetings.filter(
        planned_on=planned_on, held_on__isnull=True, called_off_on__isnull=True
    ).first()
    if known is not None:
        if (known.starts_at, known.place, known.link) == (starts_at, place.strip(), link):
            return known
        raise Refused(_("A meeting is planned for this day already."), field="planned_on", code="planned")
    meeting = FollowUpMeeting.objects.create(
        collaboration=collaboration,
        planned_on=planned_on,
        starts_at=starts_at,
        place=place.strip(),
        link=link,
        made_by=by,
    )
    run_later(emails.meeting_planned, meeting.pk, organization.pk)
    return meeting


@transaction.atomic
def record_meeting(
    *,
    collaboration: Collaboration,
    organization: Organization,
    by,
    held_on: datetime.date,
    attending: Mapping[Party, str],
    date_precision: str = Precision.DAY,
    areas: Iterable[tuple[Topic, str]] = (),
    notes: str = "",
    language: str = "en",
    meeting: FollowUpMeeting | None = None,
    on: datetime.date | None = None,
) -> FollowUpMeeting:
    """Record that the parties met: who came for each party, the complementary areas found, and notes.

    ``meeting`` is the planned one, where it was planned. The party that records has confirmed the areas by that, as of
    ``on``; the others confirm them later (``confirm_area``). ``attending`` maps each party that came to its people.
    """
    on = on or today()
    must_have_happened(held_on, field="held_on", on=on)
    collaboration = lock(collaboration)
    party = acting_party(collaboration, organization, by)
    need_company(collaboration)
    _check_attending(attending, party, collaboration)
    attending = {one: people.strip() for one, people in attending.items()}
    areas = [(topic, sentence.strip()) for topic, sentence in dict(areas).items()]
    recorded = _recorded_already(collaboration, held_on, date_precision, meeting, by, attending, notes)
    if recorded is not None:
        return recorded
    meeting = _meeting_to_fill(collaboration, held_on, meeting, by)
    meeting.held_on, meeting.date_precision = held_on, date_precision
    meeting.notes, meeting.notes_language = notes.strip(), language
    meeting.save()
    MeetingParty.objects.bulk_create(
        MeetingParty(meeting=meeting, party=one, collaboration=collaboration, people=people)
        for one, people in attending.items()
    )
    for topic, sentence in areas:
        area = ComplementaryArea.objects.create(
            meeting=meeting, collaboration=collaboration, topic=topic, sentence=sentence, language=language
        )
        AreaConfirmation.objects.create(area=area, party=party, confirmed_on=on, confirmed_by=by)
    refresh_partnerships(collaboration, on)
    run_later(emails.meeting_recorded, meeting.pk, organization.pk)
    return meeting


def _check_attending(attending: Mapping[Party, str], own: Party, collaboration: Collaboration) -> None:
    for party in attending:
        of_this_collaboration(party, collaboration, field="attending")
    if own not in attending:
        raise Refused(
            _("Only an organization that was at the meeting can record it."),
            field="attending",
            code="not_there",
        )
    if len(attending) < 2:
        raise Refused(_("Choose at least two organizations that came."), field="attending", code="alone")


def _recorded_already(
    collaboration: Collaboration,
    held_on: datetime.date,
    precision: str,
    meeting: FollowUpMeeting | None,
    by,
    attending: Mapping[Party, str],
    notes: str,
) -> FollowUpMeeting | None:
    """The record of this meeting, where the same person sends it twice; refused where somebody else recorded it."""
    held = collaboration.meetings.filter(held_on__isnull=False)
    known = (
        held.filter(pk=meeting.pk).first()
        if meeting is not None
        else held.filter(held_on=held_on, date_precision=precision).first()
    )
    if known is None:
        return None
    same_people = {row.party: row.people for row in known.attending.select_related("party")} == attending
    if known.held_on == held_on and known.notes == notes.strip() and same_people:
        return known
    message = gettext("The meeting of %(date)s has been recorded already. Open it to add notes.")
    words = message % {"date": format_date(known.held_on, known.date_precision)}
    raise Refused(words, field="held_on", code="recorded")


def _meeting_to_fill(
    collaboration: Collaboration, held_on: datetime.date, meeting: FollowUpMeeting | None, by
) -> FollowUpMeeting:
    """The planned meeting that was held, else a new one."""
    waiting = collaboration.meetings.filter(held_on__isnull=True, called_off_on__isnull=True)
    if meeting is not None:
        planned = waiting.filter(pk=meeting.pk).first()
        if planned is None:
            raise Refused(_("This meeting was called off."), code="called_off")
        return planned
    planned = waiting.filter(planned_on=held_on).first()
    return planned or FollowUpMeeting(collaboration=collaboration, made_by=by)


@transaction.atomic
def write_notes(
    *, meeting: FollowUpMeeting, organization: Organization, by, notes: str, language: str = "en"
) -> FollowUpMeeting:
    """Change the notes of a meeting that was held; a colleague may. Its parties alone read them."""
    collaboration = lock(meeting.collaboration)
    writing_party(collaboration, organization, by)
    meeting = FollowUpMeeting.objects.get(pk=meeting.pk)
    if meeting.held_on is None:
        raise Refused(_("Record the meeting first."), code="not_held")
    meeting.notes, meeting.notes_language = notes.strip(), language
    meeting.save(update_fields=["notes", "notes_language"])
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
    meeting.save(update_fields=["called_off_on", "called_off_reason"])
    run_later(emails.meeting_called_off, meeting.pk, organization.pk)
    return meeting


@transaction.atomic
def confirm_area(
    *, area: ComplementaryArea, organization: Organization, by, on: datetime.date | None = None
) -> AreaConfirmation:
    """A party that was at the meeting says that the area is one; agreed once every party that was there has."""
    on = on or today()
    collaboration = lock(area.collaboration)
    acting_party(collaboration, organization, by)
    party = current_party(collaboration, organization)
    if not ComplementaryArea.objects.filter(pk=area.pk).exists():
        raise Refused(AREA_CHANGED, field="areas", code="changed")
    if not MeetingParty.objects.filter(meeting=area.meeting_id, party=party).exists():
        raise NotAllowed(_("Only an organization that was at the meeting can confirm its areas."))
    if area.meeting.held_on is None or on < area.meeting.held_on:
        raise Refused(_("This date is before the meeting."), field="on", code="too_early")
    must_have_happened(on, field="on")
    confirmation, _created = AreaConfirmation.objects.get_or_create(
        area=area, party=party, defaults={"confirmed_on": on, "confirmed_by": by}
    )
    refresh_partnerships(collaboration, on)
    return confirmation

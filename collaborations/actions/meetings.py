"""Follow-up meetings that were held: what was recorded and found, and who confirms it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.emails import meetings as emails
from collaborations.meetings.denials import RECORDED, said_not_there_on
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
from cop_portal.history import changed_by
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from cop_portal.translations.scripts import language_by_letters
from members.models import Organization, Topic

from .common import (
    acting_party,
    current_party,
    lock,
    must_go_on,
    must_have_happened,
    need_company,
    of_this_collaboration,
)
from .held_on_another_day import record_instead_of
from .meeting_attending import ALONE, check_day, check_said_not_there
from .meeting_plans import (
    call_off_meeting,
    keep_rhythm,
    move_meeting,
    plan_meeting,
    put_down,
    set_rhythm,
    waiting_on,
)
from .recorded_already import RecordedAlready

__all__ = [
    "AREA_CHANGED",
    "call_off_meeting",
    "confirm_area",
    "move_meeting",
    "plan_meeting",
    "record_meeting",
    "set_rhythm",
]

AREA_CHANGED = _("What was written here has been corrected. Read it again, and then confirm")
_AREA, _ENTRY_POINT = ComplementaryArea.Kind.AREA, ComplementaryArea.Kind.ENTRY_POINT


@transaction.atomic
def record_meeting(
    *,
    collaboration: Collaboration,
    organization: Organization,
    by,
    held_on: datetime.date,
    attending: Mapping[Party, str],
    date_precision: str = Precision.DAY,
    place: str | None = None,
    areas: Iterable[tuple[Topic, str]] = (),
    entry_points: Iterable[tuple[Topic, str]] = (),
    notes: str = "",
    challenges: str = "",
    language: str = "en",
    meeting: FollowUpMeeting | None = None,
    is_another: bool = False,
    next_on: datetime.date | None = None,
    next_at: datetime.time | None = None,
    next_place: str = "",
    rhythm: str | None = None,
    on: datetime.date | None = None,
) -> FollowUpMeeting:
    """Record that the parties met: who came for each party, what they found, notes, and when they meet next.

    ``meeting`` is the planned one, where it was planned; ``is_another``: it was none of those, though one may be
    planned for that very day. ``place`` None: where it was planned. The party that records has confirmed areas and
    entry points by that, as of ``on``; the others confirm them later (``confirm_area``). ``attending`` maps each party
    that came to its people. The others get one mail, also where the next meeting is proposed with it.
    """
    on = on or today()
    must_have_happened(held_on, field="held_on", on=on)
    collaboration = lock(collaboration)
    party = acting_party(collaboration, organization, by)
    need_company(collaboration)
    _check_attending(attending, party, collaboration)
    attending = {one: people.strip() for one, people in attending.items()}
    written = (notes.strip(), challenges.strip())
    recorded = _recorded_already(collaboration, held_on, date_precision, meeting, by, attending, written)
    if recorded is not None:
        return recorded
    must_go_on(collaboration, happened=held_on)
    check_day(collaboration, organization, held_on, date_precision)
    absent = said_not_there_on(collaboration, held_on, date_precision)
    check_said_not_there([one for one in attending if one != party], absent)
    if meeting is None and not is_another:
        meeting = waiting_on(collaboration, held_on)
    meeting = _meeting_to_fill(collaboration, meeting, by=by, on=on)
    if meeting.planned_on != held_on:
        meeting.starts_at = None  # the hour was that of another day
    if place is not None:
        meeting.place = place.strip()
    meeting.held_on, meeting.date_precision = held_on, date_precision
    meeting.notes, meeting.challenges = written
    meeting.notes_language = language_by_letters(notes, language)
    meeting.challenges_language = language_by_letters(challenges, language)
    meeting.save()
    with changed_by(by, RECORDED):
        MeetingParty.objects.bulk_create(
            MeetingParty(meeting=meeting, party=one, collaboration=collaboration, people=people)
            for one, people in attending.items()
        )
    for kind, found in ((_AREA, areas), (_ENTRY_POINT, entry_points)):
        for topic, sentence in dict(found).items():
            find(meeting, kind, topic, sentence, party=party, language=language, by=by, on=on)
    keep_rhythm(collaboration, rhythm)
    proposes = _propose_next(
        collaboration, held_on, by=by, planned_on=next_on, starts_at=next_at, place=next_place, on=on
    )
    refresh_partnerships(collaboration, on)
    run_later(emails.meeting_recorded, meeting.pk, organization.pk, proposes)
    return meeting


def find(
    meeting: FollowUpMeeting,
    kind: str,
    topic: Topic,
    sentence: str,
    *,
    party: Party,
    language: str,
    by,
    on: datetime.date,
) -> None:
    """Write down an area or an entry point; ``party`` has confirmed it by that."""
    area = ComplementaryArea.objects.create(
        meeting=meeting,
        collaboration_id=meeting.collaboration_id,
        kind=kind,
        topic=topic,
        sentence=sentence.strip(),
        language=language_by_letters(sentence, language),
    )
    AreaConfirmation.objects.create(area=area, party=party, confirmed_on=on, confirmed_by=by)


def _propose_next(
    collaboration: Collaboration,
    held_on: datetime.date,
    *,
    by,
    planned_on: datetime.date | None,
    starts_at: datetime.time | None,
    place: str,
    on: datetime.date,
) -> bool:
    """Plan the next meeting with the record of one; whether that proposes something new."""
    if planned_on is None:
        return False
    if planned_on <= held_on:
        raise Refused(
            _("The next meeting is after this one. Choose a later day."), field="next_on", code="early"
        )
    known = waiting_on(collaboration, planned_on)
    if known is not None and (starts_at, place.strip()) in {(None, ""), (known.starts_at, known.place)}:
        return False
    put_down(
        collaboration, by=by, planned_on=planned_on, starts_at=starts_at, place=place, field="next_on", on=on
    )
    return True


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
        raise Refused(ALONE, field="attending", code="alone")


def _recorded_already(
    collaboration: Collaboration,
    held_on: datetime.date,
    precision: str,
    meeting: FollowUpMeeting | None,
    by,
    attending: Mapping[Party, str],
    written: tuple[str, str],
) -> FollowUpMeeting | None:
    """The record of this meeting or day, where the same person sends it twice; refused where somebody else recorded
    it, also where one of the two says that it was a planned one."""
    held = collaboration.meetings.filter(held_on__isnull=False)
    known = held.filter(pk=meeting.pk).first() if meeting is not None else None
    known = known or held.filter(held_on=held_on, date_precision=precision).first()
    if known is None:
        return None
    same_people = {row.party: row.people for row in known.attending.select_related("party")} == attending
    if known.held_on == held_on and (known.notes, known.challenges) == written and same_people:
        return known
    message = gettext("The meeting of %(date)s has been recorded already. Open it to add notes.")
    words = message % {"date": format_date(known.held_on, known.date_precision)}
    raise RecordedAlready(words, known)


def _meeting_to_fill(
    collaboration: Collaboration, meeting: FollowUpMeeting | None, *, by, on: datetime.date
) -> FollowUpMeeting:
    """The planned meeting that was held, where its day has come; else a new one."""
    if meeting is None:
        return FollowUpMeeting(collaboration=collaboration, made_by=by)
    planned = collaboration.meetings.filter(pk=meeting.pk, called_off_on__isnull=True).first()
    if planned is None:
        raise Refused(_("This meeting was called off."), code="called_off")
    return record_instead_of(planned, by=by, on=on) if planned.planned_on > on else planned


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

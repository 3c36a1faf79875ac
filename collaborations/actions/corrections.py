"""What was recorded of a meeting or an activity is corrected: by those who were there, for all to see, never unseen.

Each takes ``seen``, the number of corrections of the record that the person read: where another was quicker, theirs is
refused. What a party has confirmed stays as that party confirmed it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.emails import meetings as emails
from collaborations.meetings.denials import said_not_there_on
from collaborations.models import (
    ActivityParticipants,
    AreaConfirmation,
    ComplementaryArea,
    FollowUpMeeting,
    JointActivity,
    Party,
)
from collaborations.models.corrections import Correctable
from collaborations.partnerships import partnerships_due, refresh_partnerships
from collaborations.visibility import may_correct_meeting
from cop_portal.dates import Precision, format_date, today
from cop_portal.history import changed_by
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from cop_portal.translations.scripts import language_by_letters
from members.models import Governorate, Organization, Topic

from .activities import Counts, check_counts, check_held, counts_recorded
from .before_introduction import check_not_before
from .common import lock, must_go_on, must_have_happened, need_text, of_this_collaboration, speaking_party
from .meeting_attending import check_day, check_said_not_there, correct_attending
from .meetings import find
from .recorded_already import check_not_recorded

# What was found at a meeting: its kind, and the topic.
Found = tuple[str, Topic]

CHANGED = _("Somebody else corrected this record while you were writing. Compare both, and save again")


@transaction.atomic
def correct_meeting(
    *,
    meeting: FollowUpMeeting,
    organization: Organization,
    by,
    seen: int,
    held_on: datetime.date,
    attending: Mapping[Party, str],
    date_precision: str = Precision.DAY,
    place: str = "",
    areas: Iterable[tuple[Topic, str]] = (),
    entry_points: Iterable[tuple[Topic, str]] | None = None,
    language: str = "en",
    on: datetime.date | None = None,
) -> FollowUpMeeting:
    """Put right when and where it was, who came and what was found; ``areas`` are all of them, and ``entry_points``,
    where they are given.

    What another party has confirmed stays. With other words it is a new row, which ``organization`` has confirmed by
    that. The others get a mail where the date, an area, an entry point or the parties that came changed.
    """
    on = on or today()
    must_have_happened(held_on, field="held_on", on=on)
    collaboration = lock(meeting.collaboration)
    if not may_correct_meeting(by, organization, meeting):
        raise NotAllowed(_("Only an organization that was at the meeting can correct its record."))
    party = speaking_party(collaboration, organization, by)
    meeting = FollowUpMeeting.objects.get(pk=meeting.pk)
    if meeting.held_on is None:
        raise Refused(_("Record the meeting first."), code="not_held")
    attending = {one: people.strip() for one, people in attending.items()}
    wanted = _wanted(meeting, areas, entry_points)
    came = {row.party: row for row in meeting.attending.select_related("party")}
    found = {(area.kind, area.topic): area for area in _areas_of(meeting)}
    when = (held_on, date_precision)
    new_areas = {key: area.sentence for key, area in found.items()} != wanted
    new_date = (meeting.held_on, meeting.date_precision) != when
    new_people = {one: row.people for one, row in came.items()} != attending
    new_parties = came.keys() != attending.keys()
    if not (new_areas or new_date or new_people or meeting.place != place.strip()):
        return meeting
    if meeting.corrections != seen:
        raise Refused(CHANGED, code="changed")
    due = partnerships_due(today(), collaboration.parties.values_list("organization_id", flat=True))
    with changed_by(by, "correct"):
        correct_attending(meeting, attending, came, party, collaboration)
        if new_date:
            must_go_on(collaboration, happened=held_on)
            check_day(collaboration, organization, held_on, date_precision)
            _check_there(meeting, attending, held_on, date_precision, party)
            _correct_date(meeting, held_on, date_precision, party)
        _correct_areas(meeting, wanted, found, party, by=by, language=language, on=on)
        meeting.held_on, meeting.date_precision, meeting.place = held_on, date_precision, place.strip()
        stamp(meeting, party, on)
        meeting.save()
    refresh_partnerships(collaboration, on, mistaken=due)
    if new_date or new_areas or new_parties:
        run_later(emails.meeting_corrected, meeting.pk, organization.pk)
    return meeting


def _areas_of(meeting: FollowUpMeeting) -> list[ComplementaryArea]:
    return list(meeting.areas.select_related("topic").prefetch_related("confirmations"))


def _wanted(
    meeting: FollowUpMeeting,
    areas: Iterable[tuple[Topic, str]],
    entry_points: Iterable[tuple[Topic, str]] | None,
) -> dict[Found, str]:
    """Every area and entry point that the meeting shall have, each with its sentence."""
    if entry_points is None:
        kept = [area for area in _areas_of(meeting) if area.kind == ComplementaryArea.Kind.ENTRY_POINT]
        entry_points = [(area.topic, area.sentence) for area in kept]
    found = ((ComplementaryArea.Kind.AREA, areas), (ComplementaryArea.Kind.ENTRY_POINT, entry_points))
    return {
        (kind.value, topic): sentence.strip()
        for kind, rows in found
        for topic, sentence in dict(rows).items()
    }


def stamp(record: Correctable, party: Party, on: datetime.date) -> None:
    """Note on ``record`` that it was corrected, when and by which party."""
    record.corrections += 1
    record.corrected_on, record.corrected_by = on, party


def _check_there(
    meeting: FollowUpMeeting,
    attending: Iterable[Party],
    held_on: datetime.date,
    precision: str,
    own: Party,
) -> None:
    """Nobody is put by its new date into a meeting of which it has said that it was not there."""
    before = said_not_there_on(meeting.collaboration, meeting.held_on, meeting.date_precision)
    absent = said_not_there_on(meeting.collaboration, held_on, precision) - before
    check_said_not_there([one for one in attending if one != own], absent)


def _correct_date(meeting: FollowUpMeeting, held_on: datetime.date, precision: str, own: Party) -> None:
    """When it was: not a day whose meeting is recorded, and not after another party confirmed what was found in it."""
    check_not_recorded(meeting.collaboration, held_on, precision, but=meeting)
    early = AreaConfirmation.objects.filter(area__meeting=meeting, confirmed_on__lt=held_on)
    first = early.exclude(party=own).order_by("confirmed_on").first()
    if first is not None:
        words = gettext("An area was confirmed on %(date)s, so the meeting was not after that day.") % {
            "date": format_date(first.confirmed_on)
        }
        raise Refused(words, field="held_on", code="too_late")
    early.update(confirmed_on=held_on)


def _correct_areas(
    meeting: FollowUpMeeting,
    wanted: Mapping[Found, str],
    found: Mapping[Found, ComplementaryArea],
    own: Party,
    *,
    by,
    language: str,
    on: datetime.date,
) -> None:
    """Take out, reword and add areas. The words another party confirmed are that party's, too: they stay."""
    for (kind, topic), area in found.items():
        if wanted.get((kind, topic)) == area.sentence:
            continue
        if any(row.party_id != own.pk for row in area.confirmations.all()):
            message = gettext("Another organization has confirmed “%(area)s”, so it stays as it is.")
            field = f"{'area' if kind == ComplementaryArea.Kind.AREA else 'entry'}_{topic.pk}"
            raise Refused(message % {"area": topic.name}, field=field, code="confirmed")
        area.delete()
    for (kind, topic), sentence in wanted.items():
        if (kind, topic) in found and found[(kind, topic)].sentence == sentence:
            continue
        find(meeting, kind, topic, sentence, party=own, language=language, by=by, on=on)


@transaction.atomic
def correct_activity(
    *,
    activity: JointActivity,
    organization: Organization,
    by,
    seen: int,
    kind: str,
    title: str,
    held_on: datetime.date,
    participants: Mapping[Party, Counts],
    held_until: datetime.date | None = None,
    language: str = "en",
    place: str = "",
    governorate: Governorate | None = None,
    led_by: Party | None = None,
    topics: Iterable[Topic] = (),
    result: str = "",
    result_language: str = "en",
    on: datetime.date | None = None,
) -> JointActivity:
    """Put right what was recorded of an activity that was held. Nobody gets a mail, as for the record itself."""
    held_until = check_held(held_on, held_until, on=on)
    collaboration = lock(activity.collaboration)
    party = speaking_party(collaboration, organization, by)
    activity = JointActivity.objects.select_related("event").get(pk=activity.pk)
    if activity.held_on is None:
        raise Refused(_("Record the activity first."), code="not_held")
    values = {
        "kind": kind,
        "title": need_text(title, _("Give it a title."), field="title"),
        "language": language_by_letters(title, language),
        "held_on": held_on,
        "held_until": held_until,
        "place": place.strip(),
        "governorate_id": governorate.pk if governorate is not None else None,
        "led_by_id": led_by.pk if led_by is not None else None,
        "result": result.strip(),
        "result_language": language_by_letters(result, result_language),
    }
    if kind not in JointActivity.Kind.values:
        raise Refused(_("Choose a kind."), field="kind", code="required")
    if activity.event is not None and kind != activity.kind:
        message = _("It was open to all members as a training, so its kind cannot change.")
        raise Refused(message, field="kind", code="opened")
    check_counts(activity, participants, result)
    if (activity.held_on, activity.held_until) != (held_on, held_until):
        must_go_on(collaboration, happened=held_until or held_on)
        check_not_before(collaboration, held_on, field="held_on")
    counted = counts_recorded(activity)
    topics = set(topics)
    same_values = all(getattr(activity, name) == value for name, value in values.items())
    if same_values and counted == dict(participants) and set(activity.topics.all()) == topics:
        return activity
    if activity.corrections != seen:
        raise Refused(CHANGED, code="changed")
    if activity.led_by_id != values["led_by_id"]:
        of_this_collaboration(led_by, collaboration, field="led_by")
    for one in participants:
        if one not in counted:
            of_this_collaboration(one, collaboration, field="participants")
    with changed_by(by, "correct"):
        for name, value in values.items():
            setattr(activity, name, value)
        stamp(activity, party, on or today())
        activity.save()
        activity.topics.set(topics)
        _correct_participants(activity, participants)
    return activity


def _correct_participants(activity: JointActivity, participants: Mapping[Party, Counts]) -> None:
    """How many came from each party; of one that nobody counted there is no row."""
    activity.participants.exclude(party__in=list(participants)).delete()
    for party, (women, men, not_stated) in participants.items():
        ActivityParticipants.objects.update_or_create(
            activity=activity,
            party=party,
            defaults={"women": women, "men": men, "not_stated": not_stated},
        )

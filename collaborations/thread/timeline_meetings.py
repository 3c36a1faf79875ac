"""What a thread's timeline says of its meetings: what was found and is confirmed, and for whom the rest waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from collaborations.meetings.page import known_parties
from collaborations.meetings.unheld import was_not_held
from collaborations.models import ComplementaryArea, FollowUpMeeting, Party
from collaborations.thread.facts import Thread
from collaborations.thread.membership import absent_from
from collaborations.thread.next_step_rules import clock
from collaborations.thread.reasons import rank_by_reason
from collaborations.thread.timeline_entry import Entry
from collaborations.thread.words import say, sentences
from cop_portal.dates import format_date
from cop_portal.translations.own_words import in_readers_language
from members.topic_words import in_a_line


def meeting_entries(thread: Thread) -> list[Entry]:
    """The meetings that were held, are planned, or were called off."""
    entries = [_held_entry(thread, meeting) for meeting in thread.held_meetings]
    entries += [_planned_meeting_entry(thread, meeting) for meeting in thread.planned_meetings]
    if thread.is_own:
        entries += [
            _called_off_entry(thread, meeting)
            for meeting in thread.collaboration.meetings.all()
            if meeting.called_off_on is not None
        ]
    return entries


def _called_off_entry(thread: Thread, meeting: FollowUpMeeting) -> Entry:
    """A plan that was called off, or was not held on its day; or a record of which a party said that it was none."""
    party = known_parties(thread).get(meeting.corrected_by_id) if meeting.corrections else None
    if party is None:
        title = gettext("Meeting not held") if was_not_held(meeting) else gettext("Meeting called off")
        reason = in_readers_language(meeting.called_off_reason)
        text = sentences(
            say(gettext("It was planned for {date}."), date=format_date(meeting.planned_on)),
            say(gettext("Reason: {reason}"), reason=reason),
        )
    else:
        title = gettext("A recorded meeting was not held")
        words = gettext("{organization} says that there was no meeting on {date}. Reason: {reason}")
        date = format_date(meeting.planned_on, meeting.date_precision)
        text = say(words, organization=party.organization, date=date, reason=meeting.called_off_reason)
        text = sentences(text, _reworded(meeting))
    return Entry(
        on=meeting.called_off_on,
        title=title,
        text=text,
        url=meeting.get_absolute_url(),
        link=gettext("Open the meeting"),
        rank=rank_by_reason(meeting.called_off_reason, usual=3),
        at=getattr(meeting, "called_off_at", None),
    )


def _reworded(meeting: FollowUpMeeting) -> str:
    """That who said that there was none has given the reason in other words since."""
    if meeting.corrected_on is None or meeting.corrected_on == meeting.called_off_on:
        return ""
    return gettext("Changed on %(date)s.") % {"date": format_date(meeting.corrected_on)}


def _held_entry(thread: Thread, meeting: FollowUpMeeting) -> Entry:
    entry = Entry(
        on=meeting.held_on,
        precision=meeting.date_precision,
        title=gettext("Follow-up meeting"),
        rank=3,
        at=getattr(meeting, "recorded_at", None),
    )
    if not thread.is_own:
        if thread.shared.get(meeting.pk):
            entry.url, entry.link = meeting.get_absolute_url(), gettext("What the parties share of it")
        return entry
    absent = [party.organization for party in absent_from(thread, meeting)]
    missing = say(gettext("Not there: {organizations}."), organizations=absent) if absent else ""
    entry.text = sentences(_found(_areas(meeting)), _begin(_entry_points(meeting)), missing)
    entry.url = meeting.get_absolute_url()
    entry.link = gettext("Notes of the meeting") if meeting.notes else gettext("Open the meeting")
    entry.link_note = gettext("(parties only)")
    return entry


def _planned_meeting_entry(thread: Thread, meeting: FollowUpMeeting) -> Entry:
    entry = Entry(on=meeting.planned_on, title=gettext("Follow-up meeting"), state="ahead", rank=3)
    if meeting.planned_on < thread.on:
        entry.text = gettext("Planned for this day. Nothing is recorded yet.")
    else:
        entry.text = _planned(meeting) if thread.is_own else gettext("Planned.")
    if thread.is_own:
        entry.url, entry.link = meeting.get_absolute_url(), gettext("Open the meeting")
    return entry


def _planned(meeting: FollowUpMeeting) -> SafeString | str:
    """When on its day, and where, for the parties."""
    if meeting.starts_at and meeting.place:
        words = gettext("Planned: {hour}, {place}.")
        return say(words, hour=clock(meeting.starts_at), place=meeting.place)
    if meeting.starts_at:
        return say(gettext("Planned: {hour}."), hour=clock(meeting.starts_at))
    if meeting.place:
        return say(gettext("Planned: {place}."), place=meeting.place)
    return gettext("Planned.")


# -- areas ------------------------------------------------------------------------------------------------------------


@dataclass
class Areas:
    """The areas of meetings: those that everybody who was there has confirmed, the others, and who is missing."""

    confirmed: list[ComplementaryArea]
    waiting: list[ComplementaryArea]
    missing: list[Party]


def _areas(*meetings: FollowUpMeeting) -> Areas:
    return _of_kind(ComplementaryArea.Kind.AREA, meetings)


def _entry_points(*meetings: FollowUpMeeting) -> Areas:
    return _of_kind(ComplementaryArea.Kind.ENTRY_POINT, meetings)


def _of_kind(kind: str, meetings: Iterable[FollowUpMeeting]) -> Areas:
    found = Areas([], [], [])
    for meeting in meetings:
        there = {row.party_id: row.party for row in meeting.attending.all()}
        for area in (area for area in meeting.areas.all() if area.kind == kind):
            missing = there.keys() - {row.party_id for row in area.confirmations.all()}
            (found.waiting if missing else found.confirmed).append(area)
            found.missing += [
                party for pk, party in there.items() if pk in missing and party not in found.missing
            ]
    return found


def _names(areas: list[ComplementaryArea]) -> str:
    return gettext(", ").join(in_a_line(area.topic.name) for area in areas)


def _found(areas: Areas) -> SafeString:
    """The confirmed areas by their names, and how many wait for whom."""
    number = len(areas.confirmed)
    confirmed = ""
    if areas.confirmed:
        message = ngettext(
            "Complementary area, confirmed: {areas}.", "Complementary areas, confirmed: {areas}.", number
        )
        confirmed = say(message, areas=_names(areas.confirmed))
    return sentences(confirmed, _waiting(areas))


def _waiting(areas: Areas) -> SafeString | str:
    """How many areas wait for whom. A party that has left confirms nothing any more."""
    number = len(areas.waiting)
    if not number:
        return ""
    staying = [party.organization for party in areas.missing if party.left_on is None]
    if not staying:
        message = ngettext(
            "{number} area is not confirmed: an organization that was there has left.",
            "{number} areas are not confirmed: an organization that was there has left.",
            number,
        )
        return say(message, number=number)
    if areas.confirmed:
        message = ngettext(
            "{number} more waits for {organizations}.", "{number} more wait for {organizations}.", number
        )
    else:
        message = ngettext(
            "{number} complementary area waits for {organizations}.",
            "{number} complementary areas wait for {organizations}.",
            number,
        )
    return say(message, number=number, organizations=staying)


def _begin(points: Areas) -> SafeString:
    """The same of entry points."""
    confirmed = SafeString("")
    if points.confirmed:
        message = ngettext(
            "Entry point, confirmed: {points}.", "Entry points, confirmed: {points}.", len(points.confirmed)
        )
        confirmed = say(message, points=_names(points.confirmed))
    return sentences(confirmed, _points_waiting(points))


def _points_waiting(points: Areas) -> SafeString | str:
    number = len(points.waiting)
    if not number:
        return ""
    staying = [party.organization for party in points.missing if party.left_on is None]
    if not staying:
        message = ngettext(
            "{number} entry point is not confirmed: an organization that was there has left.",
            "{number} entry points are not confirmed: an organization that was there has left.",
            number,
        )
        return say(message, number=number)
    message = ngettext(
        "{number} entry point waits for {organizations}.",
        "{number} entry points wait for {organizations}.",
        number,
    )
    return say(message, number=number, organizations=staying)


def agreed_entry(thread: Thread) -> list[Entry]:
    """Its own entry where the areas were confirmed on another day than a meeting's."""
    on = thread.collaboration.agreed_on
    if on is None or on in {meeting.held_on for meeting in thread.held_meetings}:
        return []
    return [Entry(on=on, title=gettext("Shared areas confirmed"), text=_agreed_text(thread), rank=4)]


def _agreed_text(thread: Thread) -> SafeString | str:
    """That everybody has confirmed everything, or what exactly. Staff learn that it was agreed, and no more."""
    meetings = [meeting for meeting in thread.held_meetings if _areas(meeting).confirmed]
    areas = _areas(*meetings)
    if not thread.is_own:
        return gettext("Everybody who was at the meeting has confirmed at least one shared area.")
    if not areas.waiting:
        return gettext("Everybody who was at the meeting has confirmed what they have in common.")
    confirmed = say(
        gettext("Everybody who was at the meeting has confirmed: {areas}."), areas=_names(areas.confirmed)
    )
    return sentences(confirmed, _waiting(areas))

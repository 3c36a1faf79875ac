"""The next step where something was found at a meeting and a party that was there has not said a word about it."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from collaborations.models import ComplementaryArea, FollowUpMeeting, Party
from collaborations.thread.facts import Thread
from collaborations.thread.next_step_rules import NextStep, address_of, names_of
from collaborations.thread.words import say, sentences
from cop_portal.dates import format_date


def confirm_areas(thread: Thread) -> NextStep | None:
    """Areas or entry points were written down and a party that was there has confirmed none of them: our own before
    others.

    Who has confirmed some has answered; what it left out is not asked for again here.
    """
    silent = [
        (
            meeting,
            {party: kinds for party in thread.parties if (kinds := thread.silent_about(meeting, party))},
        )
        for meeting in thread.held_meetings
    ]
    for meeting, parties in silent:
        if thread.own in parties:
            return _ours_to_confirm(thread, meeting, parties[thread.own])
    for meeting, parties in silent:
        if parties:
            return _theirs_to_confirm(meeting, parties)
    return None


def confirm_at(thread: Thread, meeting: FollowUpMeeting) -> NextStep | None:
    """What was found at ``meeting`` waits for the reader's own party; None where it has said its word, or was not
    there."""
    kinds = thread.silent_about(meeting, thread.own) if thread.own is not None else set()
    return _ours_to_confirm(thread, meeting, kinds) if kinds else None


def _theirs_to_confirm(meeting: FollowUpMeeting, silent: dict[Party, set[str]]) -> NextStep:
    """Areas, entry points, or both wait for whoever has said nothing of them."""
    who = list(silent)
    kinds = set().union(*silent.values())
    date = format_date(meeting.held_on, meeting.date_precision)
    words = gettext("Waiting for {organizations} since the meeting of {date}.")
    waiting = say(words, organizations=names_of(who), date=date)
    if len(kinds) > 1:
        title = gettext("Next: the shared areas and entry points are confirmed")
    elif ComplementaryArea.Kind.AREA in kinds:
        title = gettext("Next: the shared areas are confirmed")
    else:
        title = gettext("Next: the entry points are confirmed")
    return NextStep(
        title=title,
        text=waiting,
        staff_text=waiting,
        who=who,
    )


def _ours_to_confirm(thread: Thread, meeting: FollowUpMeeting, kinds: set[str]) -> NextStep:
    found = [area for area in thread.unconfirmed_areas(meeting, thread.own) if area.kind in kinds]
    areas = sum(area.kind == ComplementaryArea.Kind.AREA for area in found)
    points = len(found) - areas
    date = format_date(meeting.held_on, meeting.date_precision)
    if areas and points:
        title, action = gettext("Next: confirm the shared areas and entry points"), gettext("Look at both")
        text: str = sentences(_areas_words(areas, date), _points_too_words(points))
    elif areas:
        title, action = gettext("Next: confirm the shared areas"), gettext("Look at the areas")
        text = _areas_words(areas, date)
    else:
        title, action = gettext("Next: confirm the entry points"), gettext("Look at the entry points")
        text = _points_words(points, date)
    url = address_of("areas_confirm", meeting)
    return NextStep(title=title, text=text, who=[thread.own], url=url, action=action)


def _areas_words(count: int, date: str) -> str:
    words = ngettext(
        "%(count)s area that you have in common was written down after the meeting of %(date)s. "
        "It counts once you confirm it.",
        "%(count)s areas that you have in common were written down after the meeting of %(date)s. "
        "They count once you confirm them.",
        count,
    )
    return words % {"count": count, "date": date}


def _points_words(count: int, date: str) -> str:
    words = ngettext(
        "%(count)s entry point was written down after the meeting of %(date)s. "
        "It counts once you confirm it.",
        "%(count)s entry points were written down after the meeting of %(date)s. "
        "They count once you confirm them.",
        count,
    )
    return words % {"count": count, "date": date}


def _points_too_words(count: int) -> str:
    words = ngettext(
        "%(count)s entry point waits for you as well.",
        "%(count)s entry points wait for you as well.",
        count,
    )
    return words % {"count": count}

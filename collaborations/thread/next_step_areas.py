"""The next step where something was found at a meeting and a party that was there has not said a word about it."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from collaborations.models import ComplementaryArea, FollowUpMeeting, Party
from collaborations.thread.facts import Thread
from collaborations.thread.next_step_rules import NextStep, address_of, names_of
from collaborations.thread.words import say
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
    """The areas come before the entry points."""
    about_areas = [party for party, kinds in silent.items() if ComplementaryArea.Kind.AREA in kinds]
    who = about_areas or list(silent)
    date = format_date(meeting.held_on, meeting.date_precision)
    words = gettext("Waiting for {organizations} since the meeting of {date}.")
    waiting = say(words, organizations=names_of(who), date=date)
    points = gettext("Next: the entry points are confirmed")
    return NextStep(
        title=gettext("Next: the shared areas are confirmed") if about_areas else points,
        text=waiting,
        staff_text=waiting,
        who=who,
    )


def _ours_to_confirm(thread: Thread, meeting: FollowUpMeeting, kinds: set[str]) -> NextStep:
    found = [area for area in thread.unconfirmed_areas(meeting, thread.own) if area.kind in kinds]
    areas = [area for area in found if area.kind == ComplementaryArea.Kind.AREA]
    count = len(areas or found)
    if areas:
        title, action = gettext("Next: confirm the shared areas"), gettext("Look at the areas")
        words = ngettext(
            "%(count)s area that you have in common was written down after the meeting of %(date)s. "
            "It counts once you confirm it.",
            "%(count)s areas that you have in common were written down after the meeting of %(date)s. "
            "They count once you confirm them.",
            count,
        )
    else:
        title, action = gettext("Next: confirm the entry points"), gettext("Look at the entry points")
        words = ngettext(
            "%(count)s entry point was written down after the meeting of %(date)s. "
            "It counts once you confirm it.",
            "%(count)s entry points were written down after the meeting of %(date)s. "
            "They count once you confirm them.",
            count,
        )
    return NextStep(
        title=title,
        text=words % {"count": count, "date": format_date(meeting.held_on, meeting.date_precision)},
        who=[thread.own],
        url=address_of("areas_confirm", meeting),
        action=action,
    )

"""The next step where something was found at a meeting and a party that was there has not said a word about it."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from collaborations.models import ComplementaryArea, FollowUpMeeting
from collaborations.thread.facts import Thread
from collaborations.thread.next_step_rules import NextStep, address_of, names_of
from collaborations.thread.words import say
from cop_portal.dates import format_date


def confirm_areas(thread: Thread) -> NextStep | None:
    """Areas were written down and a party that was there has confirmed none of them: our own before others.

    Who has confirmed some has answered; what it left out is not asked for again here.
    """
    silent = [
        (meeting, [party for party in thread.parties if thread.is_silent_about(meeting, party)])
        for meeting in thread.held_meetings
    ]
    for meeting, parties in silent:
        if thread.own in parties:
            return _ours_to_confirm(thread, meeting)
    for meeting, parties in silent:
        if parties:
            date = format_date(meeting.held_on, meeting.date_precision)
            words = gettext("Waiting for {organizations} since the meeting of {date}.")
            waiting = say(words, organizations=names_of(parties), date=date)
            return NextStep(
                title=gettext("Next: the shared areas are confirmed"),
                text=waiting,
                staff_text=waiting,
                who=parties,
            )
    return None


def _ours_to_confirm(thread: Thread, meeting: FollowUpMeeting) -> NextStep:
    found = thread.unconfirmed_areas(meeting, thread.own)
    areas = [area for area in found if area.kind == ComplementaryArea.Kind.AREA]
    count = len(areas or found)
    if areas:
        title = gettext("Next: confirm the shared areas")
        words = ngettext(
            "%(count)s area that you have in common was written down after the meeting of %(date)s. "
            "It counts once you confirm it.",
            "%(count)s areas that you have in common were written down after the meeting of %(date)s. "
            "They count once you confirm them.",
            count,
        )
    else:
        title = gettext("Next: confirm the entry points")
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
        action=gettext("Look at the areas"),
    )

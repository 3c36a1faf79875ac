"""The next step where the parties mean to meet regularly, have met, and have planned no further meeting."""

from __future__ import annotations

from django.utils.translation import gettext

from collaborations.meetings.rhythm import next_day
from collaborations.models import Collaboration
from collaborations.thread.facts import Thread
from collaborations.thread.next_step_rules import NextStep, address_of
from cop_portal.dates import format_date


def regular_meeting(thread: Thread) -> NextStep | None:
    """The next of their regular meetings is to be planned; the form of a plan has its day already."""
    rhythm = thread.collaboration.rhythm
    if not rhythm or not thread.held_meetings or thread.planned_meetings:
        return None
    last = thread.held_meetings[-1]
    titles = {
        Collaboration.Rhythm.FORTNIGHTLY: gettext("Next: the next fortnightly meeting"),
        Collaboration.Rhythm.MONTHLY: gettext("Next: the next monthly meeting"),
        Collaboration.Rhythm.QUARTERLY: gettext("Next: the next quarterly meeting"),
    }
    dates = {
        "last": format_date(last.held_on, last.date_precision),
        "next": format_date(next_day(rhythm, last.held_on, thread.on)),
    }
    return NextStep(
        title=titles[Collaboration.Rhythm(rhythm)],
        text=gettext("The last one: %(last)s. By your rhythm the next one would be on %(next)s.") % dates,
        staff_text=gettext("They meet regularly. The last one: %(last)s. No further one is planned.") % dates,
        url=address_of("meeting_plan", thread.collaboration),
        action=gettext("Propose the next meeting"),
    )

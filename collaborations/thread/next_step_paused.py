"""The next step of a thread that is paused: somebody takes it up again, whatever else it would wait for."""

from __future__ import annotations

from django.utils.text import Truncator
from django.utils.translation import gettext

from collaborations.thread.facts import Thread
from collaborations.thread.next_step_rules import NextStep, address_of
from collaborations.thread.words import say
from cop_portal.dates import format_date

# How much of the reason stands in a list; the thread's own page has all of it.
SHOWN = 140


def take_up_again(thread: Thread) -> NextStep | None:
    """It is paused: who paused it, since when and why, and the way back."""
    rest = thread.rest
    if rest is None or not thread.is_paused:
        return None
    date = format_date(rest.since)
    return NextStep(
        title=gettext("Next: take it up again"),
        text=say(
            gettext("{organization} paused it on {date}: {reason}"),
            organization=rest.party.organization,
            date=date,
            reason=Truncator(rest.text).chars(SHOWN),
        ),
        staff_text=gettext("Paused since %(date)s.") % {"date": date},
        url=address_of("take_up", thread.collaboration),
        action=gettext("Take it up again"),
    )

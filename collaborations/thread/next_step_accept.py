"""What a thread waits for while one of its parties has not said that it is in."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from collaborations.models import Party
from collaborations.thread.asked_again import asked_again, asked_parties, taken_up_on
from collaborations.thread.facts import Thread
from collaborations.thread.next_step_rules import NextStep, address_of, names_of
from collaborations.thread.words import say
from cop_portal.dates import format_date


def accept(thread: Thread) -> NextStep | None:
    """A meeting was recorded, and a party that staff put into the thread has not done anything in it yet; or a
    concluded thread was taken up, and a party has done nothing in it since: for that the others wait."""
    if words := asked_again(thread):
        return _say_yes(thread, words)
    if asked := asked_parties(thread):
        return _wait_for(thread, asked)
    silent = [party for party in thread.parties if party.accepted_by_id is None]
    if not silent or not thread.held_meetings:
        return None
    date = format_date(thread.held_meetings[-1].held_on, thread.held_meetings[-1].date_precision)
    if thread.own in silent:
        words = gettext(
            "A meeting with you on %(date)s was recorded. Say that your organization is part of this."
        )
        return _say_yes(thread, words % {"date": date}, asks_shown=True)
    return None


def _say_yes(thread: Thread, text: SafeString | str, *, asks_shown: bool = False) -> NextStep:
    return NextStep(
        title=gettext("Next: say that you are in"),
        text=text,
        who=[thread.own],
        form_action=address_of("accept", thread.collaboration),
        asks_shown=asks_shown,
        action=gettext("Yes, we are part of this"),
        is_yes=True,
    )


def _wait_for(thread: Thread, asked: list[Party]) -> NextStep:
    words = gettext("Waiting for {organizations} since {date}.")
    waiting = say(words, organizations=names_of(asked), date=format_date(taken_up_on(thread)))
    return NextStep(
        title=gettext("Next: everybody says that they are in"),
        text=waiting,
        staff_text=waiting,
        who=asked,
    )

"""A concluded thread that another party has taken up: whoever has not said yes to that is asked."""

from __future__ import annotations

import datetime

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from collaborations.models import Party, Rest
from collaborations.thread.facts import Thread
from collaborations.thread.words import say


def taken_up_on(thread: Thread) -> datetime.date | None:
    """The day on which it was taken up the last time that it had been concluded; None where it never was."""
    ends = [rest.until for rest in thread.rests if rest.kind == Rest.Kind.CONCLUDED and rest.until]
    return max(ends, default=None)


def asked_parties(thread: Thread) -> list[Party]:
    """The parties that have not said yes since the thread was taken up again, and were in it before that."""
    day = taken_up_on(thread)
    if day is None:
        return []
    return [one for one in thread.parties if one.accepted_by_id is None and one.joined_on <= day]


def asked_again(thread: Thread) -> SafeString | str:
    """What the reader's party, which has not said yes since the thread was taken up again, is asked; nothing where it
    has, or where it was never concluded while that party was in."""
    if thread.own is None or thread.own not in asked_parties(thread):
        return ""
    ready = [party.organization for party in thread.others if party.accepted_by_id is not None]
    if len(ready) == 1:
        words = gettext("{organization} has taken this up again. Say that you are in, or leave.")
        return say(words, organization=ready[0])
    return gettext("This has been taken up again. Say that you are in, or leave.")

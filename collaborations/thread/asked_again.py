"""A concluded thread that another party has taken up: whoever has not said yes to that is asked."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from collaborations.models import Rest
from collaborations.thread.facts import Thread
from collaborations.thread.words import say


def asked_again(thread: Thread) -> SafeString | str:
    """What the reader's party, which has not said yes since the thread was taken up again, is asked; nothing where it
    has, or where it was never concluded while that party was in."""
    own = thread.own
    if own is None or own.accepted_by_id is not None:
        return ""
    ended = [rest.until for rest in thread.rests if rest.kind == Rest.Kind.CONCLUDED and rest.until]
    if not any(until >= own.joined_on for until in ended):
        return ""
    ready = [party.organization for party in thread.others if party.accepted_by_id is not None]
    if len(ready) == 1:
        words = gettext("{organization} has taken this up again. Say that you are in, or leave.")
        return say(words, organization=ready[0])
    return gettext("This has been taken up again. Say that you are in, or leave.")

"""What a thread's timeline says of its pauses and conclusions. Why, and what was learned, is for the parties."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from collaborations.models import Rest
from collaborations.thread.facts import Thread
from collaborations.thread.timeline_entry import Entry
from collaborations.thread.words import say

# The day's last, and its first: what was taken up again goes on the same day.
RESTS, GOES_ON = 9, -1


def rest_entries(thread: Thread) -> list[Entry]:
    """One where it began to rest and one where it was taken up again, which a conclusion does not do to a pause."""
    entries = []
    for index, rest in enumerate(thread.rests):
        title = gettext("Concluded") if rest.kind == Rest.Kind.CONCLUDED else gettext("Paused")
        entries.append(Entry(on=rest.since, title=title, text=_words(rest, thread), rank=RESTS))
        if rest.until is not None and not _is_followed(rest, thread.rests[index + 1 :]):
            # On one day it rested first.
            rank = GOES_ON if rest.until > rest.since else RESTS + 1
            entries.append(Entry(on=rest.until, title=gettext("Taken up again"), rank=rank))
    return entries


def _is_followed(rest: Rest, later: list[Rest]) -> bool:
    """Whether a pause ended because the thread was concluded that day."""
    return rest.kind == Rest.Kind.PAUSED and any(
        one.kind == Rest.Kind.CONCLUDED and one.since == rest.until for one in later
    )


def _words(rest: Rest, thread: Thread) -> SafeString | str:
    # Of the one that stands the top of the page says it.
    if not thread.is_own or rest is thread.rest:
        return ""
    return say(gettext("{organization} wrote: {text}"), organization=rest.party.organization, text=rest.text)

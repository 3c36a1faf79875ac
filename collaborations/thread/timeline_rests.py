"""What a thread's timeline says of its pauses and conclusions. Why, and what was learned, is for the parties."""

from __future__ import annotations

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from collaborations.models import Rest
from collaborations.thread.facts import Thread
from collaborations.thread.timeline_entry import Entry
from collaborations.thread.words import say, sentences
from cop_portal.dates import format_date

# The day's last, and its first: what was taken up again goes on the same day.
RESTS, GOES_ON = 9, -1


def rest_entries(thread: Thread) -> list[Entry]:
    """One where it began to rest and one where it was taken up again, which a conclusion does not do to a pause."""
    entries = []
    for index, rest in enumerate(thread.rests):
        title = gettext("Concluded") if rest.kind == Rest.Kind.CONCLUDED else gettext("Paused")
        entry = Entry(on=rest.since, title=title, text=_words(rest, thread), rank=RESTS)
        if rest.kind == Rest.Kind.CONCLUDED and thread.is_own:
            entry.said, entry.said_language = rest.text, rest.language
        if thread.acts and rest.party.organization_id == thread.own.organization_id:
            entry.url = reverse("collaborations:rest_words", args=[thread.collaboration.public_id, index + 1])
            entry.link = gettext("Change what you wrote")
        entries.append(entry)
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
    if not thread.is_own:
        return ""
    corrected = ""
    if rest.corrected_on is not None:
        corrected = gettext("Corrected on %(date)s.") % {"date": format_date(rest.corrected_on)}
    who = rest.party.organization
    if rest.kind == Rest.Kind.CONCLUDED:
        return sentences(corrected, say(gettext("{organization} wrote what was learned:"), organization=who))
    # Of the pause that stands the top of the page says it.
    if rest is thread.rest and thread.has_company:
        return ""
    return sentences(
        say(gettext("{organization} wrote: {text}"), organization=who, text=rest.text), corrected
    )

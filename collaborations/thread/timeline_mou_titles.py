"""Which memorandum an entry of a thread's timeline is of, where there are several: its title, for who reads its words.
Also what stands with today: which one is in force, and what is being written."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.translation import gettext

from collaborations.mous.facts import MouFacts
from collaborations.mous.states import MouState
from collaborations.stages import Stage
from collaborations.thread.facts import Thread
from collaborations.thread.timeline_entry import Entry
from collaborations.thread.words import say, sentences


def with_titles(entries: Iterable[Entry], facts: MouFacts, thread: Thread) -> list[Entry]:
    """``entries`` of the memorandum ``facts``, with its title; without it where there is no other to take it for, and
    to who knows no more of it than its stage."""
    found = list(entries)
    if has_several(thread) and reads_words(facts, thread):
        for entry in found:
            entry.about, entry.about_language = facts.title.text, facts.title.language
    return found


def has_several(thread: Thread) -> bool:
    """Whether the thread has more than one memorandum that the reader knows of."""
    return len(thread.mous) + len(thread.drafts) > 1


def reads_words(facts: MouFacts, thread: Thread) -> bool:
    """Whether the reader of ``thread`` reads its title: its parties, and staff as far as they do."""
    if facts.has_party(thread.own):
        return True
    return thread.reader.is_staff and facts.words_are_open_to_staff


def name_what_is_in_force(today: Entry, thread: Thread) -> None:
    """Says in the entry of ``today`` which of several memoranda is in force, where it says that one is."""
    if thread.collaboration.stage != Stage.IN_FORCE or not thread.is_open or thread.is_paused:
        return
    in_force = [facts for facts in thread.mous if facts.state == MouState.IN_FORCE]
    if len(in_force) == 1 and has_several(thread) and reads_words(in_force[0], thread):
        title = in_force[0].title
        today.about, today.about_language = title.text, title.language


def add_draft(today: Entry, thread: Thread) -> None:
    """Says in the entry of ``today`` that a text is being written, and leads to it, whatever the next step is: to its
    own parties, and to nobody else; not in a thread that has ended."""
    if not thread.is_open:
        return
    for facts in (*thread.drafts, *thread.mous):
        version = facts.open
        if version is None or version.state != MouState.DRAFT or not facts.has_party(thread.own):
            continue
        words = gettext("A memorandum is being written: {title}.")
        if version.number:
            words = gettext("An amendment of “{title}” is being written.")
        title = format_html('<bdi lang="{}">{}</bdi>', facts.title.language, facts.title.text)
        today.text = sentences(today.text, say(words, title=title))
        today.url, today.link = version.version.address("mou_text"), gettext("Open the draft")
        today.link_note = gettext("(parties only)")
        return

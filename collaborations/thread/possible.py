"""What can be done in a thread as it stands, by who speaks for one of its parties.

The thread's page links to nothing else, and the form of what is not possible leads back to the page. The actions decide
again: somebody may have been quicker.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from collaborations.mous.facts import MouFacts
from collaborations.mous.states import MouState
from collaborations.thread.asked_again import asked_again
from collaborations.thread.facts import Thread
from collaborations.thread.next_step_rules import address_of

# What is still to come; what has happened can be written down of a thread that is concluded, too.
PLANS = ("meeting_plan", "mou_begin", "mou_enter", "propose", "action_add")
# What a colleague can do as well.
WRITTEN = {"mou_begin"}


@dataclass(frozen=True)
class Link:
    """The way to a form."""

    url: str
    words: str


@dataclass(frozen=True)
class Possible:
    """What the thread's page offers, the ways in their order."""

    add: list[Link]
    change: list[Link]
    # Whether one says what it is about, promises something, and changes who sees it.
    describes: bool
    promises: bool
    shares: bool


def possible(thread: Thread) -> Possible:
    """What the reader of ``thread`` can do in it; nothing for who does not speak for a party."""
    return Possible(
        add=[*_links(thread, _words_to_add(thread)), *_way_to_open(thread)],
        change=_links(thread, _words_to_change()),
        describes=is_possible(thread, "describe"),
        promises=is_possible(thread, "action_add"),
        shares=is_possible(thread, "sharing"),
    )


def is_possible(thread: Thread, name: str) -> bool:
    """Whether the form called ``name`` in the addresses can be used in ``thread`` now."""
    return (thread.acts or (thread.writes and name in WRITTEN)) and name in _names(thread)


def _names(thread: Thread) -> set[str]:
    """A pause takes nothing away: it stands until somebody ends it, and what is done meanwhile is done."""
    if not thread.has_company:
        return {"leave"}
    names = {"meeting_record", "activity_plan", "describe", "leave"}
    if _has_ticked_or_may(thread):
        names.add("sharing")
    if thread.rest is not None:
        names.add("take_up")
    if not thread.is_concluded:
        names |= {*PLANS, "conclude"}
        if not thread.is_paused:
            names.add("pause")
        if open_texts(thread):
            names -= {"mou_begin", "mou_enter"}
        if thread.own is not None and thread.own.accepted_by_id is None:
            # The page asks whether it is in, with a way out that takes one tap.
            names.remove("leave")
    return names


def _has_ticked_or_may(thread: Thread) -> bool:
    """Who has not said yes yet ticks it with the yes; what was ticked before can be taken back all the time."""
    own = thread.own
    return own is not None and (
        own.accepted_by_id is not None or own.shown_to_members or bool(asked_again(thread))
    )


def open_texts(thread: Thread) -> list[MouFacts]:
    """The memoranda between all that are in ``thread`` now which are drafted, with the parties or being signed, and can
    still be concluded: the page of that one is the way on."""
    return [
        one
        for one in (*thread.mous, *thread.drafts)
        if one.first.is_open and not one.gone and set(thread.parties) <= set(one.parties)
    ]


def _links(thread: Thread, words: dict[str, str]) -> list[Link]:
    names = _names(thread) if thread.acts else _names(thread) & WRITTEN if thread.writes else set()
    return [
        Link(address_of(name, thread.collaboration), said) for name, said in words.items() if name in names
    ]


def _way_to_open(thread: Thread) -> list[Link]:
    """The way to what is drafted or signed already, in place of another one's beginning."""
    found = open_texts(thread) if thread.writes and not thread.is_concluded else []
    return [
        Link(one.url, gettext("Go on with the draft of the MoU"))
        if one.state == MouState.DRAFT
        else Link(one.url, gettext("Open the MoU that is with the parties"))
        for one in found[:1]
    ]


def _words_to_add(thread: Thread) -> dict[str, str]:
    has_one = any(one.has_party(thread.own) and not one.is_over for one in thread.mous)
    if thread.is_concluded:
        work = gettext("Record joint work from before")
    else:
        work = gettext("Plan a joint activity")
    return {
        "meeting_plan": gettext("Propose a meeting"),
        "meeting_record": gettext("Record a follow-up meeting"),
        "activity_plan": work,
        "mou_begin": gettext("Draft another memorandum") if has_one else gettext("Draft a memorandum"),
        "mou_enter": gettext("Enter another signed MoU") if has_one else gettext("Enter a signed MoU"),
    }


def _words_to_change() -> dict[str, str]:
    return {
        "propose": gettext("Propose another organization"),
        "pause": gettext("Pause it for a while"),
        "conclude": gettext("Conclude it, with what you learned"),
        "leave": gettext("Leave this collaboration"),
    }

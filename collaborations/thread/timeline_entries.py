"""The entries of a thread's timeline, one fact each, as its reader may see them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from collaborations.introductions.origins import introduced_on, is_noted_afterwards
from collaborations.models import Introduction, Party
from collaborations.thread.facts import Thread
from collaborations.thread.membership import founders
from collaborations.thread.timeline_activities import activity_entries
from collaborations.thread.timeline_entry import Entry
from collaborations.thread.timeline_meetings import agreed_entry, meeting_entries
from collaborations.thread.timeline_mous import mou_entries
from collaborations.thread.timeline_rests import rest_entries
from collaborations.thread.words import say, sentences
from cop_portal.dates import Precision, format_date
from events.models import Event


def all_entries(thread: Thread) -> list[Entry]:
    """Every entry but today's, in no order."""
    return [
        *_introduction_entries(thread),
        *meeting_entries(thread),
        *agreed_entry(thread),
        *mou_entries(thread),
        *activity_entries(thread),
        *_party_entries(thread),
        *rest_entries(thread),
    ]


# -- how they met -----------------------------------------------------------------------------------------------------


def _introduction_entries(thread: Thread) -> list[Entry]:
    entries = []
    for index, introduction in enumerate(thread.introductions):
        again = index > 0
        if introduction in thread.introductions_at_events and not again:
            entries.append(_event_entry(thread, introduction))
        if introduction.kind == Introduction.Kind.REQUEST:
            entries.append(_asked_entry(thread, introduction))
        entries.append(_introduced_entry(thread, introduction, again=again))
    return entries


def _concerns(thread: Thread, introduction: Introduction) -> bool:
    """Whether the reader's organization is one of the two; who joined later may know neither event nor request."""
    return thread.own is not None and thread.own.organization_id in {
        introduction.first_id,
        introduction.second_id,
    }


def _are_both_in(thread: Thread, introduction: Introduction) -> bool:
    """Whether both are parties now: who has left may be one of which the other is to know no more."""
    present = {party.organization_id for party in thread.parties}
    return {introduction.first_id, introduction.second_id} <= present


def _names_event(thread: Thread, introduction: Introduction) -> bool:
    """Whether the reader may read which event an introduction belongs to."""
    return introduction.event is not None and (_concerns(thread, introduction) or thread.reader.is_staff)


def _event_entry(thread: Thread, introduction: Introduction) -> Entry:
    event = introduction.event
    shown = _names_event(thread, introduction)
    came: dict[str, str] = {
        Event.Kind.WORKSHOP: gettext("Both came to the workshop"),
        Event.Kind.REGULAR_MEETING: gettext("Both came to the regular meeting"),
        Event.Kind.WEBINAR: gettext("Both came to the webinar"),
        Event.Kind.TRAINING: gettext("Both came to the training"),
    }
    # Who asked before it may have stayed away.
    expected: dict[str, str] = {
        Event.Kind.WORKSHOP: gettext("Both wanted to come to the workshop"),
        Event.Kind.REGULAR_MEETING: gettext("Both wanted to come to the regular meeting"),
        Event.Kind.WEBINAR: gettext("Both wanted to come to the webinar"),
        Event.Kind.TRAINING: gettext("Both wanted to come to the training"),
    }
    met = introduction.kind == Introduction.Kind.EVENT or introduction.is_from_tap or introduction.both_came
    return Entry(
        on=event.starts_on if not met else min(event.starts_on, introduced_on(introduction)),
        precision=event.date_precision,
        title=(came if met else expected)[event.kind],
        text=_both(thread, introduction),
        url=event.get_absolute_url() if shown else "",
        link=event.name if shown else "",
        rank=0,
    )


def _both(thread: Thread, introduction: Introduction) -> SafeString | str:
    """Who "both" are, where there are or were others as well."""
    if len({party.organization_id for party in thread.all_parties}) < 3:
        return ""
    return say(
        pgettext("who they were", "{organizations}."), organizations=[introduction.first, introduction.second]
    )


def _asked_entry(thread: Thread, introduction: Introduction) -> Entry:
    return Entry(
        on=introduction.happened_on,
        precision=introduction.date_precision,
        title=gettext("An introduction was asked for"),
        text=_asked_words(thread, introduction),
        rank=1,
    )


def _asked_words(thread: Thread, introduction: Introduction) -> SafeString:
    two = {"asker": introduction.first, "asked": introduction.second}
    names = _names_event(thread, introduction)
    if introduction.is_from_tap and names:
        return say(
            gettext("{asker} noted that it met {asked} at “{event}”."), event=introduction.event.name, **two
        )
    if introduction.is_from_tap:
        return say(gettext("{asker} noted that it met {asked} at an event."), **two)
    if names:
        return say(
            gettext("{asker} asked {asked} for a conversation at “{event}”."),
            event=introduction.event.name,
            **two,
        )
    return say(gettext("{asker} asked to be introduced to {asked}."), **two)


def _introduced_entry(thread: Thread, introduction: Introduction, *, again: bool) -> Entry:
    title = gettext("Introduced again") if again else gettext("Introduced")
    entry = Entry(
        on=introduced_on(introduction),
        precision=introduction.date_precision,
        title=title,
        rank=2,
    )
    if introduction.kind == Introduction.Kind.REQUEST:
        entry.precision = Precision.DAY
        said_yes = gettext("{asked} said yes.")
        if is_noted_afterwards(introduction):
            said_yes = gettext("{asked} said yes, after the event at which they met.")
        entry.text = say(said_yes, asked=introduction.second)
        if _concerns(thread, introduction):
            entry.url = reverse("collaborations:introduction", args=[introduction.public_id])
            entry.link = gettext("Read the request")
            entry.link_note = gettext("(parties only)")
    elif again and _names_event(thread, introduction):
        entry.text = say(
            gettext("Search introduced them at an event: {event}."), event=introduction.event.name
        )
    elif introduction.event is not None and not again:
        entry.text = gettext("Search recorded that they were introduced there.")
    elif introduction.kind == Introduction.Kind.STAFF and introduction.came_of_suggestion:
        entry.text = gettext("Search suggested them to each other, and both said yes.")
        if _concerns(thread, introduction) and _are_both_in(thread, introduction):
            entry.url = reverse("collaborations:suggestion", args=[introduction.came_of_suggestion])
            entry.link = gettext("Read the suggestion")
            entry.link_note = gettext("(parties only)")
    else:
        entry.text = gettext("Search put them in touch.")
    return entry


# -- who came and went ----------------------------------------------------------------------------------------------


def _party_entries(thread: Thread) -> list[Entry]:
    """Who joined later, and who left."""
    entries = []
    began = founders(thread)
    for party in thread.all_parties:
        if party not in began:
            title = gettext("%(organization)s joined") % {"organization": party.organization.short_name}
            at = getattr(party, "joined_at", None)
            entries.append(Entry(on=party.joined_on, title=title, rank=2, at=at, joins=party))
        if party.left_on is not None:
            title = gettext("%(organization)s left") % {"organization": party.organization.short_name}
            text = _leave_note(party) if thread.is_own else ""
            at = getattr(party, "left_at", None)
            entries.append(Entry(on=party.left_on, title=title, text=text, rank=8, at=at, leaves=party))
    return entries


def _leave_note(party: Party) -> SafeString | str:
    """What ``party`` said when it left; where it has changed that since, from when on."""
    changed = party.leave_note_changed_on
    if not party.leave_note:
        if changed is None:
            return ""
        return gettext("They took their note out on %(date)s.") % {"date": format_date(changed)}
    note = say(gettext("Their note: {note}"), note=party.leave_note)
    if changed is None:
        return note
    return sentences(note, gettext("Changed on %(date)s.") % {"date": format_date(changed)})

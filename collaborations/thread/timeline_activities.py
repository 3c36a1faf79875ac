"""What a thread's timeline says of its joint activities."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from collaborations.activities.counted import came_to, counts_of
from collaborations.activities.days import cancelled_on, days_of, is_closed, is_past
from collaborations.models import JointActivity
from collaborations.thread.facts import Thread
from collaborations.thread.first_sentence import first_sentence
from collaborations.thread.next_step_rules import clock
from collaborations.thread.reasons import rank_by_reason
from collaborations.thread.timeline_counts import counts_words, others_words
from collaborations.thread.timeline_entry import Entry
from collaborations.thread.words import say, sentences
from cop_portal.translations.own_words import in_readers_language


def activity_entries(thread: Thread) -> list[Entry]:
    """The activities that were held or are planned, and to the parties those that were cancelled."""
    entries = [_held_entry(activity, thread) for activity in thread.held_activities]
    entries += [_planned_entry(activity, thread) for activity in thread.planned_activities]
    if thread.is_own:
        entries += [
            _cancelled_entry(activity)
            for activity in thread.collaboration.activities.all()
            if cancelled_on(activity) is not None
        ]
    return entries


def _entry(activity: JointActivity, thread: Thread) -> Entry:
    days = days_of(activity)
    title = activity.title if thread.is_own else gettext("Joint activity")
    entry = Entry(on=days.first, until=days.until, title=title, rank=7)
    if thread.is_own:
        entry.url, entry.link = activity.get_absolute_url(), gettext("Open the activity")
    return entry


def _held_entry(activity: JointActivity, thread: Thread) -> Entry:
    """What was held; to the parties also how many came, and the first sentence of what came of it."""
    entry = _entry(activity, thread)
    entry.at = getattr(activity, "recorded_at", None)
    held = gettext("Held: %(kind)s.") % {"kind": activity.get_kind_display()}
    came = counts_words(activity, counts_of(activity, thread))
    entry.text = sentences(held, came, others_words(came_to(activity, thread).others))
    if thread.is_own:
        entry.said, entry.said_language = first_sentence(activity.result), activity.result_language
    return entry


def _planned_entry(activity: JointActivity, thread: Thread) -> Entry:
    entry = _entry(activity, thread)
    entry.state = "ahead"
    days = days_of(activity)
    if is_past(activity, thread.on):
        if activity.event is not None and thread.is_own:
            entry.text = _after_its_event(activity, thread)
            return entry
        one_day = gettext("Planned for this day. Nothing is recorded yet.")
        entry.text = gettext("Planned for these days. Nothing is recorded yet.") if days.until else one_day
        return entry
    goes_on = gettext("It is taking place now.") if days.first < thread.on else ""
    is_open = gettext("It is open to all members.") if activity.event is not None and thread.is_own else ""
    entry.text = sentences(_planned_words(activity, thread), goes_on, is_open)
    return entry


def _after_its_event(activity: JointActivity, thread: Thread) -> str:
    """It was open to all members: what its event's page says, and that the parties have said nothing yet."""
    if is_closed(activity, thread.on):
        if thread.acts:
            return gettext("Search has closed the event. Record what came of it.")
        return gettext("Search has closed the event. What came of it is not recorded yet.")
    if thread.acts:
        return gettext("The event is over. Record what came of it.")
    return gettext("The event is over. What came of it is not recorded yet.")


def _planned_words(activity: JointActivity, thread: Thread) -> SafeString | str:
    kind = activity.get_kind_display()
    place = place_of(activity)
    event = activity.event
    if thread.is_own and event is not None and event.starts_at is not None:
        hour = clock(event.starts_at)
        if place:
            return say(gettext("Planned: {kind}, {hour}, {place}."), kind=kind, hour=hour, place=place)
        return say(gettext("Planned: {kind}, {hour}."), kind=kind, hour=hour)
    if thread.is_own and place:
        return say(gettext("Planned: {kind}, {place}."), kind=kind, place=place)
    return gettext("Planned: %(kind)s.") % {"kind": kind}


def place_of(activity: JointActivity) -> str:
    """Where it is, in one word or line: for the parties. Of one that is open to all members as these read it."""
    ways = [activity.event, activity] if activity.event is not None else [activity]
    found = (at.place or (at.governorate.name if at.governorate else "") for at in ways)
    return next((place for place in found if place), "")


def _cancelled_entry(activity: JointActivity) -> Entry:
    reason = in_readers_language(activity.cancel_reason)
    entry = Entry(
        on=cancelled_on(activity),
        title=gettext("Joint activity cancelled"),
        text=say(gettext("{title}. Reason: {reason}"), title=activity.title, reason=reason),
        url=activity.get_absolute_url(),
        link=gettext("Open the activity"),
        rank=rank_by_reason(activity.cancel_reason, usual=7),
        at=getattr(activity, "cancelled_at", None),
    )
    if not activity.cancelled_on:
        entry.text = say(gettext("{title}. Search has cancelled its event."), title=activity.title)
    return entry

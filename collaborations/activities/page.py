"""What the page of a joint activity shows to its parties."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.safestring import SafeString

from collaborations.meetings.page import known_parties
from collaborations.models import ActivityFile, ActivityParticipants, JointActivity, Party
from collaborations.thread.facts import Thread
from events.models import Event
from members.profile.rows import file_facts

from .counted import Came, came_to
from .days import Days, cancelled_on, days_of, is_closed, is_past, is_planned, planned_days
from .opening import WHY, Why, are_named, obstacle
from .visibility import activity_files_readable_by


@dataclass(frozen=True)
class FileRow:
    """A file in the list: what it is called, what it is, which party added it, and whether the reader takes it away."""

    file: ActivityFile
    facts: SafeString
    party: Party
    may_remove: bool


@dataclass
class ActivityPage:
    """A joint activity as its parties see it."""

    activity: JointActivity
    days: Days
    participants: list[ActivityParticipants]
    files: list[FileRow]
    led_by: Party | None
    # The party that corrected the record last; None where nobody did.
    corrected_by: Party | None
    is_planned: bool
    # Whether its first day has come, so that it can have been held; whether its last one is over, too.
    is_due: bool
    is_over: bool
    cancelled_on: datetime.date | None
    may_act: bool
    may_write: bool
    # Of one that is open to all members: its event, whether Search has closed it, who came, and whether members read
    # who holds it.
    event: Event | None
    is_closed: bool
    came: Came
    names_shown: bool
    # Why it cannot be opened now; None where it can be, and where nobody would ask.
    why_not: Why | None
    may_open: bool

    @property
    def is_training(self) -> bool:
        return self.activity.kind == JointActivity.Kind.TRAINING

    @property
    def has_begun(self) -> bool:
        """Whether somebody may have come to its event already."""
        return self.is_due and self.cancelled_on is None

    @property
    def may_change_event(self) -> bool:
        """Whether the reader changes what members read: its event is still to come, or goes on."""
        return self.may_act and self.event is not None and self.event.state in ("announced", "running")

    @property
    def why_not_words(self) -> str:
        """Why it cannot be opened, in a sentence."""
        return str(WHY[self.why_not]) if self.why_not is not None else ""

    @property
    def is_cancelled_by_search(self) -> bool:
        """Whether Search cancelled its event, and no party the activity."""
        return self.cancelled_on is not None and self.activity.cancelled_on is None

    @property
    def needs_tick(self) -> bool:
        """Whether it waits only for every party to let other members see that they work together."""
        return self.why_not == Why.NOT_SHOWN


def activity_page(activity: JointActivity, thread: Thread, user) -> ActivityPage:
    """The page of ``activity`` (with its ``event``) for a reader of its ``thread``."""
    known = known_parties(thread)
    days = days_of(activity)
    why = obstacle(activity, thread.parties)
    event = activity.event
    return ActivityPage(
        activity=activity,
        days=days,
        participants=_participants(activity, known),
        files=_files(activity, thread, user),
        led_by=known.get(activity.led_by_id or 0),
        corrected_by=known.get(activity.corrected_by_id or 0),
        is_planned=is_planned(activity),
        is_due=planned_days(activity).first <= thread.on,
        is_over=days.last < thread.on or is_past(activity, thread.on),
        cancelled_on=cancelled_on(activity),
        may_act=thread.acts,
        may_write=thread.writes,
        event=event,
        is_closed=is_closed(activity, thread.on),
        came=_came(activity, thread),
        names_shown=are_named(thread.parties),
        why_not=why,
        may_open=thread.acts and thread.is_open and why is None,
    )


def _came(activity: JointActivity, thread: Thread) -> Came:
    """Who came to its event, once that has begun. The thread has read its numbers with all its facts."""
    if activity.event is None or activity.event.starts_on > thread.on:
        return Came()
    counted = [row for row in thread.collaboration.activities.all() if row.pk == activity.pk]
    return came_to(counted[0], thread) if counted else Came()


def _participants(activity: JointActivity, known: dict[int, Party]) -> list[ActivityParticipants]:
    """How many came from each party that was counted, the parties as the reader may know them."""
    rows = list(activity.participants.order_by("pk"))
    for row in rows:
        row.party = known[row.party_id]
    return rows


def _files(activity: JointActivity, thread: Thread, user) -> list[FileRow]:
    """The files, the oldest first, the parties as the reader may know them."""
    known = known_parties(thread)
    own = thread.own.organization_id if thread.own is not None and thread.writes else None
    return [
        FileRow(file, file_facts(file.document), known[file.party_id], file.party.organization_id == own)
        for file in activity_files_readable_by(user).filter(activity=activity)
    ]

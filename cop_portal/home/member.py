"""What a member finds at home: what waits for their organization, what is coming, what is new."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from collaborations.activities.days import Days, planned_days
from collaborations.at_events.noted import taps_waiting
from collaborations.follow_up.at_home import note_silence
from collaborations.introductions.putting_forward import in_touch_or_not_put_forward_to
from collaborations.introductions.suggesting import Side
from collaborations.introductions.suggestions_seen import own_suggestions
from collaborations.joining.listing import Waiting, joining_waits
from collaborations.models import FollowUpMeeting, Introduction, JointActivity
from collaborations.promises.owed import OwedRow, owed_in
from collaborations.thread.facts import Thread
from collaborations.thread.listing import ThreadRow, own_rows, requests_to_answer
from collaborations.thread.reader import reader_of
from cop_portal.dates import today
from events.calendar import coming_events, unanswered
from events.models import Event
from members.directory.page import result_row
from members.directory.query import closest_to
from members.models import Organization, Role
from members.roles import spoken_for
from members.upkeep.still_true import profile_asks
from members.visibility import organizations_visible_to

NEW_FOR = datetime.timedelta(days=60)
# How many of each list; the rest stands on the pages of their own.
SHOWN = 4
CLOSEST = 3


@dataclass
class Coming:
    """A meeting or joint activity of a thread on a day to come."""

    thread: Thread
    what: FollowUpMeeting | JointActivity

    @property
    def on(self) -> datetime.date:
        """The day it is planned for, or the first one."""
        return self.days.first

    @property
    def days(self) -> Days:
        """The days it is planned for."""
        if isinstance(self.what, JointActivity):
            return planned_days(self.what)
        return Days(self.what.planned_on or today())

    @property
    def is_meeting(self) -> bool:
        """Whether it is a follow-up meeting, which has no title of its own."""
        return isinstance(self.what, FollowUpMeeting)


@dataclass
class Row:
    """An entry of a list that mixes kinds: the day that orders it, and one of the things it may be."""

    on: datetime.date
    event: Event | None = None
    coming: Coming | None = None
    organization: Organization | None = None


@dataclass
class Home:
    """The lists of the page."""

    requests: list[Introduction]
    waiting: list[ThreadRow]
    coming: list[Coming]
    events: list[Event]
    new_organizations: list[Organization]
    new_events: list[Event]
    has_threads: bool
    # Coming events that one's own organization can answer and has not.
    to_answer: list[Event] = field(default_factory=list)
    # Threads in which one's own organization, or anybody, could take the next step.
    steps: list[ThreadRow] = field(default_factory=list)
    # How many things wait for other organizations of the same person.
    elsewhere: int = 0
    # How many notes of colleagues at events wait for a representative, who reads this.
    notes: int = 0
    # Whether one's own organization's profile asks "still true?", and one may answer.
    profile_asks: bool = False
    closest: list[dict[str, Any]] = field(default_factory=list)
    # What one's own organization has promised and not kept yet: the reader's own first.
    promised: list[OwedRow] = field(default_factory=list)
    # What Search suggests, that waits for the answer of one's own organization.
    suggestions: list[Side] = field(default_factory=list)
    # Where another organization may join a thread: what waits for our agreement, or for our answer.
    joining: list[Waiting] = field(default_factory=list)
    # Whether the reader speaks for the organization, and so asks and sets aside.
    speaks: bool = False

    @property
    def count(self) -> int:
        """How many things wait."""
        lists = (self.requests, self.suggestions, self.joining, self.waiting, self.to_answer)
        return sum(map(len, lists)) + bool(self.notes) + self.profile_asks

    @property
    def promised_shown(self) -> list[OwedRow]:
        """As many as stand at home; all of them have a page of their own. What waits, or could be done next, is there
        already and not listed once more."""
        shown = {row.step.promise for row in (*self.waiting, *self.steps) if row.step is not None}
        return [row for row in self.promised if row.point not in shown][:SHOWN]

    @property
    def ahead(self) -> list[Row]:
        """What is coming, of one's own threads and of the community, the nearest first."""
        rows = [Row(one.on, coming=one) for one in self.coming]
        # One's own joint activity that is open to all members is both; it stands here once, as one's own.
        ours = {one.what.event_id for one in self.coming if isinstance(one.what, JointActivity)}
        rows += [Row(event.starts_on, event=event) for event in self.events if event.pk not in ours]
        return sorted(rows, key=lambda row: row.on)

    @property
    def news(self) -> list[Row]:
        """New organizations and events, the newest first."""
        rows = [Row(event.announced_on, event=event) for event in self.new_events if event.announced_on]
        rows += [
            Row(one.member_since, organization=one) for one in self.new_organizations if one.member_since
        ]
        return sorted(rows, key=lambda row: row.on, reverse=True)


def member_home(request: HttpRequest) -> Home:
    """The home of ``request.acting_for``, in a number of queries that does not grow with what it shows."""
    user, acting_for = request.user, request.acting_for
    rows = own_rows(user, reader_of(user, acting_for))
    ours = [
        row for row in rows if row.thread.own is not None and row.thread.own.organization_id == acting_for.pk
    ]
    note_silence(ours)
    requests = list(requests_to_answer(user))
    ours_to_answer = [one for one in requests if one.second_id == acting_for.pk]
    waiting = [row for row in ours if row.waits_for_us]
    asking = {
        row.organization_id
        for row in request.memberships
        if row.role == Role.REPRESENTATIVE and profile_asks(row.organization)
    }
    organizations = [row.organization for row in request.memberships]
    to_answer = unanswered(user, organizations)
    ours_unanswered = to_answer.get(acting_for.pk, [])
    suggested = [side for side in own_suggestions(user, organizations) if side.waits_for_us]
    ours_suggested = [side for side in suggested if side.own == acting_for]
    everywhere = len(requests) + len(suggested) + sum(row.waits_for_us for row in rows) + len(asking)
    everywhere += sum(map(len, to_answer.values()))
    joining = joining_waits(user)
    ours_joining = [row for row in joining if acting_for.pk in row.for_ids]
    everywhere += len(joining)
    asks = acting_for.pk in asking
    here = sum(map(len, (ours_to_answer, ours_suggested, ours_joining, waiting, ours_unanswered))) + asks
    events = list(coming_events(user)[:SHOWN])
    since = today() - NEW_FOR
    return Home(
        requests=ours_to_answer,
        suggestions=ours_suggested,
        joining=ours_joining,
        speaks=acting_for.pk in spoken_for(request.memberships),
        waiting=waiting,
        profile_asks=asks,
        to_answer=ours_unanswered,
        notes=_notes(request),
        promised=owed_in([row.thread for row in ours], user),
        elsewhere=everywhere - here,
        coming=_coming([row.thread for row in ours])[:SHOWN],
        events=events,
        new_organizations=_new_organizations(user, acting_for, since),
        new_events=[event for event in events if event.announced_on and event.announced_on >= since],
        has_threads=any(row.thread.is_open for row in ours),
        steps=[row for row in ours if row.can_go_on][:SHOWN],
        closest=[
            result_row(result, acting_for)
            for result in closest_to(
                acting_for,
                user,
                leave_out=in_touch_or_not_put_forward_to(acting_for),
                limit=CLOSEST,
            )
        ],
    )


def _notes(request: HttpRequest) -> int:
    """How many notes of colleagues wait for the reader: only a representative confirms them."""
    if request.acting_for.pk not in spoken_for(request.memberships):
        return 0
    return taps_waiting(request.user).filter(organization=request.acting_for).count()


def _coming(threads: list[Thread]) -> list[Coming]:
    found = [
        Coming(thread, what)
        for thread in threads
        # What a thread that has ended still holds is nobody's to come to.
        if thread.has_company
        for what in (*thread.planned_meetings, *thread.planned_activities)
    ]
    return sorted((one for one in found if one.days.last >= today()), key=lambda one: one.on)


def _new_organizations(user, acting_for: Organization, since: datetime.date) -> list[Organization]:
    return list(
        organizations_visible_to(user)
        .filter(member_since__gte=since, member_since__lte=today())
        .exclude(kind=Organization.Kind.CONVENOR)
        .exclude(pk=acting_for.pk)
        .order_by("-member_since", "pk")[:SHOWN]
    )

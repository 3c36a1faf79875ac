"""What a thread can wait for: a rule for each, which gives the step or None."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from collaborations.models import ActionPoint, FollowUpMeeting, Party
from collaborations.thread.commitments import has_left
from collaborations.thread.facts import Thread
from collaborations.thread.words import say, sentences
from cop_portal.dates import format_date
from members.models import Organization


@dataclass
class NextStep:
    """One step. ``who`` must act (everybody where it is empty); ``is_ours``: the reader's organization must, or may.

    ``urgent``: it waits for the reader's organization alone, or its day has passed.
    """

    title: str
    text: SafeString | str = ""
    who: list[Party] = field(default_factory=list)
    url: str = ""
    action: str = ""
    is_ours: bool = False
    urgent: bool = False
    strand: str = "b"
    form_action: str = ""
    # Whether its form has the tick "other members may see that we work together".
    asks_shown: bool = False
    # Who can do it: act (a representative), write (a colleague, too), read (anybody of a party).
    needs: str = "act"
    # What staff read in place of the text, which speaks to "you" or tells what the parties wrote: dates and stages.
    staff_text: SafeString | str = ""
    # Whether it stands in the calendar already: what is planned, and needs nothing but to be held.
    is_planned: bool = False
    # Whether its button is a second one: it reminds the other side, which must act.
    second: bool = False
    # What it is called among steps of other threads, where another title says more.
    news: SafeString | str = ""
    # The action point that it is about, whose words are shown as they were written.
    promise: ActionPoint | None = None
    # Whether it asks the reader's party to say that it is in.
    is_yes: bool = False
    # Another way to go on, beneath its button.
    second_url: str = ""
    second_action: str = ""

    @property
    def headline(self) -> SafeString | str:
        """Its title in a list of several threads' steps."""
        return self.news or self.title


def names_of(parties: list[Party]) -> list[Organization]:
    """The organizations of ``parties``, for a sentence."""
    return [party.organization for party in parties]


def address_of(name: str, row) -> str:
    return reverse(f"collaborations:{name}", args=[row.public_id])


# -- promises ---------------------------------------------------------------------------------------------------------


def overdue_promise(thread: Thread) -> NextStep | None:
    """A promise is late: our own before others'."""
    late = [
        point
        for point in thread.open_promises
        if point.due_on is not None and point.due_on < thread.on and not has_left(thread, point)
    ]
    if not thread.is_own or not late:
        return None
    ours = [point for point in late if _is_ours(thread, point)]
    return _keep(thread, (ours or late)[0])


def coming_promise(thread: Thread) -> NextStep | None:
    """Our own promise whose day is near."""
    if not thread.is_own:
        return None
    for point in thread.open_promises:
        if _is_ours(thread, point) and point.due_on is not None and (point.due_on - thread.on).days <= 14:
            return _keep(thread, point)
    return None


def _is_ours(thread: Thread, point: ActionPoint) -> bool:
    """Whether the reader's organization owes it: one that left and came back owes what it owed."""
    return point.party.organization_id == thread.own.organization_id


def _present(thread: Thread, party: Party) -> Party:
    """The party of this organization now, where it left and came back."""
    return next(one for one in thread.parties if one.organization_id == party.organization_id)


def _keep(thread: Thread, point: ActionPoint) -> NextStep:
    date = format_date(point.due_on)
    is_late = point.due_on < thread.on
    if _is_ours(thread, point):
        words = gettext("You promised this by {date}.")
        if is_late:
            late = (thread.on - point.due_on).days
            words = ngettext(
                "You promised this for {date}. It is {days} day late.",
                "You promised this for {date}. It is {days} days late.",
                late,
            )
        return NextStep(
            title=gettext("Next: keep your promise"),
            promise=point,
            text=say(words, date=date, days=(thread.on - point.due_on).days),
            who=[thread.own],
            url=address_of("action_done", point),
            action=gettext("Mark it as done"),
            needs="write",
            urgent=is_late,
        )
    return NextStep(
        title=gettext("Next: a promise is kept"),
        promise=point,
        text=say(
            gettext("Waiting for {organizations} since {date}."),
            organizations=[point.party.organization],
            date=date,
        ),
        who=[_present(thread, point.party)],
    )


# -- what is planned --------------------------------------------------------------------------------------------------


def record_meeting(thread: Thread) -> NextStep | None:
    """A planned meeting's day has passed."""
    past = [meeting for meeting in thread.planned_meetings if meeting.planned_on < thread.on]
    if not past:
        return None
    date = {"date": format_date(past[0].planned_on)}
    return NextStep(
        title=gettext("Next: record the meeting"),
        text=gettext("It was planned for %(date)s. Say who came and what you found, or that it was not held.")
        % date,
        staff_text=gettext("It was planned for %(date)s. Nothing is recorded yet.") % date,
        url=address_of("meeting_held", past[0]),
        action=gettext("Record the meeting"),
        urgent=True,
    )


def meet(thread: Thread) -> NextStep | None:
    """A meeting is planned."""
    if not thread.planned_meetings:
        return None
    meeting: FollowUpMeeting = thread.planned_meetings[0]
    so_far = _met_so_far(thread)
    day = format_date(meeting.planned_on, year=meeting.planned_on.year != thread.on.year)
    if meeting.planned_on == thread.on:
        title = gettext("Next: the meeting today")
    else:
        title = gettext("Next: the meeting on %(date)s") % {"date": day}
    return NextStep(
        title=title,
        text=_hour_and_place(meeting) or so_far,
        staff_text=so_far,
        url=address_of("meeting", meeting),
        action=gettext("Open the meeting"),
        needs="read",
        is_planned=True,
    )


def _hour_and_place(meeting: FollowUpMeeting) -> SafeString:
    hour = say(gettext("At {hour}."), hour=clock(meeting.starts_at)) if meeting.starts_at else ""
    place = say(gettext("Place: {place}."), place=meeting.place) if meeting.place else ""
    return sentences(hour, place)


def clock(hour: datetime.time) -> SafeString:
    """An hour as a clock shows it, the same in every language."""
    return format_html('<bdi dir="ltr">{}</bdi>', hour.strftime("%H:%M"))


def _met_so_far(thread: Thread) -> str:
    if not thread.held_meetings:
        return gettext("It is the first one after the introduction.")
    last = thread.held_meetings[-1]
    return gettext("The last one: %(date)s.") % {"date": format_date(last.held_on, last.date_precision)}

"""What a thread can wait for: a rule for each, which gives the step or None."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from collaborations.models import ActionPoint, FollowUpMeeting, JointActivity, Party
from collaborations.mous.states import MouState
from collaborations.thread.facts import Thread
from collaborations.thread.words import say
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
    # Who can do it: act (a representative), write (a colleague, too), read (anybody of a party).
    needs: str = "act"
    # What staff read in place of the text, which speaks to "you" or tells what the parties wrote: dates and stages.
    staff_text: SafeString | str = ""
    # Whether it stands in the calendar already: what is planned, and needs nothing but to be held.
    is_planned: bool = False
    # What it is called among steps of other threads, where another title says more.
    news: SafeString | str = ""

    @property
    def headline(self) -> SafeString | str:
        """Its title in a list of several threads' steps."""
        return self.news or self.title


def _name(parties: list[Party]) -> list[Organization]:
    return [party.organization for party in parties]


def address_of(name: str, row) -> str:
    return reverse(f"collaborations:{name}", args=[row.public_id])


# -- what somebody must answer ----------------------------------------------------------------------------------------


def confirm_areas(thread: Thread) -> NextStep | None:
    """Areas were written down and a party that was there has confirmed none of them: our own before others.

    Who has confirmed some has answered; what it left out is not asked for again here.
    """
    silent = [
        (meeting, [party for party in thread.parties if thread.is_silent_about(meeting, party)])
        for meeting in thread.held_meetings
    ]
    for meeting, parties in silent:
        if thread.own in parties:
            return _ours_to_confirm(thread, meeting)
    for meeting, parties in silent:
        if parties:
            date = format_date(meeting.held_on, meeting.date_precision)
            words = gettext("Waiting for {organizations} since the meeting of {date}.")
            waiting = say(words, organizations=_name(parties), date=date)
            return NextStep(
                title=gettext("Next: the shared areas are confirmed"),
                text=waiting,
                staff_text=waiting,
                who=parties,
            )
    return None


def _ours_to_confirm(thread: Thread, meeting: FollowUpMeeting) -> NextStep:
    count = len(thread.unconfirmed_areas(meeting, thread.own))
    words = ngettext(
        "%(count)s area that you have in common was written down after the meeting of %(date)s. "
        "It counts once you confirm it.",
        "%(count)s areas that you have in common were written down after the meeting of %(date)s. "
        "They count once you confirm them.",
        count,
    )
    return NextStep(
        title=gettext("Next: confirm the shared areas"),
        text=words % {"count": count, "date": format_date(meeting.held_on, meeting.date_precision)},
        who=[thread.own],
        url=address_of("areas_confirm", meeting),
        action=gettext("Look at the areas"),
    )


def sign_mou(thread: Thread) -> NextStep | None:
    """A memorandum is with the parties and somebody has not signed."""
    # To parties of the thread that are not party to it, a memorandum is a stage and nothing to wait for.
    signing = [
        one
        for one in thread.mous
        if one.state == MouState.SIGNING and (thread.own is None or one.has_party(thread.own))
    ]
    if not signing:
        return None
    facts = next((one for one in signing if thread.own in one.missing), signing[0])
    since = format_date(facts.frozen_on)
    if thread.own in facts.missing:
        return NextStep(
            title=gettext("Next: confirm the memorandum"),
            text=say(
                gettext(
                    "{organizations} entered it on {date}. It is concluded when every party has confirmed."
                ),
                organizations=_name([party for party in facts.parties if party not in facts.missing]),
                date=since,
            ),
            who=[thread.own],
            url=facts.url,
            action=gettext("Read and confirm the MoU"),
        )
    waiting = say(
        gettext("Waiting for {organizations} since {date}."), organizations=_name(facts.missing), date=since
    )
    return NextStep(
        title=gettext("Next: the memorandum is confirmed"),
        text=waiting,
        staff_text=waiting,
        who=facts.missing,
    )


# -- promises ---------------------------------------------------------------------------------------------------------


def overdue_promise(thread: Thread) -> NextStep | None:
    """A promise is late: our own before others'."""
    late = [point for point in thread.open_promises if point.due_on is not None and point.due_on < thread.on]
    if not thread.is_own or not late:
        return None
    ours = [point for point in late if point.party_id == thread.own.pk]
    return _keep(thread, (ours or late)[0])


def coming_promise(thread: Thread) -> NextStep | None:
    """Our own promise whose day is near."""
    if not thread.is_own:
        return None
    for point in thread.open_promises:
        if (
            point.party_id == thread.own.pk
            and point.due_on is not None
            and (point.due_on - thread.on).days <= 14
        ):
            return _keep(thread, point)
    return None


def _keep(thread: Thread, point: ActionPoint) -> NextStep:
    date = format_date(point.due_on)
    is_late = point.due_on < thread.on
    if point.party_id == thread.own.pk:
        if is_late:
            words = gettext("You promised this for {date}: {what}.")
        else:
            words = gettext("You promised this by {date}: {what}.")
        return NextStep(
            title=gettext("Next: keep your promise"),
            text=say(words, date=date, what=point.what),
            who=[thread.own],
            url=address_of("action_done", point),
            action=gettext("Mark it as done"),
            needs="write",
            urgent=is_late,
        )
    return NextStep(
        title=gettext("Next: a promise is kept"),
        text=say(
            gettext("Waiting for {organization} since {date}: {what}."),
            organization=point.party.organization,
            date=date,
            what=point.what,
        ),
        who=[point.party],
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


def record_activity(thread: Thread) -> NextStep | None:
    """A planned activity's day has passed."""
    past = [activity for activity in thread.planned_activities if activity.planned_on < thread.on]
    if not past:
        return None
    date = {"date": format_date(past[0].planned_on)}
    return NextStep(
        title=gettext("Next: record the joint activity"),
        text=gettext("It was planned for %(date)s. Say who took part and what came of it.") % date,
        staff_text=gettext("It was planned for %(date)s. Nothing is recorded yet.") % date,
        url=address_of("activity_record", past[0]),
        action=gettext("Record the activity"),
        urgent=True,
    )


def accept(thread: Thread) -> NextStep | None:
    """A meeting was recorded, and a party that staff put into the thread has not done anything in it yet."""
    silent = [party for party in thread.parties if party.accepted_by_id is None]
    if not silent or not thread.held_meetings:
        return None
    date = format_date(thread.held_meetings[-1].held_on, thread.held_meetings[-1].date_precision)
    if thread.own in silent:
        return NextStep(
            title=gettext("Next: say that you are in"),
            text=gettext(
                "A meeting with you on %(date)s was recorded. Say that your organization is part of this."
            )
            % {"date": date},
            who=[thread.own],
            form_action=address_of("accept", thread.collaboration),
            action=gettext("Yes, we are part of this"),
        )
    return None


def meet(thread: Thread) -> NextStep | None:
    """A meeting is planned."""
    if not thread.planned_meetings:
        return None
    meeting: FollowUpMeeting = thread.planned_meetings[0]
    where = say(gettext("Place: {place}."), place=meeting.place) if meeting.place else ""
    so_far = _met_so_far(thread)
    day = format_date(meeting.planned_on, year=meeting.planned_on.year != thread.on.year)
    if meeting.planned_on == thread.on:
        title = gettext("Next: the meeting today")
    else:
        title = gettext("Next: the meeting on %(date)s") % {"date": day}
    return NextStep(
        title=title,
        text=where or so_far,
        staff_text=so_far,
        url=address_of("meeting", meeting),
        action=gettext("Open the meeting"),
        needs="read",
        is_planned=True,
    )


def _met_so_far(thread: Thread) -> str:
    if not thread.held_meetings:
        return gettext("It is the first one after the introduction.")
    last = thread.held_meetings[-1]
    return gettext("The last one: %(date)s.") % {"date": format_date(last.held_on, last.date_precision)}


def hold_activity(thread: Thread) -> NextStep | None:
    """A joint activity is planned."""
    if not thread.planned_activities:
        return None
    activity: JointActivity = thread.planned_activities[0]
    words = gettext("Planned for %(date)s: %(kind)s.")
    planned = words % {"date": format_date(activity.planned_on), "kind": activity.get_kind_display()}
    return NextStep(
        title=gettext("Next: joint work"),
        text=planned,
        staff_text=planned,
        url=address_of("activity", activity),
        action=gettext("Open the activity"),
        needs="read",
        is_planned=True,
    )

"""The next step where nothing is planned and nobody must answer: what the stage of a thread asks for."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from collaborations.introductions.origins import is_noted_afterwards
from collaborations.models import Introduction
from collaborations.mous.facts import MouFacts
from collaborations.stages import Stage
from collaborations.thread.facts import Thread
from collaborations.thread.mou_ended import mou_ended_on
from collaborations.thread.next_step_rules import NextStep, address_of
from collaborations.thread.words import say
from cop_portal.dates import Precision, format_date


def by_stage(thread: Thread) -> NextStep:
    """Nothing is planned: what the stage asks for."""
    row = thread.collaboration
    stage = Stage(row.stage)
    if stage in {Stage.INTRODUCED, Stage.TALKING, Stage.AGREED}:
        return _before_memorandum(thread, stage)
    if stage == Stage.ACTIVE:
        return NextStep(
            title=gettext("Next: plan the next joint work"),
            text=gettext("Nothing is planned after what you did together."),
            staff_text=gettext("Last joint activity: %(date)s. Nothing is planned after it.")
            % {"date": format_date(thread.held_activities[-1].held_on)},
            url=address_of("activity_plan", row),
            action=gettext("Plan a joint activity"),
        )
    concluded = _concluded(thread)
    if not concluded:
        return _before_memorandum(thread, _stage_without(thread))
    return _plan_work(thread, concluded)


def _concluded(thread: Thread) -> list[MouFacts]:
    """The memoranda that are signed, as far as they are the reader's: those of others are not spoken of as theirs."""
    return [
        facts
        for facts in thread.mous
        if facts.concluded_on is not None and (thread.own is None or facts.is_of(thread.own))
    ]


def _stage_without(thread: Thread) -> Stage:
    """How far it has come without any memorandum."""
    if thread.collaboration.agreed_on is not None:
        return Stage.AGREED
    return Stage.TALKING if thread.held_meetings else Stage.INTRODUCED


def _before_memorandum(thread: Thread, stage: Stage) -> NextStep:
    row = thread.collaboration
    if stage == Stage.INTRODUCED:
        return _propose_meeting(thread)
    if stage == Stage.TALKING:
        return NextStep(
            title=gettext("Next: find what you have in common"),
            text=gettext(
                "You have met, and no shared area is written down yet. Meet again and note what you found."
            ),
            staff_text=gettext("Last meeting: %(date)s. Shared areas are not agreed yet.")
            % {"date": _last_meeting(thread)},
            url=address_of("meeting_plan", row),
            action=gettext("Propose a meeting"),
        )
    return NextStep(
        title=gettext("Next: put it in writing"),
        text=gettext(
            "You agree on what you have in common. Draft a memorandum together; one that you have signed already "
            "can be entered."
        ),
        staff_text=gettext("Shared areas agreed on %(date)s. No memorandum is with the parties yet.")
        % {"date": format_date(row.agreed_on)},
        url=address_of("mou_begin", row),
        action=gettext("Draft a memorandum"),
        needs="write",
        second_url=address_of("mou_enter", row),
        second_action=gettext("Enter a signed MoU"),
    )


def _last_meeting(thread: Thread) -> str:
    meeting = thread.held_meetings[-1]
    return format_date(meeting.held_on, meeting.date_precision)


def _propose_meeting(thread: Thread) -> NextStep:
    row = thread.collaboration
    first = thread.introductions[0] if thread.introductions else None
    latest = thread.introductions[-1] if thread.introductions else None
    precision = first.date_precision if first is not None and not first.answered_on else Precision.DAY
    date = format_date(row.introduced_on or row.opened_on, precision)
    # "met in April 2021", "met on 15 April 2021": two sentences, since languages differ here.
    if precision == Precision.MONTH:
        words = gettext("You met in %(date)s and have not recorded a meeting since.")
        to_staff = gettext("Introduced in %(date)s. No meeting has been recorded or planned since.")
    elif first is not None and is_noted_afterwards(first):
        words = gettext("You met at an event, noted on %(date)s, and have not recorded a meeting since.")
        to_staff = gettext(
            "Introduced at an event, noted on %(date)s. No meeting has been recorded or planned since."
        )
    else:
        words = gettext("You were introduced on %(date)s and have not recorded a meeting since.")
        to_staff = gettext("Introduced on %(date)s. No meeting has been recorded or planned since.")
    return NextStep(
        title=gettext("Next: propose a meeting"),
        text=words % {"date": date},
        staff_text=to_staff % {"date": date},
        url=address_of("meeting_plan", row),
        action=gettext("Propose a meeting"),
        news=_who_said_yes(thread, latest),
    )


def _who_said_yes(thread: Thread, origin: Introduction | None) -> SafeString | str:
    """What is new of a thread that came of a request: the answer."""
    if origin is None or origin.kind != Introduction.Kind.REQUEST or thread.own is None:
        return ""
    if origin.first_id == thread.own.organization_id:
        return say(gettext("{organization} said yes: propose a meeting"), organization=origin.second)
    if origin.second_id == thread.own.organization_id:
        return say(gettext("You said yes to {organization}: propose a meeting"), organization=origin.first)
    return ""


def _plan_work(thread: Thread, concluded: list[MouFacts]) -> NextStep:
    begun = any(facts.in_force_since <= thread.on for facts in concluded)
    start = min(facts.in_force_since for facts in concluded)
    ended_on = mou_ended_on(thread)
    if ended_on is not None:
        start = ended_on
        to_staff = gettext("The MoU ended on %(date)s. No joint activity is planned.")
    elif begun:
        to_staff = gettext("An MoU came into force on %(date)s. No joint activity is planned yet.")
    else:
        to_staff = gettext("An MoU is signed and begins on %(date)s. No joint activity is planned yet.")
    if ended_on is not None:
        text = gettext("Your MoU ended on %(date)s, and no joint activity is planned.")
        text = text % {"date": format_date(ended_on)}
    elif begun:
        text = gettext("Your MoU is in force and no joint activity is planned yet.")
    else:
        text = gettext("Your MoU is signed. Plan what you will do together.")
    return NextStep(
        title=gettext("Next: plan joint work"),
        text=text,
        staff_text=to_staff % {"date": format_date(start)},
        url=address_of("activity_plan", thread.collaboration),
        action=gettext("Plan a joint activity"),
    )

"""What a thread waits for: worked out from its facts, saying who must act, with one thing to do."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext

from collaborations.thread.facts import Thread
from collaborations.thread.next_step_accept import accept
from collaborations.thread.next_step_activities import hold_activity, record_activity
from collaborations.thread.next_step_areas import confirm_areas
from collaborations.thread.next_step_by_stage import by_stage
from collaborations.thread.next_step_cold import meet_again
from collaborations.thread.next_step_commitments import late_commitment
from collaborations.thread.next_step_mous import (
    ends_in_time,
    ends_soon,
    has_open_text,
    put_draft,
    returned_draft,
    sign_mou,
)
from collaborations.thread.next_step_paused import take_up_again
from collaborations.thread.next_step_rhythm import regular_meeting
from collaborations.thread.next_step_rules import (
    NextStep,
    coming_promise,
    meet,
    overdue_promise,
    record_meeting,
)
from collaborations.thread.words import sentences

__all__ = ["NextStep", "has_nothing_ahead", "next_step"]


Rule = Callable[[Thread], NextStep | None]

# What somebody must do, in the order in which it is asked; then what is to come.
DUTIES: list[Rule] = [
    confirm_areas,
    sign_mou,
    returned_draft,
    overdue_promise,
    record_meeting,
    record_activity,
    late_commitment,
    accept,
    ends_soon,
]
PLANS: list[Rule] = [
    meet,
    coming_promise,
    put_draft,
    ends_in_time,
    regular_meeting,
    hold_activity,
    meet_again,
    by_stage,
]


def next_step(thread: Thread) -> NextStep | None:
    """The one next step of ``thread`` for its reader; None where nothing can be done any more.

    What the reader's own organization must do stands over what it waits for. While it is paused it waits for nothing.
    """
    if not thread.is_open:
        return None
    resting = take_up_again(thread)
    if resting is not None:
        return _for_reader(resting, thread)
    duties = [step for rule in DUTIES if (step := rule(thread)) is not None]
    ours = [step for step in duties if thread.own is not None and (not step.who or thread.own in step.who)]
    chosen = (ours or duties or [None])[0]
    if chosen is None:
        chosen = next(step for rule in PLANS if (step := rule(thread)) is not None)
    return _for_reader(chosen, thread)


def has_nothing_ahead(thread: Thread) -> bool:
    """Whether nobody has taken on a next step in ``thread``: two or more are in it, it does not rest, and what it waits
    for follows from its stage alone.

    Somebody has where a meeting or joint work is planned (its day may have passed: then it waits to be recorded), an
    area or a memorandum waits for a party's word, or, to the parties, who alone read them, an action point is open or a
    memorandum is being drafted.
    """
    if not thread.is_open or thread.is_paused:
        return False
    is_planned = bool(thread.planned_meetings or thread.planned_activities)
    is_promised = thread.is_own and bool(thread.open_promises)
    waits = confirm_areas(thread) is not None or has_open_text(thread)
    return not (is_planned or is_promised or waits)


def _for_reader(step: NextStep, thread: Thread) -> NextStep:
    """Whose color it has, and whether the reader can do it."""
    step.is_ours = thread.is_own and (not step.who or thread.own in step.who)
    step.urgent = step.urgent or (step.is_ours and bool(step.who))
    if not step.who:
        step.strand = "d"  # either may act: nobody's color
    else:
        step.strand = thread.strand_of(thread.own if step.is_ours else step.who[0])
    if not thread.is_own:
        step.text = step.staff_text
    can_do = {"act": thread.acts, "write": thread.writes, "read": thread.is_own}[step.needs]
    if step.is_ours and not can_do and thread.writes:
        step.text = sentences(step.text, gettext("A representative of your organization can do this."))
    if not step.is_ours or not can_do:
        step.url = step.action = step.form_action = step.second_url = step.second_action = ""
    if not thread.acts:
        step.second_url = step.second_action = ""
    return step

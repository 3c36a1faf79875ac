"""What a thread waits for in which nothing has happened for long: that its parties meet again, whatever its stage."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext

from collaborations.follow_up.silence import is_cold
from collaborations.stages import Stage
from collaborations.thread.facts import Thread
from collaborations.thread.next_step_by_stage import by_stage
from collaborations.thread.next_step_mous import has_open_text
from collaborations.thread.next_step_rules import NextStep, address_of
from cop_portal.dates import format_date


def is_cold_now(thread: Thread) -> bool:
    """Whether nothing has happened in ``thread`` (from ``with_facts``) for as long as staff have decided."""
    return is_cold(thread, thread.collaboration.cold_after_days)


def meet_again(thread: Thread) -> NextStep | None:
    """It is cold and nothing lies ahead: a meeting comes first, and what the stage asks for is the second way."""
    if not is_cold_now(thread):
        return None
    step = by_stage(thread)
    meeting = address_of("meeting_plan", thread.collaboration)
    if step.url == meeting:
        return step
    return replace(
        step,
        title=gettext("Next: propose a meeting"),
        text=gettext("A meeting is the easiest way to go on."),
        url=meeting,
        action=gettext("Propose a meeting"),
        needs="act",
        second_url=step.url,
        second_action=step.action,
    )


def silence_words(thread: Thread) -> str:
    """Since when nothing has happened in a thread that is cold; empty elsewhere, where two have only been introduced
    (there the step says it), and for who writes on a draft with the others."""
    if not is_cold_now(thread) or has_open_text(thread) or thread.collaboration.stage == Stage.INTRODUCED:
        return ""
    return gettext("Nothing has been written here since %(date)s.") % {"date": format_date(*thread.last_fact)}

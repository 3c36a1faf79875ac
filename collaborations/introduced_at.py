"""Who was introduced to whom at an event, and where their threads stand."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from events.models import Event
from members.roles import is_staff

from .listing import ThreadRow, row_of
from .models import Collaboration, Introduction
from .thread_facts import Reader, threads, with_facts
from .visibility import collaborations_of


@dataclass
class IntroducedRow:
    """An introduction of an event, with the thread it belongs to."""

    introduction: Introduction
    row: ThreadRow


def introductions_at(event: Event) -> QuerySet[Introduction]:
    """The introductions made at ``event``, the oldest first."""
    return (
        Introduction.objects.filter(event=event)
        .select_related("first", "second")
        .order_by("happened_on", "pk")
    )


def introductions_at_visible_to(user, event: Event) -> QuerySet[Introduction]:
    """Those that ``user`` may know of: of threads they are in; for staff all of them."""
    rows = introductions_at(event)
    return rows if is_staff(user) else rows.filter(collaboration__in=collaborations_of(user))


def rows_of_event(introductions: QuerySet[Introduction], reader: Reader) -> list[IntroducedRow]:
    """``introductions`` with the stage and next step of their threads, in a fixed number of queries."""
    rows = list(introductions)
    ids = {row.collaboration_id for row in rows}
    found = threads(with_facts(Collaboration.objects.filter(pk__in=ids)), reader)
    by_id = {thread.collaboration.pk: row_of(thread) for thread in found}
    return [IntroducedRow(row, by_id[row.collaboration_id]) for row in rows]

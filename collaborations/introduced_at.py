"""Who was introduced to whom at an event, and where their threads stand."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from events.models import Event
from members.models import Organization
from members.roles import is_staff, organization_ids_of

from .listing import ThreadRow, row_of
from .models import Collaboration, Introduction, Party
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
    """Those that ``user`` may know of: of threads they are in; for staff all of them.

    None of a thread with a hidden organization but one's own: inside the thread its parties know it, at an event it is
    in no list and no pairing that others see.
    """
    rows = introductions_at(event)
    if is_staff(user):
        return rows
    hidden = Organization.objects.filter(visibility=Organization.Visibility.HIDDEN).exclude(
        pk__in=organization_ids_of(user)
    )
    withheld = Party.objects.filter(
        collaboration=OuterRef("collaboration"), left_on__isnull=True, organization__in=hidden
    )
    return (
        rows.filter(collaboration__in=collaborations_of(user))
        .exclude(first__in=hidden)
        .exclude(second__in=hidden)
        .exclude(Exists(withheld))
    )


def rows_of_event(introductions: QuerySet[Introduction], reader: Reader) -> list[IntroducedRow]:
    """``introductions`` with the stage and next step of their threads, in a fixed number of queries."""
    rows = list(introductions)
    ids = {row.collaboration_id for row in rows}
    found = threads(with_facts(Collaboration.objects.filter(pk__in=ids)), reader)
    by_id = {thread.collaboration.pk: row_of(thread) for thread in found}
    return [IntroducedRow(row, by_id[row.collaboration_id]) for row in rows]

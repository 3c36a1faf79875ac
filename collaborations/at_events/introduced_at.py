"""Who was introduced to whom at an event, and where their threads stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext, ngettext

from collaborations.at_events.taking_back import may_be_taken_back
from collaborations.introductions.origins import introduced_on, is_noted_afterwards
from collaborations.models import Collaboration, Introduction, Party
from collaborations.thread.facts import threads, with_facts
from collaborations.thread.listing import ThreadRow, row_of
from collaborations.thread.next_step import has_nothing_ahead
from collaborations.thread.reader import Reader
from collaborations.thread.words import full_years
from collaborations.visibility import collaborations_of
from cop_portal.dates import format_date
from events.models import Event
from members.models import Organization
from members.roles import is_staff, organization_ids_of


@dataclass
class IntroducedRow:
    """An introduction of an event, with the thread it belongs to."""

    introduction: Introduction
    row: ThreadRow

    @property
    def age(self) -> str:
        """How long ago they were introduced: in days, from a year on in years."""
        since, on = introduced_on(self.introduction), self.row.thread.on
        if years := full_years(since, on):
            words = ngettext("Introduced %(years)s year ago.", "Introduced %(years)s years ago.", years)
            return words % {"years": years}
        days = (on - since).days
        if days < 1:
            return gettext("Introduced today.")
        words = ngettext("Introduced %(days)s day ago.", "Introduced %(days)s days ago.", days)
        return words % {"days": days}

    @property
    def noted(self) -> str:
        """Of one that was noted by both only after the event: that it was made here, and when they noted it."""
        if not is_noted_afterwards(self.introduction):
            return ""
        words = gettext("Introduced here, noted on %(date)s.")
        return words % {"date": format_date(introduced_on(self.introduction))}

    @property
    def may_be_taken_back(self) -> bool:
        """Whether staff can take it back; of a row that was read ``with_what_came_of_it``."""
        return may_be_taken_back(self.introduction)


def introductions_at(event: Event) -> QuerySet[Introduction]:
    """The introductions at ``event`` that a thread came of, the oldest first: by staff's line, or since one asked at or
    before it and the other said yes. A request without an answer is nobody's but the two's."""
    return (
        Introduction.objects.filter(event=event, collaboration__isnull=False)
        .select_related("first", "second", "event")
        .order_by("happened_on", "pk")
    )


def introductions_at_visible_to(user, event: Event) -> QuerySet[Introduction]:
    """Those that ``user`` may know of: of threads they are in, and where one of the two asked, their own; for staff all
    of them.

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
    own = organization_ids_of(user)
    concerns = ~Q(kind=Introduction.Kind.REQUEST) | Q(first__in=own) | Q(second__in=own)
    return (
        rows.filter(concerns, collaboration__in=collaborations_of(user))
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


def without_next_step(rows: Iterable[IntroducedRow]) -> list[IntroducedRow]:
    """Those of ``rows`` in whose thread nobody has taken on a next step, the oldest first."""
    still = [row for row in rows if has_nothing_ahead(row.row.thread)]
    return sorted(still, key=lambda row: (introduced_on(row.introduction), row.introduction.pk))

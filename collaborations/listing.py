"""Lists of threads and of requests: one's own, what waits first; staff's with how long nothing has happened."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import ngettext

from cop_portal.dates import today

from .models import Collaboration, Introduction, Party
from .next_step import NextStep, next_step
from .stage_line import stage_words
from .thread_facts import Reader, Thread, threads, with_facts
from .visibility import collaborations_of, collaborations_visible_to


@dataclass
class ThreadRow:
    """A thread in a list."""

    thread: Thread
    stage: str
    step: NextStep | None
    age: str

    @property
    def parties(self) -> list[dict]:
        """Its parties with their strands, for ``components/party_list.html``."""
        return party_dots(self.thread)

    @property
    def waits_for_us(self) -> bool:
        """Whether the reader's organization must do something."""
        return self.step is not None and self.step.urgent and self.step.is_ours


def party_dots(thread: Thread, visible: set[int] | None = None) -> list[dict]:
    """The parties with their strands; with ``visible`` (ids the reader may know of) each such has its profile's URL."""
    return [
        {
            "organization": party.organization,
            "strand": letter,
            "url": party.organization.get_absolute_url()
            if visible and party.organization_id in visible
            else "",
        }
        for party, letter in zip(thread.drawn, thread.strands, strict=True)
    ]


def row_of(thread: Thread) -> ThreadRow:
    """``thread`` as a row of a list."""
    days = (today() - thread.last_fact_on).days
    age = ngettext("%(days)s day without anything new", "%(days)s days without anything new", days) % {
        "days": days
    }
    return ThreadRow(thread, stage_words(thread), next_step(thread) if thread.is_inside else None, age)


def own_rows(user, reader: Reader) -> list[ThreadRow]:
    """The threads of the reader's organizations: what waits for them first, then what moved last, ended ones last."""
    rows = [row_of(thread) for thread in threads(with_facts(collaborations_of(user)), reader)]
    return sorted(
        rows,
        key=lambda row: (
            not row.thread.is_open,
            not row.waits_for_us,
            -row.thread.last_fact_on.toordinal(),
            row.thread.collaboration.pk,
        ),
    )


def open_collaborations() -> QuerySet[Collaboration]:
    """Those with two or more in them now."""
    another = Party.objects.filter(
        collaboration=OuterRef("collaboration"), left_on__isnull=True, pk__gt=OuterRef("pk")
    )
    return Collaboration.objects.filter(
        Exists(Party.objects.filter(Exists(another), collaboration=OuterRef("pk"), left_on__isnull=True))
    )


def rows_of(collaborations: QuerySet[Collaboration], reader: Reader) -> list[ThreadRow]:
    """Rows of ``collaborations``, a page of them at a time."""
    return [row_of(thread) for thread in threads(with_facts(collaborations), reader)]


def requests_to_answer(user) -> QuerySet[Introduction]:
    """Requests for an introduction that wait for an organization of ``user``, the oldest first."""
    return (
        Introduction.objects.filter(
            kind=Introduction.Kind.REQUEST,
            answer="",
            second__memberships__user=user,
            second__memberships__until__isnull=True,
        )
        .select_related("first", "second")
        .order_by("happened_on", "pk")
    )


def requests_sent(user) -> QuerySet[Introduction]:
    """Requests of ``user``'s organizations that have no answer yet."""
    return (
        Introduction.objects.filter(
            kind=Introduction.Kind.REQUEST,
            answer="",
            first__memberships__user=user,
            first__memberships__until__isnull=True,
        )
        .select_related("first", "second")
        .order_by("happened_on", "pk")
    )


def requests_unanswered() -> QuerySet[Introduction]:
    """Every request without an answer, the oldest first: what staff look after. Without the messages."""
    return (
        Introduction.objects.filter(kind=Introduction.Kind.REQUEST, answer="")
        .select_related("first", "second")
        .defer("message")
        .order_by("happened_on", "pk")
    )


def shown_with(user, organization) -> QuerySet[Collaboration]:
    """The collaborations of ``organization`` that ``user`` may know of, for its profile."""
    party = Party.objects.filter(
        collaboration=OuterRef("pk"), organization=organization, left_on__isnull=True
    )
    return collaborations_visible_to(user).filter(Exists(party))

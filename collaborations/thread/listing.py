"""Lists of threads and of requests: one's own, what waits first; staff's with when something happened last."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import cached_property

from collaborations.introductions.lapsing import LAPSES_AFTER, ended_unanswered, open_requests, waits
from collaborations.models import Collaboration, Introduction, MemorandumOfUnderstanding, Party
from collaborations.mous.facts import renewal_words, term_words
from collaborations.mous.states import MouState, how_it_ended
from collaborations.mous.visibility import own_mou_parties
from collaborations.stages import CollaborationQuerySet
from collaborations.thread.facts import Thread, threads, with_facts
from collaborations.thread.next_step import NextStep, next_step
from collaborations.thread.reader import Reader
from collaborations.thread.stage_line import cord_from, stage_line, stage_words
from collaborations.visibility import collaborations_of, introductions_visible_to
from cop_portal.dates import format_date, today
from cop_portal.ui.thread import Stage as Knot
from members.models import Organization
from members.roles import organization_ids_of
from members.visibility import organizations_visible_to

# How long an answer stands in the list of who asked.
ANSWERED_SHOWN = datetime.timedelta(days=30)


@dataclass
class ThreadRow:
    """A thread in a list."""

    thread: Thread
    stage: str
    step: NextStep | None
    # Since when nothing has happened, where a page says so.
    silence: str = ""

    @cached_property
    def knots(self) -> list[Knot]:
        """The knots of its stage line."""
        return stage_line(self.thread)

    @property
    def cord_from(self) -> int | None:
        """From which knot on its strands are twisted."""
        return cord_from(self.thread)

    @property
    def reached(self) -> int:
        """Which of its knots it has come to, counted from 1."""
        return max((number for number, knot in enumerate(self.knots, 1) if knot.is_reached), default=1)

    @property
    def last_entry(self) -> str:
        """When something happened in it last, in words."""
        return format_date(*self.thread.last_fact)

    @property
    def parties(self) -> list[dict]:
        """Its parties with their strands, for ``components/party_list.html``."""
        return party_dots(self.thread)

    @property
    def waits_for_us(self) -> bool:
        """Whether the reader's organization must do something."""
        return self.step is not None and self.step.urgent and self.step.is_ours

    @property
    def can_go_on(self) -> bool:
        """Whether the reader's organization, or anybody in it, could take the next step, and none is planned. What is
        paused asks for nothing."""
        can = self.step is not None and self.step.is_ours and not self.step.is_planned
        return can and not self.waits_for_us and not self.thread.is_paused


@dataclass
class KeptMou:
    """A memorandum that an organization signed in a thread it has left, with the others it may know of."""

    mou: MemorandumOfUnderstanding
    others: list[Organization]

    @property
    def state(self) -> str:
        """Its state in words; of one that has ended, how."""
        return str((how_it_ended(self.mou) or MouState(self.mou.state)).label)

    @property
    def term(self) -> str:
        """Its term in words."""
        return term_words(self.mou)

    @property
    def renewal(self) -> str:
        """What happens at its end, or has happened already."""
        is_said = self.mou.term_ends_on and self.mou.term_renewal != MemorandumOfUnderstanding.Renewal.NONE
        return renewal_words(self.mou) if is_said else ""


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
    return ThreadRow(thread, stage_words(thread), next_step(thread) if thread.is_inside else None)


def own_rows(user, reader: Reader) -> list[ThreadRow]:
    """The threads of the reader's organizations: what waits for them first, then what moved last; then paused ones,
    and ended and concluded ones last."""
    rows = [row_of(thread) for thread in threads(with_facts(collaborations_of(user)), reader)]
    return sorted(
        rows,
        key=lambda row: (
            not row.thread.is_open,
            not row.waits_for_us,
            row.thread.is_paused,
            -row.thread.last_fact.date.toordinal(),
            row.thread.collaboration.pk,
        ),
    )


def open_collaborations() -> CollaborationQuerySet:
    """Those that go on, or are paused: two or more in them now, and not concluded."""
    return collaborations_in_company().not_concluded()


def collaborations_in_company() -> CollaborationQuerySet:
    """Those with two or more in them now, what is concluded as well."""
    another = Party.objects.filter(
        collaboration=OuterRef("collaboration"), left_on__isnull=True, pk__gt=OuterRef("pk")
    )
    return Collaboration.objects.filter(
        Exists(Party.objects.filter(Exists(another), collaboration=OuterRef("pk"), left_on__isnull=True))
    )


def rows_of(collaborations: QuerySet[Collaboration], reader: Reader) -> list[ThreadRow]:
    """Rows of ``collaborations``, a page of them at a time."""
    return [row_of(thread) for thread in threads(with_facts(collaborations), reader)]


def _requests(user) -> QuerySet[Introduction]:
    return (
        introductions_visible_to(user)
        .filter(kind=Introduction.Kind.REQUEST)
        .select_related("first", "second")
        .order_by("happened_on", "pk")
    )


def requests_to_answer(user) -> QuerySet[Introduction]:
    """Requests for an introduction that wait for an organization of ``user``, the oldest first."""
    return _requests(user).filter(waits(), second__in=organization_ids_of(user))


def requests_sent(user) -> QuerySet[Introduction]:
    """Requests of ``user``'s organizations that wait for an answer."""
    return _requests(user).filter(waits(), first__in=organization_ids_of(user))


def requests_answered(user) -> QuerySet[Introduction]:
    """Requests of ``user``'s organizations that were answered lately, the last answer first, and not with a yes: a yes
    is a thread. Neither which answer it was nor its reason is the asker's to read."""
    return (
        _requests(user)
        .filter(answered_on__gt=today() - ANSWERED_SHOWN, first__in=organization_ids_of(user))
        .exclude(answer__in=["", Introduction.Answer.YES])
        .order_by("-answered_on", "-pk")
    )


def requests_lapsed(user) -> QuerySet[Introduction]:
    """Requests of ``user``'s organizations that had no answer in time, for as long as an answer stands, the last first;
    not those that were made anew."""
    return (
        _requests(user)
        .filter(ended_unanswered(), first__in=organization_ids_of(user))
        .filter(happened_on__gt=today() - LAPSES_AFTER - ANSWERED_SHOWN)
        .order_by("-happened_on", "-pk")
    )


def mous_kept_by(user) -> list[KeptMou]:
    """What organizations of ``user`` have signed in threads they are in no more, the latest first."""
    own = organization_ids_of(user)
    mous = (
        MemorandumOfUnderstanding.objects.with_state()
        .filter(pk__in=own_mou_parties(user).values("mou"))
        .exclude(collaboration__in=collaborations_of(user))
        .order_by("-starts_on", "pk")
    )
    # With whom, as far as one may still know of them.
    known = (
        organizations_visible_to(user)
        .filter(parties__mou_parties__mou=OuterRef("pk"), parties__mou_parties__removed_on__isnull=True)
        .exclude(pk__in=own)
    )
    with_names = mous.annotate(known=ArraySubquery(known.order_by("pk").values("pk").distinct()))
    rows = list(with_names)
    names = Organization.objects.in_bulk({pk for mou in rows for pk in mou.known})
    return [KeptMou(mou, [names[pk] for pk in mou.known]) for mou in rows]


def has_left_one(user) -> bool:
    """Whether an organization of ``user`` was once in a collaboration."""
    return Party.objects.filter(organization__in=organization_ids_of(user), left_on__isnull=False).exists()


def requests_unanswered() -> QuerySet[Introduction]:
    """Every request that waits for an answer, the oldest first: what staff look after. Without the messages."""
    return open_requests().select_related("first", "second").defer("message").order_by("happened_on", "pk")

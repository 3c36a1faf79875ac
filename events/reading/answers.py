"""What is answered to an event: one's own organization's answer, and for staff all of them. Which others come is told
by ``events.company``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from events.answered import Answered, answered
from events.models import Event, Rsvp
from events.visibility import is_open_to, may_read_needs, rsvps_visible_to
from members.models import Organization

# The states of an event in which it can be answered; ``refuse_answer`` says why not in the others.
OPEN_STATES = ("announced", "running")


@dataclass
class OwnAnswer:
    """What the reader's organization has answered, and whether they can answer now."""

    organization: Organization
    answered: Answered
    is_open: bool

    @property
    def is_asked(self) -> bool:
        """Whether it can answer and has not."""
        return self.is_open and not self.answered.answer


def answers_by_another(event: Event, others: Iterable[Organization]) -> bool:
    """Whether the reader could answer for one of the ``others`` that they belong to, and do not act for now."""
    return event.state in OPEN_STATES and any(is_open_to(event, one) for one in others)


def own_answer(event: Event, own: Organization | None) -> OwnAnswer | None:
    """The answer of the organization that the reader acts for; None where there is none to give or to read."""
    if own is None:
        return None
    said = answered(event, own)
    is_open = event.state in OPEN_STATES and is_open_to(event, own)
    if not is_open and not said.answer:
        return None
    return OwnAnswer(own, said, is_open)


# -- for staff --------------------------------------------------------------------------------------------------------


@dataclass
class AnswerGroup:
    """All who gave one answer."""

    answer: str
    rows: list[Rsvp]

    @property
    def people(self) -> int:
        """How many people they are; who named nobody is one."""
        return sum(max(1, len(row.people.all())) for row in self.rows)


@dataclass
class AllAnswers:
    """The answers as staff read them, with names and needs."""

    groups: list[AnswerGroup]
    not_answered: list[Organization]
    capacity: int | None

    def _count(self, answer: str) -> int:
        return sum(len(group.rows) for group in self.groups if group.answer == answer)

    @property
    def yes(self) -> int:
        """How many organizations come."""
        return self._count(Rsvp.Answer.YES)

    @property
    def maybe(self) -> int:
        """How many may come."""
        return self._count(Rsvp.Answer.MAYBE)

    @property
    def no(self) -> int:
        """How many do not."""
        return self._count(Rsvp.Answer.NO)

    @property
    def people(self) -> int:
        """How many people come."""
        return sum(group.people for group in self.groups if group.answer == Rsvp.Answer.YES)

    @property
    def counts_unnamed(self) -> bool:
        """Whether one that comes has named nobody, and so counts as one person."""
        return any(
            not row.people.all()
            for group in self.groups
            if group.answer == Rsvp.Answer.YES
            for row in group.rows
        )

    @property
    def is_over(self) -> bool:
        """Whether more come than there is room for: places were taken away after they had said yes."""
        return self.capacity is not None and self.people > self.capacity


def all_answers(event: Event, user) -> AllAnswers | None:
    """Every answer to ``event``; None for who may not read what people need."""
    if not may_read_needs(user):
        return None
    rows = list(rsvps_visible_to(user, event).select_related("answered_by").prefetch_related("people"))
    rows.sort(key=lambda row: str(row.organization).casefold())
    groups = [
        AnswerGroup(answer, [row for row in rows if row.answer == answer]) for answer in Rsvp.Answer.values
    ]
    answered_by = {row.organization_id for row in rows}
    invited = Organization.objects.filter(event_invitations__event=event).exclude(pk__in=answered_by)
    return AllAnswers(
        groups=[group for group in groups if group.rows],
        not_answered=sorted(invited.distinct(), key=lambda one: str(one).casefold()),
        capacity=event.capacity,
    )

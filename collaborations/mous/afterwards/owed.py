"""What the memoranda of a thread ask for now, among who owes what: what is late, and what is due soon."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from collaborations.models import MouParty, Party
from collaborations.mous.afterwards.ends import end_of, is_near
from collaborations.mous.afterwards.reading import Kept
from collaborations.mous.afterwards.words import state_words
from collaborations.mous.facts import MouFacts
from collaborations.mous.states import MouState
from collaborations.thread.commitments import Commitment
from collaborations.thread.facts import Thread
from cop_portal.dates import format_date


@dataclass(frozen=True)
class Words:
    """What was promised, as it was written."""

    what: str
    language: str


@dataclass
class OwedCommitment:
    """A row of the list, as ``thread.commitments.Commitment`` is one. ``by`` owes it; all together where it is None."""

    point: Words
    kept: Kept
    by: Party | None
    strand: str
    who: str
    state: str
    kind: str
    has_left: bool = False
    person: str = ""
    done_url: str = ""

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("collaborations:commitment", args=[self.kept.public_id])

    @property
    def due_on(self) -> datetime.date:
        """The day by which it stands in the list."""
        return self.kept.standing.late_since or self.kept.standing.due_on or datetime.date.max


def owed_by_memoranda(thread: Thread) -> list[OwedCommitment]:
    """What is late or due soon of the memoranda in force that the reader's organization is party to, the most late
    first; to nobody else it is anything. What a thread that is concluded still asks for is nobody's to do."""
    if not thread.is_own or thread.is_concluded:
        return []
    rows = [row for facts in own_in_force(thread) for row in _rows(facts, thread)]
    return sorted(rows, key=lambda row: (row.due_on, row.kept.id))


def own_in_force(thread: Thread) -> Iterator[MouFacts]:
    """The memoranda in force that the reader's organization is party to."""
    for facts in thread.mous:
        if facts.state == MouState.IN_FORCE and thread.own is not None and facts.is_of(thread.own):
            yield facts


def _rows(facts: MouFacts, thread: Thread) -> Iterator[OwedCommitment]:
    parties: dict[int, MouParty] = {row.pk: row for row in facts.first.parties}
    for kept in facts.commitments:
        state, kind = state_words(kept, thread.on)
        if kind not in {"late", "soon"}:
            continue
        owner = parties.get(kept.by_id)
        by = owner.party if owner is not None else None
        yield OwedCommitment(
            point=Words(kept.what, kept.language),
            kept=kept,
            by=by,
            strand=thread.strand_of(by),
            who=by.organization.short_name if by is not None else gettext("All parties together"),
            state=state,
            kind=kind,
            has_left=by is not None and by.organization_id not in _there(thread),
        )


def _there(thread: Thread) -> set[int]:
    return {party.organization_id for party in thread.parties}


def with_memoranda(rows: list[Commitment], thread: Thread) -> list[Commitment | OwedCommitment]:
    """``rows`` of the action points with those of the memoranda in their places: by date, what is closed last."""
    is_open = [row for row in rows if row.point.done_on is None and row.point.dropped_on is None]
    closed = [row for row in rows if row not in is_open]

    def date(row: Commitment | OwedCommitment) -> datetime.date:
        if isinstance(row, OwedCommitment):
            return row.due_on
        return row.point.due_on or datetime.date.max

    found: list[Commitment | OwedCommitment] = [*is_open, *owed_by_memoranda(thread)]
    return [*sorted(found, key=date), *closed]


def renewing_words(thread: Thread) -> list[str]:
    """Of memoranda that renew themselves soon, that they do: a party could end them before. One that ends is the next
    step's to speak of."""
    words = gettext(
        "The memorandum's term runs to %(date)s. Then it is renewed by itself, unless a party ends it."
    )
    ends = (end_of(facts.mou, thread.on) for facts in own_in_force(thread))
    near = [end for end in ends if end is not None and end.renews and is_near(end, thread.on)]
    return [words % {"date": format_date(end.on)} for end in sorted(near, key=lambda end: end.on)]

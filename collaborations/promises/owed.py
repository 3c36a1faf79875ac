"""What organizations owe now, wherever it was promised: late first, then by date, what has no date last."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse

from collaborations.models import ActionPoint, Party, Rest
from collaborations.promises.people import person_for, person_of, with_people
from collaborations.promises.visibility import owes
from collaborations.thread.due import due_words
from collaborations.thread.facts import Thread


def owed_by(organization_ids: Collection[int] | QuerySet, on: datetime.date) -> QuerySet[ActionPoint]:
    """The open action points of these organizations in the threads they are in with somebody else; while a thread
    rests, it asks nothing of anybody."""
    present = Party.objects.filter(collaboration=OuterRef("collaboration"), left_on__isnull=True)
    return (
        with_people()
        .filter(
            Exists(present.filter(organization=OuterRef("party__organization"))),
            Exists(present.exclude(organization=OuterRef("party__organization"))),
            ~Exists(rests_on(on)),
            party__organization__in=organization_ids,
            done_on__isnull=True,
            dropped_on__isnull=True,
        )
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )


def rests_on(on: datetime.date) -> QuerySet[Rest]:
    """The pauses and conclusions in which the thread of a row of an outer query rests on the day ``on``."""
    return Rest.objects.filter(
        Q(until__isnull=True) | Q(until__gt=on), collaboration=OuterRef("collaboration"), since__lte=on
    )


@dataclass
class OwedRow:
    """An open action point in a list of several threads' ones."""

    point: ActionPoint
    thread: Thread
    state: str
    kind: str
    person: str
    is_mine: bool
    # Where it is marked as done, for who acts for the organization that owes it.
    done_url: str = ""

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("collaborations:action_point", args=[self.point.public_id])


def owed_row(point: ActionPoint, thread: Thread, user) -> OwedRow:
    """``point`` (from ``with_people``) of ``thread`` for ``user``, who belongs to the organization that owes it."""
    state, kind = due_words(point.due_on, thread.on)
    person = person_of(point)
    acts = thread.writes and thread.own is not None and owes(thread.own.organization, point)
    return OwedRow(
        point=point,
        thread=thread,
        state=state,
        kind=kind,
        person=person_for(point, thread.reader.organization_ids),
        is_mine=person is not None and person.pk == user.pk,
        done_url=reverse("collaborations:action_done", args=[point.public_id]) if acts else "",
    )


def owed_in(threads: Iterable[Thread], user) -> list[OwedRow]:
    """What the reader's organization owes in ``threads``, which have read it already: the same as ``owed_by`` says,
    with the reader's own first."""
    rows = [
        owed_row(point, thread, user)
        for thread in threads
        if thread.own is not None and thread.is_open and thread.rest is None
        for point in thread.open_promises
        if point.party.organization_id == thread.own.organization_id
    ]
    return sorted(
        rows, key=lambda row: (not row.is_mine, row.point.due_on or datetime.date.max, row.point.pk)
    )

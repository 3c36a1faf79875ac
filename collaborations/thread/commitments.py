"""Who owes what: the action points of a thread, late ones first, then by their dates, kept ones last."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from collaborations.models import ActionPoint
from collaborations.promises.people import person_for
from collaborations.thread.due import due_words
from collaborations.thread.facts import Thread
from collaborations.thread.words import say
from cop_portal.dates import format_date

KEPT_SHOWN = 5


@dataclass
class Commitment:
    """A row of the list, for ``components/commitment_row.html``."""

    point: ActionPoint
    strand: str
    who: str
    state: str
    kind: str
    # Who of it does it, for its own people; whether it has left, so that another must take it on.
    person: str = ""
    has_left: bool = False
    done_url: str = ""

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("collaborations:action_point", args=[self.point.public_id])


def commitments(
    thread: Thread, asked: ActionPoint | None = None, *, is_whole: bool = False
) -> list[Commitment]:
    """The rows for a reader who belongs to a party; nobody else is shown any. The one that is ``asked`` for already is
    marked as done there, and not in its row. ``is_whole``: also what was kept or dropped long ago."""
    if not thread.is_own:
        return []
    points = list(thread.collaboration.action_points.all())
    # By date already: what is late comes first of itself.
    rows = [_open_row(thread, point) for point in thread.open_promises]
    kept = sorted((point for point in points if point.done_on), key=lambda point: point.done_on, reverse=True)
    for row in rows:
        if row.point == asked:
            row.done_url = ""
    kept = kept if is_whole else kept[:KEPT_SHOWN]
    rows += [_row(thread, point, _kept_words(point, thread.on), "kept") for point in kept]
    dropped = [point for point in points if point.dropped_on]
    dropped = dropped if is_whole else dropped[-KEPT_SHOWN:]
    rows += [_row(thread, point, _dropped_words(thread, point), "due") for point in dropped]
    return rows


def _row(thread: Thread, point: ActionPoint, state: str, kind: str) -> Commitment:
    return Commitment(
        point,
        thread.strand_of(point.party),
        point.party.organization.short_name,
        state,
        kind,
        person=person_for(point, thread.reader.organization_ids),
    )


def _open_row(thread: Thread, point: ActionPoint) -> Commitment:
    state, kind = due_words(point.due_on, thread.on)
    row = _row(thread, point, state, kind)
    row.has_left = has_left(thread, point)
    if thread.writes and point.party.organization_id == thread.own.organization_id:
        row.done_url = reverse("collaborations:action_done", args=[point.public_id])
    return row


def has_left(thread: Thread, point: ActionPoint) -> bool:
    """Whether the organization that owes ``point`` is in ``thread`` no more."""
    return point.party.organization_id not in {party.organization_id for party in thread.parties}


def _kept_words(point: ActionPoint, on: datetime.date) -> str:
    return gettext("kept on %(date)s") % {
        "date": format_date(point.done_on, year=point.done_on.year != on.year)
    }


def _dropped_words(thread: Thread, point: ActionPoint) -> str:
    """Why it was dropped, and by whom where that is not the one that owes it: no reason is read as another's."""
    dropper = next((party for party in thread.all_parties if party.pk == point.dropped_by_id), None)
    if dropper is None or dropper.organization_id == point.party.organization_id:
        return gettext("dropped: %(reason)s") % {"reason": point.drop_reason}
    words = gettext("dropped by {organization}: {reason}")
    return say(words, organization=dropper.organization, reason=point.drop_reason)

"""Who owes what: the action points of a thread, late ones first, then by their dates, kept ones last."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from collaborations.models import ActionPoint
from collaborations.thread.facts import Thread
from collaborations.thread.words import full_years
from cop_portal.dates import format_date

# From how many days before its date a promise is shown as due soon.
SOON = 14
KEPT_SHOWN = 5


@dataclass
class Commitment:
    """A row of the list, for ``components/commitment_row.html``."""

    point: ActionPoint
    strand: str
    who: str
    state: str
    kind: str
    done_url: str = ""
    drop_url: str = ""


def commitments(thread: Thread) -> list[Commitment]:
    """The rows for a reader who belongs to a party; nobody else is shown any."""
    if not thread.is_own:
        return []
    points = list(thread.collaboration.action_points.all())
    # By date already: what is late comes first of itself.
    rows = [_open_row(thread, point) for point in thread.open_promises]
    kept = sorted((point for point in points if point.done_on), key=lambda point: point.done_on, reverse=True)
    rows += [_row(thread, point, _kept_words(point, thread.on), "kept") for point in kept[:KEPT_SHOWN]]
    dropped = [point for point in points if point.dropped_on]
    rows += [
        _row(thread, point, gettext("dropped: %(reason)s") % {"reason": point.drop_reason}, "due")
        for point in dropped[-KEPT_SHOWN:]
    ]
    return rows


def _row(thread: Thread, point: ActionPoint, state: str, kind: str) -> Commitment:
    return Commitment(point, thread.strand_of(point.party), point.party.organization.short_name, state, kind)


def _open_row(thread: Thread, point: ActionPoint) -> Commitment:
    state, kind = due_words(point.due_on, thread.on)
    row = _row(thread, point, state, kind)
    ours = thread.own is not None and point.party_id == thread.own.pk
    if ours and thread.writes:
        row.done_url = reverse("collaborations:action_done", args=[point.public_id])
    if ours and thread.acts:
        row.drop_url = reverse("collaborations:action_drop", args=[point.public_id])
    return row


def due_words(due_on: datetime.date | None, on: datetime.date) -> tuple[str, str]:
    """How an open promise stands on the day ``on``: words, and late, soon or due."""
    if due_on is None:
        return gettext("no date"), "due"
    days = (due_on - on).days
    if years := full_years(due_on, on):
        return ngettext("%(years)s year late", "%(years)s years late", years) % {"years": years}, "late"
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}, "late"
    if days == 0:
        return gettext("due today"), "soon"
    words = gettext("due %(date)s") % {"date": format_date(due_on, year=due_on.year != on.year)}
    return words, "soon" if days <= SOON else "due"


def _kept_words(point: ActionPoint, on: datetime.date) -> str:
    return gettext("kept on %(date)s") % {
        "date": format_date(point.done_on, year=point.done_on.year != on.year)
    }

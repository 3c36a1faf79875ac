"""What a thread waits for of what its memoranda promise."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.translation import gettext

from collaborations.models import Party
from collaborations.mous.afterwards.owed import OwedCommitment, owed_by_memoranda, own_in_force
from collaborations.thread.facts import Thread
from collaborations.thread.next_step_rules import NextStep
from collaborations.thread.words import sentences
from cop_portal.dates import format_date


def late_commitment(thread: Thread) -> NextStep | None:
    """Something that a memorandum promises is late: one's own before what all, or others, owe."""
    late = [row for row in owed_by_memoranda(thread) if row.kind == "late" and not row.has_left]
    if not late:
        return None
    row = min(late, key=lambda one: (not _is_ours(one, thread), one.by is not None))
    since = gettext("Nothing that proves it was held by %(date)s.") % {"date": format_date(row.due_on)}
    return NextStep(
        title=gettext("Next: keep what the memorandum promises"),
        text=sentences(
            format_html('<bdi lang="{}">{}</bdi>', row.point.language, row.point.what + "."), since
        ),
        who=_who(row, thread),
        url=row.url,
        action=gettext("Link what proves it"),
        needs="write",
    )


def _is_ours(row: OwedCommitment, thread: Thread) -> bool:
    return row.by is None or row.by.organization_id == thread.own.organization_id


def _who(row: OwedCommitment, thread: Thread) -> list[Party]:
    """Who owes it, as they are in the thread now: one of its parties, or all of them."""
    if row.by is not None:
        return [party for party in thread.parties if party.organization_id == row.by.organization_id]
    facts = next(one for one in own_in_force(thread) if row.kept in one.commitments)
    return [party for party in thread.parties if facts.is_of(party)]

"""The next step of a memorandum in force: something that it promises is late."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from collaborations.models import Rest
from collaborations.mous.afterwards.reading import Kept
from collaborations.mous.states import MouState
from collaborations.thread.words import say
from cop_portal.dates import format_date

if TYPE_CHECKING:
    from collaborations.mous.afterwards.page import PromiseRow
    from collaborations.mous.page import MouPage, SignatureRow


@dataclass(frozen=True)
class LateRow:
    """What is late longest, one's own before what others owe. ``owner`` owes it, all together where it is None;
    ``may_link``: the reader can link what proves it."""

    kept: Kept
    owner: SignatureRow | None
    is_ours: bool
    strand: str
    may_link: bool

    @property
    def since(self) -> datetime.date | None:
        """The day that passed without."""
        return self.kept.standing.late_since

    @property
    def title(self) -> SafeString | str:
        """Who does what."""
        if self.is_ours or self.owner is None:
            return gettext("Next: keep what the memorandum promises")
        return say(
            gettext("Next: {organization} keeps what it promised"), organization=self.owner.organization
        )

    @property
    def text(self) -> str:
        """Why now."""
        if self.since is None:
            return ""
        return gettext("Nothing that proves it was held by %(date)s.") % {"date": format_date(self.since)}

    @property
    def url(self) -> str:
        """The page of the commitment."""
        return reverse("collaborations:commitment", args=[self.kept.public_id])


def late_row(rows: Iterable[PromiseRow], page: MouPage, *, may_link: bool) -> LateRow | None:
    """The one that ``page`` speaks of to who is party to it and in its thread (``rows`` are open to them); None where
    nothing is late, or nothing is asked: of who has left, and in a thread that rests, as on the thread's page."""
    own = page.own
    if own is None or page.mou.state != MouState.IN_FORCE:
        return None
    parties = {row.party.pk: row for row in page.rows}
    late = []
    for row in rows:
        owner = parties.get(row.kept.by_id)
        if row.is_open and row.kept.is_late and (owner is None or owner.party.party.left_on is None):
            late.append((row.kept, owner))
    if not late or Rest.objects.filter(collaboration=page.mou.collaboration_id, until=None).exists():
        return None
    kept, owner = min(late, key=lambda pair: (pair[1] not in (None, own), pair[0].order))
    is_ours = owner in (None, own)
    strand = own.strand if is_ours or owner is None else owner.strand
    return LateRow(kept, owner, is_ours, strand, may_link)

"""Who opened the papers of a memorandum, and when: for its parties' people."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Q

from collaborations.models import MemorandumOfUnderstanding, MouCopy, Party, Signature
from collaborations.mous.visibility import own_mou_parties
from collaborations.thread.recorded import recorded
from cop_portal.dates import BAGHDAD
from cop_portal.documents.models import DocumentOpening
from members.models import Organization


@dataclass(frozen=True)
class Opening:
    """An opening, and the organization that the person acted for; None for Search staff."""

    opening: DocumentOpening
    organization: Organization | None

    @property
    def was_shown(self) -> bool:
        """Whether pages were looked at here, and no file was taken."""
        return self.opening.kind == DocumentOpening.Kind.VIEW


def openings_of(
    mou: MemorandumOfUnderstanding, *, until: datetime.datetime | None = None, limit: int = 500
) -> list[Opening]:
    """The openings of its papers (``until`` an instant), newest first: copies that were replaced or returned,
    amendments, and the letters on which Search recorded a signature are among them."""
    copies = MouCopy.objects.filter(version__mou=mou).values("document")
    requests = Signature.objects.filter(mou=mou, request__isnull=False).values("request")
    openings = DocumentOpening.objects.filter(Q(document__in=copies) | Q(document__in=requests))
    if until is not None:
        openings = openings.filter(opened_at__lt=until)
    organizations = {row.party.organization.slug: row.party.organization for row in mou.parties.all()}
    return [
        Opening(opening, organizations.get(opening.organization_slug))
        for opening in openings.select_related("user", "document")[:limit]
    ]


def left_at(user, mou: MemorandumOfUnderstanding) -> datetime.datetime | None:
    """When the last of ``user``'s organizations left the collaboration of ``mou``, up to which they read who opened its
    papers; None while one of them is in it. Where that was written down before the day was over, it is that moment."""
    own = Party.objects.filter(pk__in=own_mou_parties(user).filter(mou=mou).values("party"))
    found = []
    for party in own.annotate(written_at=recorded(Party, "left_on")):
        if party.left_on is None:
            return None
        after = party.left_on + datetime.timedelta(days=1)
        over = datetime.datetime.combine(after, datetime.time(), BAGHDAD)
        found.append(min(over, party.written_at or over))
    return max(found, default=None)

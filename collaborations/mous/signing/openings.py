"""Who opened the papers of a memorandum, and when: for its parties' people."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from collaborations.models import MemorandumOfUnderstanding, MouCopy, Signature
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


def openings_of(mou: MemorandumOfUnderstanding, limit: int = 500) -> list[Opening]:
    """The openings of its papers, newest first: copies that were replaced or returned, amendments, and the letters on
    which Search recorded a signature are among them."""
    copies = MouCopy.objects.filter(version__mou=mou).values("document")
    requests = Signature.objects.filter(mou=mou, request__isnull=False).values("request")
    openings = DocumentOpening.objects.filter(Q(document__in=copies) | Q(document__in=requests))
    organizations = {row.party.organization.slug: row.party.organization for row in mou.parties.all()}
    return [
        Opening(opening, organizations.get(opening.organization_slug))
        for opening in openings.select_related("user", "document")[:limit]
    ]

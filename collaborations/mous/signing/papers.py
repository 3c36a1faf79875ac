"""A paper in the making, as the party that puts it together sees it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from collaborations.models import MemorandumOfUnderstanding, MouPaper, MouSheet
from members.models import Organization, Role
from members.roles import open_memberships


@dataclass(frozen=True)
class Page:
    """A page of a paper: its picture, and for a photo what can be done with it and what was sent."""

    number: int
    picture: str
    sheet: MouSheet | None = None

    @property
    def turned_clockwise(self) -> int:
        """To how many degrees the button that turns it clockwise turns it."""
        return (self.sheet.turned + 90) % 360 if self.sheet else 0

    @property
    def turned_back(self) -> int:
        """The same against the clock."""
        return (self.sheet.turned - 90) % 360 if self.sheet else 0

    @property
    def earlier(self) -> int:
        """The place before its own."""
        return self.number - 1

    @property
    def later(self) -> int:
        """The place behind its own."""
        return self.number + 1


def paper_of(mou: MemorandumOfUnderstanding, number: int, organization: Organization) -> MouPaper | None:
    """What ``organization`` is putting together to sign this version."""
    papers = MouPaper.objects.filter(
        version__mou=mou, version__number=number, mou_party__party__organization=organization
    )
    return papers.select_related("document", "started_by", "version__mou", "mou_party").first()


def pages_of(paper: MouPaper | None) -> list[Page]:
    """Its pages in their order; none where it has none any more."""
    if paper is None:
        return []
    if paper.document is not None:
        return [
            Page(number, reverse("collaborations:mou_paper_page", args=[paper.public_id, number]))
            for number in range(1, (paper.document.pages or 1) + 1)
        ]
    return [
        Page(number, reverse("collaborations:mou_sheet", args=[sheet.public_id]), sheet)
        for number, sheet in enumerate(paper.sheets.all(), 1)
    ]


def papers_of(user) -> QuerySet[MouPaper]:
    """The papers of the organizations that ``user`` represents, while these are in the thread: nobody else's."""
    speaks_for = open_memberships(user).filter(role=Role.REPRESENTATIVE).values("organization")
    return MouPaper.objects.filter(
        mou_party__party__organization__in=speaks_for, mou_party__party__left_on__isnull=True
    )

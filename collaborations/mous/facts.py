"""What the thread's page says of its memoranda: state, dates, who has signed, and where to read on."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q

from collaborations.models import (
    Collaboration,
    MemorandumOfUnderstanding,
    MouParty,
    MouReturn,
    MouVersion,
    Party,
)
from collaborations.mous.afterwards.reading import Kept, commitment_rows, commitments_of
from collaborations.mous.afterwards.terms import renewal_words, renewed_until, term_words
from collaborations.mous.agreeing.facts import VersionFacts, versions_with_facts
from collaborations.mous.states import MouState

__all__ = [
    "MouFacts",
    "mou_facts",
    "mou_facts_of",
    "put_and_drafted",
    "renewal_words",
    "renewed_until",
    "term_words",
]


@dataclass(frozen=True)
class MouFacts:
    """A memorandum as the thread sees it. ``missing`` are the parties that have not done what is waited for: agreed to
    the text while it is with them, signed it after that. ``versions`` are the memorandum itself and its amendments."""

    mou: MemorandumOfUnderstanding
    state: str
    frozen_on: datetime.date | None
    withdrawn_on: datetime.date | None
    concluded_on: datetime.date | None
    parties: list[Party]
    missing: list[Party]
    versions: list[VersionFacts]

    @property
    def first(self) -> VersionFacts:
        """The memorandum itself."""
        return self.versions[0]

    @property
    def open(self) -> VersionFacts | None:
        """What is drafted, with the parties or being signed: itself, or an amendment. There is one at a time."""
        return next((one for one in self.versions if one.is_open), None)

    @property
    def frozen_at(self) -> datetime.datetime | None:
        """When it was written down that it was put before the parties."""
        return next((version.frozen_at for version in self.mou.versions.all()), None)

    @property
    def concluded_at(self) -> datetime.datetime | None:
        """When the last of them confirmed it."""
        return next((version.concluded_at for version in self.mou.versions.all()), None)

    @property
    def starts_on(self) -> datetime.date:
        """Its first day."""
        return self.mou.starts_on

    @property
    def ends_on(self) -> datetime.date | None:
        """Its last day; with an automatic renewal it goes on after it."""
        return self.mou.ends_on

    @property
    def in_force_since(self) -> datetime.date | None:
        """The day from which it was in force, come or to come; None while it is not concluded."""
        return None if self.concluded_on is None else max(self.starts_on, self.concluded_on)

    @property
    def is_to_begin(self) -> bool:
        """Whether it is concluded and its first day has not come."""
        return self.state == MouState.CONCLUDED

    @property
    def gone(self) -> list[Party]:
        """Those that have left the thread before all signed it: it can be concluded no more."""
        return [row.party for row in self.first.gone]

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be done for it: withdrawn, or ended."""
        return self.state in {MouState.WITHDRAWN, MouState.ENDED}

    def has_party(self, party: Party | None) -> bool:
        """Whether ``party`` is a party to it; the others of the thread see its stage and no more."""
        return party is not None and party in self.parties

    def is_of(self, party: Party) -> bool:
        """Whether the organization of ``party`` has signed it, also as an earlier party of the thread."""
        return any(row.organization_id == party.organization_id for row in self.parties)

    @property
    def commitments(self) -> list[Kept]:
        """What it promises and how that stands, late ones first; nothing before it is concluded."""
        return commitments_of(self.mou)

    @property
    def url(self) -> str:
        """Its page."""
        return self.mou.get_absolute_url()


def mou_facts(collaboration: Collaboration) -> list[MouFacts]:
    """The memoranda of ``collaboration`` as of today, the earliest frozen first; drafts are left out."""
    found = mou_facts_of([collaboration]).get(collaboration.pk, [])
    return [facts for facts in found if facts.frozen_on is not None]


def mou_facts_of(
    collaborations: Iterable[Collaboration], own: Iterable[int] = ()
) -> dict[int, list[MouFacts]]:
    """The same for many collaborations, by their ids, in a fixed number of queries; drafts come last, and are for their
    parties alone. Of drafts that were never put to anybody only those of the organizations ``own`` (ids) are read: to
    anybody else a page is what it would be without them, also in what it costs."""
    mous = (
        MemorandumOfUnderstanding.objects.with_state()
        .annotate(commitment_rows=commitment_rows())
        .filter(
            _was_put()
            | Exists(MouParty.objects.filter(mou=OuterRef("pk"), party__organization__in=list(own))),
            collaboration__in=[collaboration.pk for collaboration in collaborations],
        )
        .prefetch_related(
            Prefetch("parties", MouParty.objects.select_related("party__organization")),
            Prefetch("versions", versions_with_facts()),
        )
        .order_by("frozen_on", "pk")
    )
    found: dict[int, list[MouFacts]] = {}
    for mou in mous:
        rows = list(mou.parties.all())
        versions = [VersionFacts(version, rows) for version in mou.versions.all()]
        facts = MouFacts(
            mou=mou,
            state=mou.state,
            frozen_on=mou.frozen_on,
            withdrawn_on=mou.withdrawn_on,
            concluded_on=mou.concluded_on,
            parties=[row.party for row in rows],
            missing=[row.party for row in versions[0].missing],
            versions=versions,
        )
        found.setdefault(mou.collaboration_id, []).append(facts)
    return found


def _was_put() -> Q:
    versions = MouVersion.objects.filter(mou=OuterRef("pk"), number=0)
    returned = MouReturn.objects.filter(version__mou=OuterRef("pk"), version__number=0)
    return Q(Exists(versions.filter(frozen_on__isnull=False))) | Q(Exists(returned))


def put_and_drafted(mous: Iterable[MouFacts]) -> tuple[list[MouFacts], list[MouFacts]]:
    """Those that were put to their parties, or came to nothing after that; and those that were not, or were returned to
    be written again."""
    rows = list(mous)
    return [one for one in rows if one.frozen_on is not None], [one for one in rows if one.frozen_on is None]

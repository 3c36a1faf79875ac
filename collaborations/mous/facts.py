"""What the thread's page says of its memoranda: state, dates, who has signed, and where to read on."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import get_language

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

Row = TypeVar("Row", MouParty, MouVersion)


@dataclass(frozen=True)
class ReadTitle:
    """A title, and the language it is in."""

    text: str
    language: str


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
        return self.first.version.frozen_at

    @property
    def concluded_at(self) -> datetime.datetime | None:
        """When the last of them confirmed it."""
        return self.first.version.concluded_at

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

    @property
    def words_are_open_to_staff(self) -> bool:
        """Whether staff read its words: all parties agree to them, and none has closed its papers to staff."""
        agreed = {MouState.SIGNING, MouState.CONCLUDED, MouState.IN_FORCE, MouState.ENDED}
        return self.state in agreed and all(row.closed_to_staff_on is None for row in self.first.parties)

    @property
    def title(self) -> ReadTitle:
        """What it is called in the reader's language, where it is written in it; else in the one that counts."""
        rows = (row for row in self.first.version.title_rows if row["language"] == get_language())
        own = next(rows, {"title": self.mou.title, "language": self.mou.language})
        return ReadTitle(own["title"], own["language"])

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
    anybody else a page is what it would be without them, also in what it costs.

    Parties and versions are asked for whether there is a memorandum or not, which a prefetch would not do: the number
    of questions would tell that a text was there and came back.
    """
    ids = [collaboration.pk for collaboration in collaborations]
    of_own = MouParty.objects.filter(mou=OuterRef("pk"), party__organization__in=list(own))
    known = MemorandumOfUnderstanding.objects.filter(_was_put() | Exists(of_own), collaboration__in=ids)
    mous = MemorandumOfUnderstanding.objects.with_state().annotate(commitment_rows=commitment_rows())
    # First of all, so that what is begun meanwhile is left out whole.
    there = list(mous.filter(pk__in=known.values("pk")).order_by("frozen_on", "pk"))
    parties = _by_mou(
        MouParty.objects.select_related("party__organization").filter(mou__in=known.values("pk"))
    )
    with_facts = _by_mou(versions_with_facts().filter(mou__in=known.values("pk")))
    found: dict[int, list[MouFacts]] = {}
    for mou in (one for one in there if one.pk in with_facts):
        rows = parties.get(mou.pk, [])
        for row in (*rows, *with_facts[mou.pk]):
            row.mou = mou
        versions = [VersionFacts(version, rows) for version in with_facts[mou.pk]]
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


def _by_mou(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.mou_id, []).append(row)
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

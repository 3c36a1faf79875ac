"""What the thread's page says of its memoranda: state, dates, who has signed, and where to read on."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from .models import Collaboration, MemorandumOfUnderstanding, MouParty, MouVersion, Party
from .mou_states import MouState


@dataclass(frozen=True)
class MouFacts:
    """A memorandum as the thread sees it. ``missing`` are the parties that have not signed version 0."""

    mou: MemorandumOfUnderstanding
    state: str
    frozen_on: datetime.date | None
    withdrawn_on: datetime.date | None
    concluded_on: datetime.date | None
    parties: list[Party]
    missing: list[Party]

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
    def is_over(self) -> bool:
        """Whether nothing more is to be done for it: withdrawn, or ended."""
        return self.state in {MouState.WITHDRAWN, MouState.ENDED}

    def has_party(self, party: Party | None) -> bool:
        """Whether ``party`` is a party to it; the others of the thread see its stage and no more."""
        return party is not None and party in self.parties

    @property
    def url(self) -> str:
        """Its page."""
        return self.mou.get_absolute_url()


def mou_facts(collaboration: Collaboration) -> list[MouFacts]:
    """The memoranda of ``collaboration`` as of today, the earliest frozen first; drafts are left out."""
    return mou_facts_of([collaboration]).get(collaboration.pk, [])


def mou_facts_of(collaborations: Iterable[Collaboration]) -> dict[int, list[MouFacts]]:
    """The same for many collaborations, by their ids, in a fixed number of queries."""
    mous = (
        MemorandumOfUnderstanding.objects.with_state()
        .filter(
            collaboration__in=[collaboration.pk for collaboration in collaborations], frozen_on__isnull=False
        )
        .prefetch_related(
            Prefetch("parties", MouParty.objects.select_related("party__organization")),
            Prefetch("versions", MouVersion.objects.filter(number=0).prefetch_related("signatures")),
        )
        .order_by("frozen_on", "pk")
    )
    found: dict[int, list[MouFacts]] = {}
    for mou in mous:
        signed = {
            signature.mou_party_id for version in mou.versions.all() for signature in version.signatures.all()
        }
        rows = list(mou.parties.all())
        facts = MouFacts(
            mou=mou,
            state=mou.state,
            frozen_on=mou.frozen_on,
            withdrawn_on=mou.withdrawn_on,
            concluded_on=mou.concluded_on,
            parties=[row.party for row in rows],
            missing=[row.party for row in rows if row.pk not in signed],
        )
        found.setdefault(mou.collaboration_id, []).append(facts)
    return found

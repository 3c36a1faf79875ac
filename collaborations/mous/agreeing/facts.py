"""How a version stands: who has agreed to it, who has signed, what came back. Read within the version's own row."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F, OuterRef, QuerySet

from collaborations.models import (
    MouAgreement,
    MouCopy,
    MouParty,
    MouReturn,
    MouText,
    MouVersion,
    Signature,
    SignatureTakenBack,
)
from collaborations.mous.states import MouState
from collaborations.thread.recorded import recorded
from cop_portal.dates import BAGHDAD
from cop_portal.postgres.nested_rows import nested


def versions_with_facts() -> QuerySet[MouVersion]:
    """Every version with when it was put to the parties and concluded, as it was written down, and in rows of its own
    the agreements to the text that is with the parties, the signatures, the copies, what was returned, what was taken
    back, and what it is called in each language that it is written in."""
    agreements = MouAgreement.objects.filter(version=OuterRef("pk"), version__frozen_revision=F("revision"))
    return MouVersion.objects.order_by("number").annotate(
        frozen_at=recorded(MouVersion, "frozen_on"),
        concluded_at=recorded(MouVersion, "concluded_on"),
        agreement_rows=nested(agreements.order_by("pk"), "mou_party_id", "agreed_on"),
        signature_rows=nested(
            Signature.objects.filter(version=OuterRef("pk")).order_by("pk"), "mou_party_id", "confirmed_on"
        ),
        copy_rows=nested(
            MouCopy.objects.filter(version=OuterRef("pk"), replaced_at__isnull=True).order_by("pk"),
            "uploaded_for_id",
            "uploaded_at",
            "returned_on",
            "returned_for_id",
        ),
        return_rows=nested(
            MouReturn.objects.filter(version=OuterRef("pk")).order_by("returned_on", "pk"),
            "put_on",
            "put_by_id",
            "returned_on",
            "returned_for_id",
        ),
        title_rows=nested(
            MouText.objects.filter(version=OuterRef("pk"))
            .exclude(title="")
            .exclude(purpose="")
            .order_by("pk"),
            "language",
            "title",
        ),
        taken_back_rows=nested(
            SignatureTakenBack.objects.filter(version=OuterRef("pk")).order_by("taken_back_on", "pk"),
            "mou_party_id",
            "taken_back_on",
        ),
    )


@dataclass(frozen=True)
class Returned:
    """A text that was put to the parties and came back with remarks."""

    put_on: datetime.date
    put_by: MouParty
    returned_on: datetime.date
    returned_for: MouParty


@dataclass(frozen=True)
class VersionFacts:
    """A version (from ``versions_with_facts``) and the parties of its memorandum."""

    version: MouVersion
    parties: list[MouParty]

    @property
    def number(self) -> int:
        """0 for the memorandum, from 1 on its amendments."""
        return self.version.number

    @cached_property
    def state(self) -> MouState:
        """Draft, withdrawn, with the parties, signing, or concluded: as ``states`` says of the memorandum itself."""
        version = self.version
        if version.withdrawn_on is not None:
            return MouState.WITHDRAWN
        if version.frozen_on is None:
            return MouState.DRAFT
        if version.concluded_on is not None:
            return MouState.CONCLUDED
        return MouState.WITH_PARTIES if self.undecided else MouState.SIGNING

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done for it."""
        return self.version.withdrawn_on is None and self.version.concluded_on is None

    @cached_property
    def undecided(self) -> list[MouParty]:
        """The parties that have not agreed to the text that is with them; nobody where it was signed on paper."""
        if not self.version.written_here or self.version.frozen_on is None:
            return []
        agreed = {row["mou_party_id"] for row in self.version.agreement_rows}
        return [row for row in self.parties if row.pk not in agreed]

    @cached_property
    def unsigned(self) -> list[MouParty]:
        """The parties that have not signed."""
        signed = {row["mou_party_id"] for row in self.version.signature_rows}
        return [row for row in self.parties if row.pk not in signed]

    @property
    def missing(self) -> list[MouParty]:
        """The parties that have not done what is waited for: agreed while it is with them, signed after that."""
        if self.state == MouState.WITH_PARTIES:
            return self.undecided
        return self.unsigned if self.state == MouState.SIGNING else []

    @property
    def gone(self) -> list[MouParty]:
        """Those that have left the thread before all signed, also where they had: it can be concluded no more."""
        return [row for row in self.parties if row.party.left_on is not None] if self.is_open else []

    @property
    def agreed_by_all_on(self) -> datetime.date | None:
        """When the last party agreed to the text."""
        if self.version.frozen_on is None or self.undecided:
            return None
        return max((_date(row["agreed_on"]) for row in self.version.agreement_rows), default=None)

    @property
    def uploaders(self) -> list[MouParty]:
        """The parties whose signed paper is there, the first one first."""
        by_id = {row.pk: row for row in self.parties}
        return [by_id[row["uploaded_for_id"]] for row in self.version.copy_rows if row["returned_on"] is None]

    @property
    def waits_since(self) -> datetime.date | None:
        """Since when it waits for who is missing: that it was put to them, that all agreed, or that a paper came."""
        papers = [
            datetime.datetime.fromisoformat(row["uploaded_at"]).astimezone(BAGHDAD).date()
            for row in self.version.copy_rows
            if row["returned_on"] is None
        ]
        agreed = self.agreed_by_all_on if self.version.written_here else None
        days = [day for day in (self.version.frozen_on, agreed, *papers) if day is not None]
        if not self.version.written_here:
            return self.version.frozen_on
        return max(days, default=None)

    def paper_returned_to(self, party: MouParty | None) -> bool:
        """Whether another returned the last paper of ``party``, and no other of it is there. What the party took back
        itself, nobody returned to it."""
        if party is None or party in self.uploaders:
            return False
        own = [row for row in self.version.copy_rows if row["uploaded_for_id"] == party.pk]
        return bool(own) and own[-1]["returned_for_id"] != party.pk

    @property
    def taken_back(self) -> list[tuple[datetime.date, MouParty]]:
        """When which party took its signature back, the first one first."""
        found = [
            (_date(row["taken_back_on"]), self.party(row["mou_party_id"]))
            for row in self.version.taken_back_rows
        ]
        return [(day, party) for day, party in found if party is not None]

    @cached_property
    def returns(self) -> list[Returned]:
        """What came back, the oldest first."""
        by_id = {row.pk: row for row in self.parties}
        return [
            Returned(
                _date(row["put_on"]),
                by_id[row["put_by_id"]],
                _date(row["returned_on"]),
                by_id[row["returned_for_id"]],
            )
            for row in self.version.return_rows
            # A party that was taken out of the draft since: what it said is gone with it.
            if row["put_by_id"] in by_id and row["returned_for_id"] in by_id
        ]

    def party(self, key: int | None) -> MouParty | None:
        """The party with this id."""
        return next((row for row in self.parties if row.pk == key), None)

    @property
    def days(self) -> list[datetime.date | None]:
        """The days on which something happened between the parties: put to them, returned, agreed to, signed, its end.
        Writing on a draft is nobody's but the writers'."""
        version = self.version
        return [
            *self.days_for_others,
            *(_date(row[name]) for row in version.return_rows for name in ("put_on", "returned_on")),
            *(_date(row["returned_on"]) for row in version.copy_rows if row["returned_on"]),
            *(_date(row["taken_back_on"]) for row in version.taken_back_rows),
        ]

    @property
    def days_for_others(self) -> list[datetime.date | None]:
        """Those that also who is no party of it knows of: what was given back is between the parties."""
        version = self.version
        return [
            version.frozen_on,
            version.withdrawn_on if version.frozen_on is not None else None,
            version.concluded_on,
            *(_date(row["agreed_on"]) for row in version.agreement_rows),
            *(_date(row["confirmed_on"]) for row in version.signature_rows),
        ]

    def days_of(self, own: set[int]) -> Iterator[datetime.date]:
        """The days on which the party (its ids, of all the times it was in) agreed to it, returned it, signed it, or
        took its signature back."""
        yield from (
            _date(row["agreed_on"]) for row in self.version.agreement_rows if row["mou_party_id"] in own
        )
        for row in self.version.return_rows:
            if row["put_by_id"] in own:
                yield _date(row["put_on"])
            if row["returned_for_id"] in own:
                yield _date(row["returned_on"])
        yield from (
            _date(row["returned_on"]) for row in self.version.copy_rows if row["returned_for_id"] in own
        )
        yield from (
            _date(row["taken_back_on"]) for row in self.version.taken_back_rows if row["mou_party_id"] in own
        )
        yield from (
            _date(row["confirmed_on"]) for row in self.version.signature_rows if row["mou_party_id"] in own
        )


def _date(text: Any) -> datetime.date:
    return datetime.date.fromisoformat(text)

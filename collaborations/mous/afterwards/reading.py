"""What memoranda promise, with what proves it, read within the memorandum's own row: no question more."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import get_language

from collaborations.models import Commitment, CommitmentProof, MouText
from collaborations.mous.afterwards.commitments import Promised, Proof, Standing, State, standing
from collaborations.mous.states import last_day
from cop_portal.dates import Precision, today
from cop_portal.postgres.nested_rows import nested

_MEETING = ("public_id", "planned_on", "held_on", "date_precision", "called_off_on")
_ACTIVITY = (
    "public_id",
    "title",
    "language",
    "planned_on",
    "held_on",
    "held_until",
    "cancelled_on",
    "event__starts_on",
    "event__cancelled_on",
)
_COMMITMENT = ("id", "public_id", "what", "what_second", "rhythm", "due_on", "mou_party_id")


@dataclass(frozen=True)
class Kept:
    """A commitment of a concluded version, and how it stands. ``by_id`` is the party of the memorandum that owes it,
    None where all do; ``number`` its version."""

    id: int
    public_id: uuid.UUID
    what: str
    language: str
    number: int
    by_id: int | None
    promised: Promised
    standing: Standing
    until: datetime.date | None

    @property
    def is_late(self) -> bool:
        """Whether its date, or a period, has passed without."""
        return self.standing.state == State.LATE

    def is_over(self, on: datetime.date) -> bool:
        """Whether its memorandum has ended by the day ``on``: nothing is asked any more."""
        return self.until is not None and self.until < on

    @property
    def order(self) -> tuple[int, datetime.date, int]:
        """Late ones first, then by the next date, kept ones last."""
        places = {State.LATE: 0, State.DUE: 1, State.KEPT: 2, State.OVER: 3}
        place = 2 if self.standing.is_kept_so_far else places[self.standing.state]
        date = self.standing.late_since or self.standing.due_on or datetime.date.max
        return place, date, self.id


def commitment_rows() -> ArraySubquery:
    """The commitments of a memorandum's concluded versions, within its row."""
    return _rows(Commitment.objects.filter(mou=OuterRef("pk"), version__concluded_on__isnull=False))


def _rows(commitments: QuerySet[Commitment]) -> ArraySubquery:
    texts = MouText.objects.filter(version=OuterRef("version"))
    proofs = CommitmentProof.objects.filter(commitment=OuterRef("pk")).order_by("pk")
    return nested(
        commitments.order_by("version__number", "position", "pk"),
        *_COMMITMENT,
        "version__number",
        "version__concluded_on",
        "mou__starts_on",
        "mou__language",
        first_language=Subquery(texts.filter(is_authoritative=True).values("language")[:1]),
        second_language=Subquery(texts.filter(is_authoritative=False).values("language")[:1]),
        proofs=nested(
            proofs,
            "meeting_id",
            *(f"meeting__{name}" for name in _MEETING),
            *(f"activity__{name}" for name in _ACTIVITY),
        ),
    )


def commitments_of(mou, on: datetime.date | None = None) -> list[Kept]:
    """The commitments of ``mou`` (with ``with_state`` and ``commitment_rows``) as they stand on the day ``on`` (today),
    late ones first, then by their next date, kept ones last."""
    until = last_day(mou)
    return sorted(
        (_kept(row, until, on or today()) for row in mou.commitment_rows), key=lambda row: row.order
    )


def _kept(row: Mapping[str, Any], until: datetime.date | None, on: datetime.date) -> Kept:
    promised = Promised(
        since=max(_date(row["mou__starts_on"]), _date(row["version__concluded_on"])),
        rhythm=row["rhythm"],
        due_on=_date(row["due_on"]),
        proofs=tuple(_proof(proof) for proof in row["proofs"]),
    )
    is_second = bool(row["what_second"]) and get_language() == row["second_language"]
    language = row["first_language"] or row["mou__language"]
    return Kept(
        id=row["id"],
        public_id=uuid.UUID(row["public_id"]),
        what=row["what_second"] if is_second else row["what"],
        language=row["second_language"] if is_second else language,
        number=row["version__number"],
        by_id=row["mou_party_id"],
        promised=promised,
        standing=standing(promised, until, on),
        until=until,
    )


def _proof(row: Mapping[str, Any]) -> Proof:
    if row["meeting_id"] is not None:
        return Proof(
            kind="meeting",
            public_id=uuid.UUID(row["meeting__public_id"]),
            held_on=_date(row["meeting__held_on"]),
            precision=row["meeting__date_precision"],
            planned_on=_date(row["meeting__planned_on"]),
            is_off=row["meeting__called_off_on"] is not None,
        )
    held_on = _date(row["activity__held_on"])
    cancelled = row["activity__cancelled_on"] or row["activity__event__cancelled_on"]
    return Proof(
        kind="activity",
        public_id=uuid.UUID(row["activity__public_id"]),
        held_on=held_on,
        held_until=_date(row["activity__held_until"]),
        precision=Precision.DAY,
        # One that is open to all members is on the days of its event.
        planned_on=_date(row["activity__event__starts_on"] or row["activity__planned_on"]),
        is_off=held_on is None and cancelled is not None,
        title=row["activity__title"],
        language=row["activity__language"],
    )


def _date(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)

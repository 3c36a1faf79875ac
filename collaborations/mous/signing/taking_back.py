"""Signatures that parties took back, and what falls when the reader's organization takes its own back."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef
from django.utils.translation import gettext as _

from collaborations.models import MouParty, Signature, SignatureTakenBack
from collaborations.mous.signing.copies import CopyRow
from collaborations.thread.facts import join_names
from cop_portal.postgres.nested_rows import nested
from members.models import Organization


@dataclass(frozen=True)
class TakenBack:
    """A party took its signature back, and said why. ``has_signed``: it has signed again since."""

    party: MouParty
    on: datetime.date
    reason: str
    signature: str
    has_signed: bool

    @property
    def organization(self) -> Organization:
        """Whose it was."""
        return self.party.party.organization


@dataclass(frozen=True)
class TakingBack:
    """What the reader's organization can take back: its ``signature``, which stands on the copy ``row``."""

    signature: Signature
    row: CopyRow

    @property
    def confirmed_by(self) -> list[Organization]:
        """The others whose signatures fall with it: those who confirmed the organization's own copy."""
        return [one for one in self.row.signers if one != self.row.organization] if self.row.is_own else []

    @property
    def confirmed_names(self) -> str:
        """Their names, for a sentence."""
        return join_names([one.short_name for one in self.confirmed_by])


def taken_back_rows():
    """What was taken back of a version, within its own row; ``taken_back_of`` reads it."""
    rows = SignatureTakenBack.objects.filter(version=OuterRef("pk"))
    return nested(
        rows.order_by("taken_back_on", "pk"), "mou_party_id", "taken_back_on", "reason", "signature"
    )


def taken_back_of(
    rows: Iterable[dict], parties: Iterable[MouParty], signed: Iterable[int]
) -> list[TakenBack]:
    """The ``rows`` of ``taken_back_rows``, the oldest first; ``signed`` are the ids of who has signed now."""
    by_id, has_signed = {party.pk: party for party in parties}, set(signed)
    return [
        TakenBack(
            party=by_id[row["mou_party_id"]],
            on=datetime.date.fromisoformat(row["taken_back_on"]),
            reason=row["reason"],
            signature=row["signature"],
            has_signed=row["mou_party_id"] in has_signed,
        )
        for row in rows
        if row["mou_party_id"] in by_id
    ]


def why_not_taken_back(page, signature: str = "") -> str:
    """Why there is nothing to take back on ``page`` (``MouPage``); ``signature``: what a form that is sent names."""
    if page.own is not None and page.own.signature is None:
        own = [one for one in page.taken_back if one.party.pk == page.own.party.pk]
        if any(one.signature == signature for one in own):
            return _("Done. The other parties can read why.")
        if own:
            return _("Your organization has taken its signature back already.")
    if page.why_not_open:
        return page.why_not_open
    if page.is_uploader:
        return _("Your organization entered it with this paper. You can withdraw it as a whole.")
    return _("Your organization has not signed this.")

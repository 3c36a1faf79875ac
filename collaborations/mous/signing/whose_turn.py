"""What of a memorandum's page is about signing it: who waits for whom, and what the reader's organization can do with
which paper. The views ask it here; the actions ask the same again with the rows locked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from collaborations.models import MouCopy
from collaborations.mous.headings import MouHeadings
from collaborations.mous.signing.copies import CopyRow
from collaborations.mous.signing.state import why_not_signed_now
from collaborations.mous.signing.taking_back import TakenBack, TakingBack
from collaborations.thread.facts import join_names


@dataclass(frozen=True)
class GivingBack:
    """What the reader's organization gives back: another's copy (``row``), or the whole. ``is_whole``: the memorandum
    was entered with this paper and has no text here to be signed again. ``is_withdrawn``: it entered it itself."""

    row: CopyRow | None
    is_whole: bool

    @property
    def is_withdrawn(self) -> bool:
        """Whether it takes back what it entered itself."""
        return self.row is None


class MouSigning(MouHeadings):
    """What ``MouPage`` says of signing."""

    agreed: bool
    copies: list[CopyRow]
    returned: list[MouCopy]
    taken_back: list[TakenBack]

    @property
    def is_open(self) -> bool:
        """Whether signatures are awaited."""
        return not self.why_not_open

    @property
    def why_not_open(self) -> str:
        """Why nothing is signed now; empty while signatures are awaited."""
        return str(why_not_signed_now(self.version, agreed=self.agreed, has_left=bool(self.left)))

    @property
    def left(self) -> list[Any]:
        """Who left the collaboration before all have signed: it is never concluded then."""
        is_over = self.version.withdrawn_on or self.version.concluded_on
        return [] if is_over else [row for row in self.rows if row.party.party.left_on]

    @property
    def unsigned(self) -> list[Any]:
        """The parties that have not confirmed."""
        return [row for row in self.rows if row.signature is None]

    @property
    def is_signed_here(self) -> bool:
        """Whether there is something of its signing to show: signatures are awaited, or there are papers."""
        return self.is_open or bool(self.copies or self.returned or self.taken_back)

    @property
    def to_confirm(self) -> list[CopyRow]:
        """The other parties' copies that the reader's organization has yet to confirm, while it has signed none."""
        if not self.is_open or self.own is None or self.own.signature is not None:
            return []
        return [row for row in self.copies if not row.is_own]

    @property
    def waits_for_us(self) -> bool:
        """Whether a paper waits for the reader's organization to confirm it."""
        return bool(self.to_confirm)

    @property
    def waits_for_paper(self) -> bool:
        """Whether the reader's organization has not signed, and nobody has uploaded a paper."""
        return self.is_open and not self.copies and self.own is not None and self.own.signature is None

    @property
    def waited_for(self) -> list[Any]:
        """Who has yet to sign, for a party that has."""
        if not self.is_open or self.own is None or self.own.signature is None:
            return []
        return self.unsigned

    @property
    def waited_names(self) -> SafeString:
        """Their names, for a sentence."""
        return format_html(
            "<bdi>{}</bdi>", join_names([row.organization.short_name for row in self.waited_for])
        )

    @property
    def own_copy(self) -> CopyRow | None:
        """What the reader's organization has uploaded."""
        return next((row for row in self.copies if row.is_own), None)

    @property
    def is_uploader(self) -> bool:
        """Whether the reader's organization entered the memorandum with its paper."""
        return (
            self.own is not None
            and not self.version.written_here
            and self.version.put_by_id == self.own.party.pk
        )

    @property
    def recorded(self) -> list[Any]:
        """Those whose signature Search has recorded on their written request."""
        return [
            row for row in self.rows if row.signature is not None and row.signature.request_id is not None
        ]

    @property
    def is_stuck(self) -> bool:
        """Whether it was entered with its paper and can be concluded no more, since a party has left: then each of
        those who stay can give it back, also who has signed it."""
        return bool(self.left) and not self.version.written_here

    @property
    def returnable(self) -> list[CopyRow]:
        """The other parties' copies that the reader's organization can return: it has not signed on them."""
        if self.own is None or not (self.is_open or self.is_stuck):
            return []
        own = self.own.organization
        return [row for row in self.copies if not row.is_own and (self.is_stuck or own not in row.signers)]

    def giving_back(self, asked: str = "") -> GivingBack | None:
        """What is given back by who asks for the copy of this public id, or for none; None where nothing can be. The
        first copy stands for one that is not named; for who entered it with its paper, the whole does."""
        rows = self.returnable
        if not rows and not (self.is_uploader and (self.is_open or self.is_stuck)):
            return None
        if not rows or (self.is_uploader and not asked):
            return GivingBack(row=None, is_whole=True)
        row = next((row for row in rows if str(row.copy.public_id) == asked), rows[0])
        entered_with = not self.version.written_here and row.copy.uploaded_for_id == self.version.put_by_id
        return GivingBack(row, is_whole=entered_with)

    @property
    def taking_back(self) -> TakingBack | None:
        """What the reader's organization can take back of its own: its signature, while others are awaited. What it
        entered with its paper is withdrawn as a whole."""
        if not self.is_open or self.own is None or self.own.signature is None or self.is_uploader:
            return None
        signed = self.own.signature
        return next((TakingBack(signed, row) for row in self.copies if row.copy.pk == signed.copy_id), None)

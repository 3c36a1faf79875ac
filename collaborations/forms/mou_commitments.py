"""The form of what each party commits to, as a part of a draft."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from collaborations.actions.mou_commitments import why_not_due

from .mou_commitment_rows import ADD, REMOVE, CommitmentRows, initial_rows
from .mou_parts import PartForm

__all__ = ["ADD", "REMOVE", "CommitmentsForm"]


class CommitmentsForm(CommitmentRows, PartForm):
    """Who does what, how often or by when, in each language of the text."""

    names = ("commitments",)
    title = _("What each party commits to")
    hint = _("The portal reminds you of it. Write what can be seen when it is done.")

    def build(self) -> None:
        people = self.version.mou.parties.select_related("party__organization")
        who = [(str(row.pk), row.party.organization.short_name) for row in people]
        self.begin_rows(who, [text.language for text in self.texts])

    def initial_of(self, parts: dict[str, Any]) -> dict[str, Any]:
        # Where none is written, one is free; a button adds another.
        found = initial_rows({"who": row["mou_party"], **row} for row in parts["commitments"])
        return {"rows": 1, **found}

    def values(self) -> dict[str, Any]:
        return {"commitments": [{"mou_party": row.pop("who"), **row} for row in self.row_values()]}

    def why_not_due(self, day: datetime.date, cleaned: dict[str, Any]) -> Any:
        mou = self.version.mou
        until = mou.ends_on if mou.renewal == mou.Renewal.NONE else None
        return why_not_due(day, mou.starts_on, until, amends=self.version.number > 0)

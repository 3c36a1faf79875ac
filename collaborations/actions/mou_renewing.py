"""Renewing a memorandum: a draft of one that comes after it, with its terms and what it promises."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.actions.mou_checks import furthest
from collaborations.actions.mou_drafting import begin_draft, save_draft
from collaborations.models import Commitment, MemorandumOfUnderstanding, MouParty, MouText, MouWitness, Party
from collaborations.mous.afterwards.periods import days_after
from collaborations.mous.afterwards.visibility import may_go_on
from collaborations.mous.drafting.parts import CONTACT
from cop_portal.history import changed_by
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, User


@transaction.atomic
def renew(
    *,
    mou: MemorandumOfUnderstanding,
    organization: Organization,
    by: User,
    starts_on: datetime.date,
    ends_on: datetime.date | None,
    renewal: str,
    key: uuid.UUID | None = None,
    on: datetime.date | None = None,
) -> MemorandumOfUnderstanding:
    """Begin a draft that renews ``mou``: its title, purpose, topics, languages, texts, contacts and commitments, with a
    term of its own. Dates of commitments move by as much as its first day does, up to its last day."""
    # No lock of its own: the draft takes the collaboration's, and one of the same parties is on its way at a time.
    if not may_go_on(by, mou, organization):
        raise NotAllowed(_("You cannot write on this memorandum."))
    with changed_by(by, "renew"):
        texts = _texts(mou)
        draft = begin_draft(
            collaboration=mou.collaboration,
            organization=organization,
            by=by,
            parties=_present(mou),
            language=mou.language,
            second_language=next((code for code in texts if code != mou.language), ""),
            title=mou.title,
            purpose=mou.purpose,
            topics=mou.topics.all(),
            starts_on=starts_on,
            ends_on=ends_on,
            renewal=renewal,
            has_witness=MouWitness.objects.filter(mou=mou).exists(),
            renews=mou,
            key=key,
            on=on,
        )
        if draft.draft_version == 0:
            values: dict[str, Any] = {
                "commitments": _commitments(mou, draft),
                "contacts": _contacts(mou, draft),
            }
            if texts:
                values["texts"] = texts
            save_draft(mou=draft, organization=organization, by=by, draft_version=0, values=values, on=on)
    return draft


def _present(mou: MemorandumOfUnderstanding) -> list[Party]:
    """Its parties as they are in the collaboration now, also those that left and came back."""
    organizations = mou.parties.values("party__organization")
    there = Party.objects.filter(
        collaboration=mou.collaboration_id, left_on__isnull=True, organization__in=organizations
    )
    found = list(there.order_by("joined_on", "pk"))
    if len(found) < organizations.count():
        raise Refused(_("A party has left this collaboration, so nothing more can be agreed with it."))
    return found


def _texts(mou: MemorandumOfUnderstanding) -> dict[str, dict[str, str]]:
    """Its words by language; none of one that was entered with its paper alone."""
    words = ("title", "purpose", "confidentiality", "provisions")
    rows = MouText.objects.filter(version__mou=mou, version__number=0)
    return {row.language: {word: getattr(row, word) for word in words} for row in rows}


def _commitments(mou: MemorandumOfUnderstanding, draft: MemorandumOfUnderstanding) -> list[dict[str, Any]]:
    """What its concluded versions promise, of the parties of ``draft``."""
    later = draft.starts_on - mou.starts_on
    parties = {row.party.organization_id: row.pk for row in draft.parties.select_related("party")}
    rows = Commitment.objects.filter(mou=mou, version__concluded_on__isnull=False)
    found = []
    for row in rows.select_related("mou_party__party").order_by("version__number", "position", "pk"):
        due_on = days_after(row.due_on, later) if row.due_on is not None else None
        if due_on is not None:
            due_on = min(due_on, draft.ends_on or furthest(draft.starts_on))
        owner = parties[row.mou_party.party.organization_id] if row.mou_party is not None else None
        words = {"what": row.what, "what_second": row.what_second, "rhythm": row.rhythm}
        found.append({"mou_party": owner, **words, "due_on": due_on})
    return found


def _contacts(mou: MemorandumOfUnderstanding, draft: MemorandumOfUnderstanding) -> dict[int, dict[str, str]]:
    """Whom its parties named; of one that named nobody, whom the draft names."""
    before = {row.party.organization_id: row for row in _with_parties(mou)}
    found = {}
    for row in _with_parties(draft):
        old = before[row.party.organization_id]
        source = old if old.contact_name else row
        found[row.pk] = {name: getattr(source, name) for name in CONTACT}
    return found


def _with_parties(mou: MemorandumOfUnderstanding):
    return MouParty.objects.filter(mou=mou).select_related("party")

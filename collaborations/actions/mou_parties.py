"""Changing whose draft a memorandum is: a party of the thread comes in, another is taken out.

While it is drafted, by a representative of one of its parties. Who comes in reads all of it, who is taken out nothing
any more; what either wrote stays in the texts that there were, and each change stands in the list of the versions.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.actions.common import lock, must_go_on, speaking_party
from collaborations.actions.mou_common import locked_version
from collaborations.actions.mou_draft_checks import check_between, check_drafted, check_parties
from collaborations.actions.mou_revising import write_revision
from collaborations.emails import mou_texts as emails
from collaborations.models import MemorandumOfUnderstanding, MouParty, MouPartyChange, MouVersion, Party
from collaborations.mous.drafting.contacts import closed_contacts, prefill_contacts
from collaborations.mous.drafting.parties import PlannedParties, planned_parties
from collaborations.mous.drafting.parts import CONTACT
from collaborations.mous.drafting.starting import titles_of
from collaborations.mous.visibility import may_sign, may_write, party_of
from cop_portal.dates import today
from cop_portal.history import changed_by
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, User

LOOK = _("Read what this changes, then say whether it is to be so.")


def change_parties(
    *,
    mou: MemorandumOfUnderstanding,
    organization: Organization,
    by: User,
    parties: Sequence[Party],
    seen: str = "",
    on: datetime.date | None = None,
) -> bool:
    """Let ``parties`` be those of the draft; gives whether that changed any. ``seen`` is the fingerprint of what the
    person was shown of it (``planned_parties``): where it is another now, or none, they are asked to read that first.

    Of who is taken out the contact and the commitments go, too, and a title that was made of the names follows them.
    """
    day = on or today()
    with transaction.atomic(), changed_by(by, "change_parties"):
        version = locked_version(mou)
        if not (may_sign(by, mou, organization) and may_write(by, mou, organization)):
            raise NotAllowed(_("Only a representative of one of its parties changes them."))
        check_drafted(version)
        collaboration = lock(version.mou.collaboration)
        speaking_party(collaboration, organization, by)
        must_go_on(collaboration)
        check_parties(collaboration, organization, parties)
        planned = planned_parties(version, parties)
        if not planned.changes:
            return False
        if version.mou.renews_id is not None:
            raise Refused(_("A renewal is between the same parties."), field="parties", code="other_parties")
        check_between(collaboration, parties)
        if planned.fingerprint != seen:
            raise Refused(LOOK, code="look")
        _change(version, planned, by, day)
        own = party_of(mou, organization)
        revision = write_revision(version, own, by, on, anew=True)
        MouPartyChange.objects.bulk_create(
            MouPartyChange(
                revision=revision, mou_party=row, was_added=row.party_id in {party.pk for party in parties}
            )
            for row in MouParty.with_removed.filter(mou=mou, party__in=_touched(planned)).order_by("pk")
        )
        added = [party.organization_id for party in planned.added]
        removed = [one.row.party.organization_id for one in planned.removed]
        run_later(emails.parties_changed, version.pk, own.pk, added, removed)
    return True


def _touched(planned: PlannedParties) -> list[int]:
    return [party.pk for party in planned.added] + [one.row.party_id for one in planned.removed]


def _change(version: MouVersion, planned: PlannedParties, by: User, day: datetime.date) -> None:
    mou = version.mou
    before = _organizations(mou)
    for one in planned.removed:
        version.commitments.filter(mou_party=one.row).delete()
        one.row.removed_on = day
        for name in CONTACT:
            setattr(one.row, name, "")
        one.row.save(update_fields=["removed_on", *CONTACT])
    _add(mou, planned.added, by)
    _follow(version, titles_of(before), titles_of(_organizations(mou)))
    mou.draft_version += 1
    mou.save(update_fields=["draft_version"])


def _add(mou: MemorandumOfUnderstanding, parties: Sequence[Party], by: User) -> None:
    """One that was in it before has its row again: what it wrote then is its own."""
    stay, named = list(mou.parties.select_related("party")), list(mou.parties.select_related("party"))
    known = {row.party_id: row for row in MouParty.with_removed.filter(mou=mou, party__in=parties)}
    rows = []
    for party in parties:
        row = known.get(party.pk) or MouParty(mou=mou, party=party, collaboration_id=mou.collaboration_id)
        row.removed_on = None
        rows.append(row)
    # Named is whom the people of all others may read; of who was in it already, what they wrote stays.
    prefill_contacts([*stay, *rows], by)
    for row in rows:
        row.save()
    for row in closed_contacts(named, rows):
        row.save(update_fields=CONTACT)


def _follow(version: MouVersion, before: dict[str, str], after: dict[str, str]) -> None:
    """A title that nobody has written, being made of the parties' names, is made of the new ones."""
    for text in version.texts.all():
        if text.title != before.get(text.language):
            continue
        # Where the new names are too long for a title, the old one stays for somebody to change.
        text.title = after.get(text.language) or text.title
        text.save(update_fields=["title"])
        if text.is_authoritative:
            version.mou.title = text.title
            version.mou.save(update_fields=["title"])


def _organizations(mou: MemorandumOfUnderstanding) -> list[Organization]:
    rows = MouParty.objects.filter(mou=mou).select_related("party__organization").order_by("party_id")
    return [row.party.organization for row in rows]

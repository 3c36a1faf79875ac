"""What happens to a memorandum: returned, withdrawn, closed to staff. Entering it with its signed paper:
``mou_entering``; signing it: ``mou_signing``.

Each action locks the memorandum's row first (FOR NO KEY UPDATE, as the triggers do), so that two parties that act at
the same moment are one after the other.
"""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.actions.mou_checks import check_open, has_lost_a_party
from collaborations.actions.mou_common import drop_papers, locked_version
from collaborations.actions.mou_entering import enter_mou
from collaborations.actions.mou_signing import confirm_signature, replace_copy, return_copy, upload_copy
from collaborations.emails import mou_texts
from collaborations.emails import mous as emails
from collaborations.models import MemorandumOfUnderstanding, MouParty, MouVersion
from collaborations.mous.visibility import may_sign, party_of
from cop_portal.dates import today
from cop_portal.history import changed_by
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, User

# Entering from paper and signing on it have modules of their own; who looks for an action on memoranda finds it here.
__all__ = [
    "confirm_signature",
    "enter_mou",
    "replace_copy",
    "return_copy",
    "return_mou",
    "set_closed_to_staff",
    "upload_copy",
    "withdraw_mou",
]


def return_mou(
    *,
    mou: MemorandumOfUnderstanding,
    number: int = 0,
    organization: Organization,
    by: User,
    reason: str,
    on: datetime.date | None = None,
) -> MouVersion:
    """A party that has not confirmed sends the memorandum, or an amendment that was entered, back: this is not what we
    signed. The parties read why. Where a party has left, one that has confirmed can do so too."""
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can return a memorandum."))
    return _withdraw(mou, organization, by, reason, on or today(), "return_mou", number)


def withdraw_mou(
    *,
    mou: MemorandumOfUnderstanding,
    number: int = 0,
    organization: Organization,
    by: User,
    reason: str,
    on: datetime.date | None = None,
) -> MouVersion:
    """The party that put it before the others takes it back before it is concluded; a draft that is with nobody, each
    of its parties can give up."""
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can withdraw a memorandum."))
    return _withdraw(mou, organization, by, reason, on or today(), "withdraw_mou", number)


def set_closed_to_staff(
    *,
    mou: MemorandumOfUnderstanding,
    organization: Organization,
    by: User,
    closed: bool,
    on: datetime.date | None = None,
) -> MouParty:
    """A party closes the document to Search staff, or takes that back. One closing party is enough."""
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can decide who opens the document."))
    with transaction.atomic(), changed_by(by, "set_closed_to_staff"):
        MemorandumOfUnderstanding.objects.select_for_update(no_key=True).get(pk=mou.pk)
        own = party_of(mou, organization)
        if bool(own.closed_to_staff_on) != closed:
            own.closed_to_staff_on = (on or today()) if closed else None
            own.save(update_fields=["closed_to_staff_on"])
    return own


def _withdraw(mou, organization, by, reason, day, action: str, number: int = 0) -> MouVersion:
    if not reason.strip():
        raise Refused(_("Say why, so that the other party knows what to change."), field="reason")
    with transaction.atomic(), changed_by(by, action):
        version = locked_version(mou, number)
        own = party_of(mou, organization)
        if own is None or (action == "withdraw_mou" and not _may_take_back(version, own)):
            raise NotAllowed(_("Only the party that put it before the others can withdraw it."))
        if version.withdrawn_on is not None:
            return version
        check_open(version)
        signed = action == "return_mou" and version.signatures.filter(mou_party=own).exists()
        if signed and not has_lost_a_party(version):
            raise Refused(_("You have confirmed this memorandum already."), code="confirmed")
        version.withdrawn_on, version.withdrawn_by, version.withdraw_reason = day, by, reason.strip()
        version.withdrawn_for = own
        version.save(update_fields=["withdrawn_on", "withdrawn_by", "withdraw_reason", "withdrawn_for"])
        drop_papers(version)
        if version.written_here:
            run_later(mou_texts.given_up, version.pk, own.pk)
        else:
            emails.mou_returned(version, except_organization=organization)
    return version


def _may_take_back(version: MouVersion, own: MouParty) -> bool:
    """Whether ``own`` put ``version`` before the others (of an older one: whose file it is), or it is with nobody."""
    if version.frozen_on is None:
        return own.party.left_on is None
    if version.put_by_id is not None:
        return version.put_by_id == own.pk
    return version.copies.current().filter(uploaded_for=own).exists()

"""Signing on paper: a party uploads the signed copy, the others confirm it, upload their own, or return it.

Paper comes in counterparts, so several copies of a version can be current at once, one a party. A signature belongs to
the copy that it stands on: where that is replaced or taken back by its party, or returned by another, it falls, and no
other does.

Each action locks the memorandum's row first (FOR NO KEY UPDATE, as the triggers do), so that two parties confirming
at the same moment are one after the other, and the later one concludes it. A file is inspected, and photos are joined,
before any row is locked: that can take seconds.
"""

from __future__ import annotations

import datetime

from django.core.files.base import File
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collaborations.actions.common import lock, need_text, speaking_party
from collaborations.actions.mou_checks import check_open, check_signed_on
from collaborations.actions.mou_common import locked_version, received_at, sign
from collaborations.actions.mou_concluding import conclude_if_all_signed, go_on_signing, signing_party
from collaborations.actions.mou_paper_files import paper_file
from collaborations.emails import mous as emails
from collaborations.models import (
    MemorandumOfUnderstanding,
    MouCopy,
    MouPaper,
    MouParty,
    MouVersion,
    Signature,
)
from collaborations.mous.visibility import may_sign, party_of
from cop_portal.dates import today
from cop_portal.documents.models import LegalRemoval
from cop_portal.history import changed_by
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, User

from .mou_on_request import record_on_request, record_witness
from .mou_taking_back import take_back_signature

__all__ = [
    "confirm_signature",
    "record_on_request",
    "record_witness",
    "replace_copy",
    "return_copy",
    "take_back_signature",
    "upload_copy",
]


def upload_copy(
    *,
    mou: MemorandumOfUnderstanding,
    number: int = 0,
    organization: Organization,
    by: User,
    upload: File | None = None,
    paper: MouPaper | None = None,
    signatory_name: str,
    capacity: str,
    signed_on: datetime.date,
    on: datetime.date | None = None,
) -> MouCopy:
    """A party sends a signed copy to the others, and has signed by this: the first one, its own counterpart, or another
    in place of one it sent before, whose confirmations fall.

    ``upload`` is one PDF; ``paper`` is what the party has put together, which is a copy from then on and a paper no
    more; sent twice, that is one copy. Raises ``NotAllowed``, ``Refused``, and ``UploadRefused`` (the file): nothing is
    kept then, and the paper stays.
    """
    day = on or today()
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can upload the signed paper."))
    with (
        paper_file(mou, number, organization, upload, paper, by=by, at=received_at(on)) as file,
        transaction.atomic(),
        changed_by(by, "upload_copy"),
    ):
        version = locked_version(mou, number)
        if paper is not None and (sent := _sent_before(version, organization, paper)) is not None:
            return sent
        own = signing_party(version, organization)
        before = version.copies.current().filter(uploaded_for=own).first()
        if paper is not None:
            file.check_unchanged()
        check_signed_on(signed_on, day, version)
        go_on_signing(version, organization, by)
        _take_the_place_of(before, version, own)
        copy = MouCopy.objects.create(version=version, document=file.keep(), uploaded_for=own, uploaded_by=by)
        sign(own, copy, by, signatory_name, capacity, signed_on, day)
        MouPaper.objects.filter(version=version, mou_party=own).delete()
        if not conclude_if_all_signed(version, day):
            emails.mou_waits(version, except_organization=organization)
    return copy


def replace_copy(
    *,
    mou: MemorandumOfUnderstanding,
    number: int = 0,
    organization: Organization,
    by: User,
    upload: File,
    signatory_name: str,
    capacity: str,
    signed_on: datetime.date,
    on: datetime.date | None = None,
) -> MouCopy:
    """A party that uploaded puts another file in its place, before conclusion; as ``upload_copy``, for one that has a
    copy there."""
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can replace the file."))
    own = MouCopy.objects.current().filter(
        version__mou=mou, version__number=number, uploaded_for__party__organization=organization
    )
    if not own.exists():
        raise NotAllowed(_("Only the party that uploaded the file can replace it."))
    with changed_by(by, "replace_copy"):
        return upload_copy(
            mou=mou,
            number=number,
            organization=organization,
            by=by,
            upload=upload,
            signatory_name=signatory_name,
            capacity=capacity,
            signed_on=signed_on,
            on=on,
        )


def confirm_signature(
    *,
    mou: MemorandumOfUnderstanding,
    number: int = 0,
    organization: Organization,
    by: User,
    signatory_name: str,
    capacity: str,
    signed_on: datetime.date,
    copy: MouCopy | None = None,
    on: datetime.date | None = None,
) -> Signature:
    """A party confirms: this is what we signed. The last one concludes the memorandum, on the same day.

    ``copy`` is the file the person looked at (the first of the others', where none is named); if it was replaced or
    returned meanwhile they are asked to look again. Done twice, it is one signature.
    """
    day = on or today()
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can confirm a memorandum."))
    with transaction.atomic(), changed_by(by, "confirm_signature"):
        version = locked_version(mou, number)
        signed = version.signatures.filter(mou_party=party_of(mou, organization)).first()
        if signed is not None:
            return signed
        own = signing_party(version, organization)
        current = _to_confirm(version, own, copy)
        _check_readable(current)
        check_signed_on(signed_on, day, version)
        go_on_signing(version, organization, by)
        signature = sign(own, current, by, signatory_name, capacity, signed_on, day)
        # Whoever confirms another's copy has no use for a paper that was begun.
        MouPaper.objects.filter(version=version, mou_party=own).delete()
        conclude_if_all_signed(version, day)
    return signature


def return_copy(
    *,
    mou: MemorandumOfUnderstanding,
    number: int = 0,
    organization: Organization,
    by: User,
    copy: MouCopy,
    reason: str,
    on: datetime.date | None = None,
) -> MouCopy:
    """A party says of another's copy: this is not what we signed, and why. It counts no more, nor do the signatures on
    it; the version stays to be signed, and whose copy it was can upload another. Done twice, it is returned once.

    The paper with which a memorandum was entered from outside has no text here to be signed again: that is returned as
    a whole (``mous.return_mou``).
    """
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can return a signed paper."))
    with transaction.atomic(), changed_by(by, "return_copy"):
        version = locked_version(mou, number)
        reason = need_text(
            reason, _("Say why, so that the other party knows what to change."), field="reason"
        )
        copy = version.copies.select_related("uploaded_for__party__organization").get(pk=copy.pk)
        own = party_of(mou, organization)
        if own is not None and copy.returned_for_id == own.pk:
            return copy
        own = signing_party(version, organization)
        _check_returnable(version, own, copy)
        lock(mou.collaboration)
        speaking_party(mou.collaboration, organization, by)
        fallen = version.signatures.filter(copy=copy).select_related("mou_party__party__organization")
        told = {copy.uploaded_for.party, *(signature.mou_party.party for signature in fallen)}
        fallen.delete()
        copy.returned_on, copy.returned_for, copy.returned_by = on or today(), own, by
        copy.return_reason = reason
        copy.save(update_fields=["returned_on", "returned_for", "returned_by", "return_reason"])
        emails.copy_returned(version, [party.organization for party in told if party.left_on is None])
    return copy


def _sent_before(version: MouVersion, organization: Organization, paper: MouPaper) -> MouCopy | None:
    """The copy that the same paper became a moment ago, where the form is sent a second time."""
    if MouPaper.objects.filter(pk=paper.pk).exists():
        return None
    sent = version.copies.current().filter(uploaded_for__party__organization=organization).first()
    if sent is None:
        check_open(version)
        raise Refused(_("The paper was thrown away meanwhile. Upload it again."), code="no_paper")
    return sent


def _take_the_place_of(before: MouCopy | None, version: MouVersion, own: MouParty) -> None:
    """What the party signed before is signed no more, nor is what others confirmed on the copy it replaces."""
    version.signatures.filter(Q(mou_party=own) | Q(copy=before) if before else Q(mou_party=own)).delete()
    if before is not None:
        before.replaced_at = timezone.now()
        before.save(update_fields=["replaced_at"])


def _to_confirm(version: MouVersion, own: MouParty, copy: MouCopy | None) -> MouCopy:
    current = version.copies.current()
    if copy is None:
        found = current.exclude(uploaded_for=own).first()
        if found is None:
            raise Refused(
                _("There is no signed paper to confirm now. You can upload your own."), code="no_copy"
            )
        return found
    found = current.filter(pk=copy.pk).first()
    if found is not None:
        return found
    gone = version.copies.filter(pk=copy.pk, returned_on__isnull=False).first()
    if gone is not None and gone.returned_for_id == gone.uploaded_for_id:
        raise Refused(
            _("The party whose paper this is took it back while you were reading. It counts no more."),
            code="returned",
        )
    if gone is not None:
        raise Refused(
            _("Another party returned this file while you were reading. It counts no more."), code="returned"
        )
    raise Refused(
        _("The file was replaced while you were reading. Look at the new one, then confirm."), code="replaced"
    )


def _check_readable(copy: MouCopy) -> None:
    """Nobody confirms what nobody can look at any more."""
    if LegalRemoval.objects.filter(document=copy.document_id).exists():
        raise Refused(
            _(
                "The file was removed on a legal ground, so nobody can compare it with what was signed. Upload your "
                "own signed copy instead."
            ),
            code="removed",
        )


def _check_returnable(version: MouVersion, own: MouParty, copy: MouCopy) -> None:
    if copy.uploaded_for_id == own.pk:
        raise Refused(_("This is your own paper. You can replace it with another."), code="own")
    if not version.written_here and copy.uploaded_for_id == version.put_by_id:
        raise Refused(_("The memorandum was entered with this paper. Return the memorandum."), code="entered")
    if copy.returned_on is not None or copy.replaced_at is not None:
        raise Refused(_("This file was returned or replaced already. It counts no more."), code="replaced")
    if version.signatures.filter(mou_party=own, copy=copy).exists():
        raise Refused(_("You have confirmed this paper already."), code="confirmed")

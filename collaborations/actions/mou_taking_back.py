"""A party takes its own signature back, as long as not all have signed."""

from __future__ import annotations

import datetime
import uuid

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.emails import mous as emails
from collaborations.models import MemorandumOfUnderstanding, MouVersion, Signature, SignatureTakenBack
from collaborations.mous.visibility import may_sign, party_of
from cop_portal.dates import today
from cop_portal.history import changed_by
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, User

from .common import lock, need_text, speaking_party
from .mou_checks import check_nobody_left
from .mou_common import locked_version
from .mou_concluding import signing_party


def take_back_signature(
    *,
    mou: MemorandumOfUnderstanding,
    number: int = 0,
    organization: Organization,
    by: User,
    reason: str,
    signature: uuid.UUID | None = None,
    on: datetime.date | None = None,
) -> SignatureTakenBack:
    """A party does not stand by its signature any more, and tells the others why, before the last of them has signed.
    Where it confirmed another's copy, its own signature falls; where its own copy counts, that counts no more, nor do
    the signatures on it. It can sign again. What staff recorded for it is its own, too.

    ``signature`` is the public id of what the person looked at: where the party has signed another paper since, they
    are asked to look again. Done twice, it is taken back once. With the last confirmation at the same moment, either it
    was taken back first, or it is concluded and refused. What the party entered with its paper is withdrawn as a whole
    (``mous.withdraw_mou``).
    """
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can take its signature back."))
    reason = need_text(reason, _("Say why, for the others."), field="reason")
    with transaction.atomic(), changed_by(by, "take_back_signature"):
        version = locked_version(mou, number)
        signed = version.signatures.filter(mou_party=party_of(mou, organization)).first()
        if signed is None and (before := _taken_back_before(version, organization, signature)) is not None:
            return before
        own = signing_party(version, organization)
        if signed is None:
            raise Refused(_("Your organization has not signed this."), code="not_signed")
        if not version.written_here and version.put_by_id == own.pk:
            raise Refused(
                _("You entered the memorandum with this paper. Withdraw the memorandum."), code="entered"
            )
        if signature is not None and signed.public_id != signature:
            raise Refused(
                _("Your organization has signed again since you opened this page. Look at it as it is now."),
                code="replaced",
            )
        lock(mou.collaboration)
        speaking_party(mou.collaboration, organization, by)
        check_nobody_left(version)
        taken_back = SignatureTakenBack.objects.create(
            mou=mou,
            mou_party=own,
            version=version,
            copy=signed.copy,
            signature=signed.public_id,
            taken_back_on=on or today(),
            taken_back_by=by,
            reason=reason,
        )
        _let_fall(version, signed, taken_back)
        emails.signature_taken_back(version, except_organization=organization)
    return taken_back


def _taken_back_before(
    version: MouVersion, organization: Organization, signature: uuid.UUID | None
) -> SignatureTakenBack | None:
    """What the same form has taken back a moment ago."""
    last = version.taken_back.filter(mou_party__party__organization=organization).last()
    if last is not None and signature in {None, last.signature}:
        return last
    return None


def _let_fall(version: MouVersion, signed: Signature, taken_back: SignatureTakenBack) -> None:
    """The signature; where it stood on the party's own copy, all that are on it, and the copy counts no more."""
    copy = signed.copy
    if copy.uploaded_for_id != signed.mou_party_id:
        signed.delete()
        return
    version.signatures.filter(copy=copy).delete()
    copy.returned_on, copy.returned_for = taken_back.taken_back_on, taken_back.mou_party
    copy.returned_by, copy.return_reason = taken_back.taken_back_by, taken_back.reason
    copy.save(update_fields=["returned_on", "returned_for", "returned_by", "return_reason"])

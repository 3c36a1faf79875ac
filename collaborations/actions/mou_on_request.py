"""What Search staff record of a signing: a party's signature on its written request, and Search's own as a witness."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.actions.common import lock, must_go_on
from collaborations.actions.mou_checks import check_nobody_left, check_signed_on
from collaborations.actions.mou_common import locked_version, received_at, sign
from collaborations.actions.mou_concluding import conclude_if_all_signed, signing_party
from collaborations.emails import mous as emails
from collaborations.models import MemorandumOfUnderstanding, MouCopy, MouPaper, MouWitness, Party, Signature
from collaborations.mous.signing.state import is_agreed
from collaborations.mous.visibility import may_record_for, may_record_witness, party_of
from collaborations.partnerships import refresh_partnerships
from cop_portal.dates import today
from cop_portal.documents.photos import looks_like_photo, store_photo
from cop_portal.documents.store import ReceivedFile, store_document
from cop_portal.documents.uploads import UploadRefused
from cop_portal.history import changed_by
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, User


def record_on_request(
    *,
    mou: MemorandumOfUnderstanding,
    number: int = 0,
    organization: Organization,
    by: User,
    request_upload: File,
    signatory_name: str,
    capacity: str,
    signed_on: datetime.date,
    copy: MouCopy,
    on: datetime.date | None = None,
) -> Signature:
    """Staff record that ``organization`` has signed ``copy``, as it asked in writing: ``request_upload`` is its letter
    or mail, a PDF or a photo. The signature is marked so; its parties and staff can open the letter.

    For staff who belong to no party of the memorandum. They need not open the document for it, and can also record
    where a party has closed it to them: it is the party that says what it signed. The party is told. Done twice, it is
    recorded once; where the party has confirmed meanwhile, that stands.
    """
    day = on or today()
    if not may_record_for(by, mou):
        raise NotAllowed(_("Only Search staff who belong to no party can record a signature."))
    with (
        _received_request(request_upload, by, received_at(on)) as received,
        transaction.atomic(),
        changed_by(by, "record_on_request"),
    ):
        version = locked_version(mou, number)
        signed = version.signatures.filter(mou_party=party_of(mou, organization)).first()
        if signed is not None:
            if signed.request_id is None:
                raise Refused(_("This organization has confirmed it itself."), code="confirmed")
            return signed
        own = signing_party(version, organization)
        current = version.copies.current().filter(pk=copy.pk).first()
        if current is None:
            raise Refused(_("This paper was replaced or returned. Ask which one was signed."), field="copy")
        check_signed_on(signed_on, day, version)
        lock(mou.collaboration)
        must_go_on(mou.collaboration)
        check_nobody_left(version)
        _accept_thread(own.party, by)
        signature = sign(own, current, by, signatory_name, capacity, signed_on, day, request=received.keep())
        MouPaper.objects.filter(version=version, mou_party=own).delete()
        if not conclude_if_all_signed(version, day):
            emails.signature_recorded(version, organization)
    return signature


def record_witness(
    *,
    mou: MemorandumOfUnderstanding,
    by: User,
    signatory_name: str,
    capacity: str,
    signed_on: datetime.date,
    on: datetime.date | None = None,
) -> MouWitness:
    """Search has signed as a witness; it is not needed to conclude the memorandum, and can also come afterwards."""
    day = on or today()
    if not may_record_witness(by, mou):
        raise NotAllowed(_("Only Search staff can record what Search has signed."))
    with transaction.atomic(), changed_by(by, "record_witness"):
        version = locked_version(mou)
        witness = MouWitness.objects.filter(mou=mou).first()
        if witness is None:
            raise NotAllowed(_("This memorandum has no witness."))
        if witness.signed_on is not None:
            return witness
        if version.withdrawn_on is not None:
            raise Refused(_("This memorandum was withdrawn. It can be entered again."), code="withdrawn")
        if version.frozen_on is None or not is_agreed(version):
            raise Refused(
                _("Not every party has agreed to the text. It is signed when all have."), code="not_agreed"
            )
        check_signed_on(signed_on, day, version)
        witness.signatory_name, witness.capacity = signatory_name, capacity
        witness.signed_on, witness.recorded_by = signed_on, by
        witness.save(update_fields=["signatory_name", "capacity", "signed_on", "recorded_by"])
    return witness


@contextlib.contextmanager
def _received_request(upload: File, by: User, at) -> Iterator[ReceivedFile]:
    store = store_photo if looks_like_photo(upload) else store_document
    try:
        with store(upload, by=by, at=at) as received:
            yield received
    except UploadRefused as refused:
        refused.field = "request_upload"
        raise


def _accept_thread(party: Party, by: User) -> None:
    """Who asks in writing that its signature be recorded has said yes to the collaboration."""
    if party.accepted_by_id is None:
        party.accepted_by = by
        party.save(update_fields=["accepted_by"])
        refresh_partnerships(party.collaboration)

"""What happens to a memorandum: entered with its signed paper, confirmed, returned, withdrawn, closed to staff.

Each action locks the memorandum's row first (FOR NO KEY UPDATE, as the triggers do), so that two parties confirming
at the same moment are one after the other, and the later one concludes it. The file is inspected and received before
any row is locked: that can take seconds.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collaborations import partnerships
from collaborations.actions.common import acting_party, lock, must_go_on
from collaborations.actions.mou_checks import check_open, check_signed_on, check_terms
from collaborations.actions.mou_common import current_copy, entered_before, locked_version, received_at, sign
from collaborations.emails import mous as emails
from collaborations.models import (
    Collaboration,
    MemorandumOfUnderstanding,
    MouCopy,
    MouParty,
    MouVersion,
    Party,
    Signature,
)
from collaborations.mous.visibility import may_enter_mou, may_sign, party_of
from cop_portal.dates import today
from cop_portal.documents.store import store_document
from cop_portal.history import changed_by
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, Topic, User


def enter_mou(
    *,
    collaboration: Collaboration,
    organization: Organization,
    by: User,
    parties: Sequence[Party],
    title: str,
    purpose: str,
    language: str,
    topics: Sequence[Topic],
    starts_on: datetime.date,
    ends_on: datetime.date | None,
    renewal: str,
    upload: UploadedFile,
    signatory_name: str,
    capacity: str,
    signed_on: datetime.date,
    key: uuid.UUID | None = None,
    on: datetime.date | None = None,
) -> MemorandumOfUnderstanding:
    """Enter a memorandum that was signed on paper, by its terms and its PDF, and confirm it for ``organization``.

    ``parties`` of the collaboration, their own among them. ``key`` becomes the public id: the same form sent twice
    makes one memorandum. Raises ``NotAllowed``, ``Refused`` (terms), ``UploadRefused`` (the file): nothing is kept.
    """
    day = on or today()
    if not may_enter_mou(by, collaboration, organization):
        raise NotAllowed(_("Only a representative of a party can enter a memorandum."))
    check_terms(collaboration, organization, parties, signed_on, starts_on, ends_on, renewal, day)
    if key is not None and (entered := entered_before(key, collaboration)):
        return entered
    must_go_on(collaboration)
    with (
        store_document(upload, by=by, at=received_at(on)) as document,
        transaction.atomic(),
        changed_by(by, "enter_mou"),
    ):
        lock(collaboration)
        if key is not None and (entered := entered_before(key, collaboration)):
            return entered
        acting_party(collaboration, organization, by)
        must_go_on(collaboration)
        mou = MemorandumOfUnderstanding.objects.create(
            public_id=key or uuid.uuid4(),
            collaboration=collaboration,
            title=title,
            purpose=purpose,
            language=language,
            starts_on=starts_on,
            ends_on=ends_on,
            renewal=renewal,
            entered_by=by,
        )
        mou.topics.set(topics)
        rows = [MouParty(mou=mou, party=party, collaboration=collaboration) for party in parties]
        MouParty.objects.bulk_create(rows)
        own = next(row for row in rows if row.party.organization_id == organization.pk)
        version = MouVersion.objects.create(
            mou=mou, number=0, begun_on=day, begun_by=by, frozen_on=day, put_by=own
        )
        copy = MouCopy.objects.create(
            version=version, document=document.keep(), uploaded_for=own, uploaded_by=by
        )
        sign(own, copy, by, signatory_name, capacity, signed_on, day)
        emails.mou_waits(mou, except_organization=organization)
    return mou


def confirm_signature(
    *,
    mou: MemorandumOfUnderstanding,
    organization: Organization,
    by: User,
    signatory_name: str,
    capacity: str,
    signed_on: datetime.date,
    copy: MouCopy | None = None,
    on: datetime.date | None = None,
) -> Signature:
    """A party confirms: this is what we signed. The last one concludes the memorandum, on the same day.

    ``copy`` is the file the person looked at; if it was replaced meanwhile they are asked to look again. Done twice,
    it is one signature.
    """
    day = on or today()
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can confirm a memorandum."))
    with transaction.atomic(), changed_by(by, "confirm_signature"):
        version = locked_version(mou)
        own = party_of(mou, organization)
        signed = version.signatures.filter(mou_party=own).first()
        if signed is not None:
            return signed
        check_open(version)
        current = current_copy(version)
        if copy is not None and copy.pk != current.pk:
            raise Refused(
                _("The file was replaced while you were reading. Look at the new one, then confirm.")
            )
        check_signed_on(signed_on, day)
        if own.party.left_on is not None:
            raise Refused(_("Your organization has left this collaboration."), code="left")
        lock(mou.collaboration)
        acting_party(mou.collaboration, organization, by)
        must_go_on(mou.collaboration)
        signature = sign(own, current, by, signatory_name, capacity, signed_on, day)
        if not mou.parties.exclude(signatures__version=version).exists():
            version.concluded_on = day
            version.save(update_fields=["concluded_on"])
            partnerships.refresh_partnerships(collaboration=mou.collaboration, on=day)
            emails.mou_concluded(mou)
    return signature


def replace_copy(
    *,
    mou: MemorandumOfUnderstanding,
    organization: Organization,
    by: User,
    upload: UploadedFile,
    signatory_name: str,
    capacity: str,
    signed_on: datetime.date,
    on: datetime.date | None = None,
) -> MouCopy:
    """The party that uploaded puts another file in its place, before conclusion. The confirmations so far were of the
    old file and fall; the uploading party confirms the new one by this."""
    day = on or today()
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can replace the file."))
    with (
        store_document(upload, by=by, at=received_at(on)) as document,
        transaction.atomic(),
        changed_by(by, "replace_copy"),
    ):
        version = locked_version(mou)
        check_open(version)
        current = current_copy(version)
        own = party_of(mou, organization)
        if current.uploaded_for_id != own.pk:
            raise NotAllowed(_("Only the party that uploaded the file can replace it."))
        if own.party.left_on is not None:
            raise Refused(_("Your organization has left this collaboration."), code="left")
        check_signed_on(signed_on, day)
        version.signatures.all().delete()
        current.replaced_at = timezone.now()
        current.save(update_fields=["replaced_at"])
        copy = MouCopy.objects.create(
            version=version, document=document.keep(), uploaded_for=own, uploaded_by=by
        )
        sign(own, copy, by, signatory_name, capacity, signed_on, day)
        emails.mou_waits(mou, except_organization=organization)
    return copy


def return_mou(
    *,
    mou: MemorandumOfUnderstanding,
    organization: Organization,
    by: User,
    reason: str,
    on: datetime.date | None = None,
) -> MouVersion:
    """A party that has not confirmed sends the memorandum back: this is not what we signed. The parties read why."""
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can return a memorandum."))
    return _withdraw(mou, organization, by, reason, on or today(), "return_mou")


def withdraw_mou(
    *,
    mou: MemorandumOfUnderstanding,
    organization: Organization,
    by: User,
    reason: str,
    on: datetime.date | None = None,
) -> MouVersion:
    """The party that entered the memorandum takes it back before it is concluded."""
    party = party_of(mou, organization)
    if (
        not may_sign(by, mou, organization)
        or not MouCopy.objects.filter(version__mou=mou, uploaded_for=party, replaced_at__isnull=True).exists()
    ):
        raise NotAllowed(_("Only the party that entered the memorandum can withdraw it."))
    return _withdraw(mou, organization, by, reason, on or today(), "withdraw_mou")


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


def _withdraw(mou, organization, by, reason, day, action: str) -> MouVersion:
    if not reason.strip():
        raise Refused(_("Say why, so that the other party knows what to change."), field="reason")
    with transaction.atomic(), changed_by(by, action):
        version = locked_version(mou)
        if version.withdrawn_on is not None:
            return version
        check_open(version)
        if (
            action == "return_mou"
            and version.signatures.filter(mou_party=party_of(mou, organization)).exists()
        ):
            raise Refused(_("You have confirmed this memorandum already."), code="confirmed")
        version.withdrawn_on, version.withdrawn_by, version.withdraw_reason = day, by, reason
        version.withdrawn_for = party_of(mou, organization)
        version.save(update_fields=["withdrawn_on", "withdrawn_by", "withdraw_reason", "withdrawn_for"])
        emails.mou_returned(mou, except_organization=organization)
    return version

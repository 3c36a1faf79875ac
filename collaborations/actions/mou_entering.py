"""An amendment that was signed on paper outside the portal is entered by what it changes and its PDF."""

from __future__ import annotations

import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.actions.common import acting_party, lock, must_go_on, need_text
from collaborations.actions.mou_checks import check_signed_on
from collaborations.actions.mou_common import locked_version, received_at, sign
from collaborations.actions.mou_draft_checks import check_new_term
from collaborations.emails import mous as emails
from collaborations.models import MemorandumOfUnderstanding, MouCopy, MouText, MouVersion
from collaborations.mous.afterwards.amendments import may_amend
from collaborations.mous.visibility import may_sign, party_of
from cop_portal.dates import today
from cop_portal.documents.store import store_document
from cop_portal.history import changed_by
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, User


def enter_amendment(
    *,
    mou: MemorandumOfUnderstanding,
    organization: Organization,
    by: User,
    title: str,
    purpose: str,
    new_ends_on: datetime.date | None = None,
    new_renewal: str = "",
    upload: UploadedFile,
    signatory_name: str,
    capacity: str,
    signed_on: datetime.date,
    on: datetime.date | None = None,
) -> MouVersion:
    """Enter an amendment of ``mou`` with its signed paper, and confirm it for ``organization``; the others confirm that
    it is what they signed. ``purpose`` says what changes. The same form sent twice enters one.

    Raises ``NotAllowed``, ``Refused`` (terms), ``UploadRefused`` (the file): nothing is kept.
    """
    day = on or today()
    title = need_text(title, _("Write the title"), field="title")
    purpose = need_text(purpose, _("Write what changes"), field="purpose")
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can enter an amendment."))
    check_signed_on(signed_on, day)
    if (begun := _entered_before(mou, by, title, purpose)) is not None:
        return begun
    _check_amendable(mou, day, new_ends_on, new_renewal)
    with (
        store_document(upload, by=by, at=received_at(on)) as document,
        transaction.atomic(),
        changed_by(by, "enter_amendment"),
    ):
        mou = locked_version(mou).mou
        lock(mou.collaboration)
        if (begun := _entered_before(mou, by, title, purpose)) is not None:
            return begun
        acting_party(mou.collaboration, organization, by)
        must_go_on(mou.collaboration)
        _check_amendable(mou, day, new_ends_on, new_renewal)
        own = party_of(mou, organization)
        version = MouVersion.objects.create(
            mou=mou,
            number=mou.versions.count(),
            begun_on=day,
            begun_by=by,
            new_ends_on=new_ends_on,
            new_renewal=new_renewal,
        )
        MouText.objects.create(
            version=version, language=mou.language, is_authoritative=True, title=title, purpose=purpose
        )
        # Its words stay from now on.
        version.frozen_on, version.put_by = day, own
        version.save(update_fields=["frozen_on", "put_by"])
        copy = MouCopy.objects.create(
            version=version, document=document.keep(), uploaded_for=own, uploaded_by=by
        )
        sign(own, copy, by, signatory_name, capacity, signed_on, day)
        emails.mou_waits(version, except_organization=organization)
    return version


def _entered_before(mou: MemorandumOfUnderstanding, by: User, title: str, purpose: str) -> MouVersion | None:
    """What the same person has entered in the same words, and is on its way."""
    return mou.versions.filter(
        number__gt=0,
        written_here=False,
        begun_by=by,
        concluded_on__isnull=True,
        withdrawn_on__isnull=True,
        texts__title=title,
        texts__purpose=purpose,
    ).first()


def _check_amendable(mou: MemorandumOfUnderstanding, day, new_ends_on, new_renewal: str) -> None:
    now = MemorandumOfUnderstanding.objects.with_state(day).prefetch_related("parties__party").get(pk=mou.pk)
    if not may_amend(now):
        raise Refused(
            _("Nothing can be amended now: it has ended, or an amendment is on its way already."),
            code="not_now",
        )
    check_new_term(now, new_ends_on, new_renewal)

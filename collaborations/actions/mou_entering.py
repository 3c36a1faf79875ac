"""What was signed on paper outside the portal is entered by its terms, what each party commits to, and its PDF: a
memorandum, or an amendment of one.

The file is inspected and received before any row is locked: that can take seconds. All else is one transaction:
commitments are written while the version is not yet frozen, since the database refuses them afterwards.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.actions.common import acting_party, lock, must_go_on, need_text
from collaborations.actions.mou_checks import check_signed_on, check_terms
from collaborations.actions.mou_commitments import check_days, check_rows, plain, save_commitments
from collaborations.actions.mou_common import entered_before, locked_version, received_at, sign
from collaborations.actions.mou_draft_checks import check_between, check_new_term
from collaborations.emails import mous as emails
from collaborations.models import (
    Collaboration,
    MemorandumOfUnderstanding,
    MouCopy,
    MouParty,
    MouText,
    MouVersion,
    Party,
)
from collaborations.mous.afterwards.amendments import may_amend
from collaborations.mous.drafting.parts import commitments_in
from collaborations.mous.visibility import may_enter_mou, may_sign, party_of
from cop_portal.dates import today
from cop_portal.documents.store import store_document
from cop_portal.history import changed_by
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, Topic, User


class EnteredOtherwise(Refused):
    """The same form was sent before and said something else: ``version`` is what was entered then, and stands."""

    def __init__(self, version: MouVersion) -> None:
        super().__init__(
            _(
                "This was entered already, with other terms or commitments, and stays as it was sent first. If that is "
                "wrong, open it and take it back."
            ),
            code="entered_otherwise",
        )
        self.version = version


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
    commitments: Sequence[Mapping[str, Any]] = (),
    key: uuid.UUID | None = None,
    on: datetime.date | None = None,
) -> MemorandumOfUnderstanding:
    """Enter a memorandum that was signed on paper, by its terms and its PDF, and confirm it for ``organization``.

    ``parties`` of the collaboration, their own among them. ``commitments``: ``party`` (None: all of them together),
    ``what``, and ``rhythm`` or ``due_on``. ``key`` becomes the public id: the same form sent twice makes one
    memorandum, and one that says something else by then is refused (``EnteredOtherwise``). Raises ``NotAllowed``,
    ``Refused`` (terms, commitments), ``UploadRefused`` (the file): nothing is kept.
    """
    day = on or today()
    if not may_enter_mou(by, collaboration, organization):
        raise NotAllowed(_("Only a representative of a party can enter a memorandum."))
    check_terms(collaboration, organization, parties, signed_on, starts_on, ends_on, renewal, day)
    terms: dict[str, Any] = {"title": title, "purpose": purpose, "language": language}
    terms |= {"starts_on": starts_on, "ends_on": ends_on, "renewal": renewal}
    promised = _by_party(commitments, parties)
    check_days(promised, starts_on, None if renewal != MemorandumOfUnderstanding.Renewal.NONE else ends_on)
    again = partial(_entered_again, key, collaboration, terms, parties, topics, promised)
    if (entered := again()) is not None:
        return entered
    must_go_on(collaboration)
    with (
        store_document(upload, by=by, at=received_at(on)) as document,
        transaction.atomic(),
        changed_by(by, "enter_mou"),
    ):
        lock(collaboration)
        if (entered := again()) is not None:
            return entered
        acting_party(collaboration, organization, by)
        must_go_on(collaboration)
        check_between(collaboration, parties)
        mou = MemorandumOfUnderstanding.objects.create(
            public_id=key or uuid.uuid4(), collaboration=collaboration, entered_by=by, **terms
        )
        mou.topics.set(topics)
        rows = [MouParty(mou=mou, party=party, collaboration=collaboration) for party in parties]
        MouParty.objects.bulk_create(rows)
        version = MouVersion.objects.create(mou=mou, number=0, begun_on=day, begun_by=by)
        if promised:
            of_party = {row.party_id: row.pk for row in rows}
            save_commitments(version, [_of(row, of_party) for row in promised])
        own = next(row for row in rows if row.party.organization_id == organization.pk)
        _freeze(version, own, day)
        copy = MouCopy.objects.create(
            version=version, document=document.keep(), uploaded_for=own, uploaded_by=by
        )
        sign(own, copy, by, signatory_name, capacity, signed_on, day)
        emails.mou_waits(version, except_organization=organization)
    return mou


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
    commitments: Sequence[Mapping[str, Any]] = (),
    on: datetime.date | None = None,
) -> MouVersion:
    """Enter an amendment of ``mou`` with its signed paper, and confirm it for ``organization``; the others confirm that
    it is what they signed. ``purpose`` says what changes, ``commitments`` what is promised in addition (as
    ``save_draft`` takes them). The same form sent twice enters one.

    Raises ``NotAllowed``, ``Refused`` (terms, commitments), ``UploadRefused`` (the file): nothing is kept.
    """
    day = on or today()
    title = need_text(title, _("Write the title"), field="title")
    purpose = need_text(purpose, _("Write what changes"), field="purpose")
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can enter an amendment."))
    check_signed_on(signed_on, day)
    check_rows(commitments, mou.parties.values_list("pk", flat=True))
    moves: dict[str, Any] = {"new_ends_on": new_ends_on, "new_renewal": new_renewal}
    again = partial(_amendment_again, mou, by, title, purpose, moves, commitments)
    if (begun := again()) is not None:
        return begun
    _check_amendable(mou, day, new_ends_on, new_renewal)
    with (
        store_document(upload, by=by, at=received_at(on)) as document,
        transaction.atomic(),
        changed_by(by, "enter_amendment"),
    ):
        mou = locked_version(mou).mou
        lock(mou.collaboration)
        if (begun := again()) is not None:
            return begun
        acting_party(mou.collaboration, organization, by)
        must_go_on(mou.collaboration)
        _check_amendable(mou, day, new_ends_on, new_renewal)
        own = party_of(mou, organization)
        version = MouVersion.objects.create(
            mou=mou, number=mou.versions.count(), begun_on=day, begun_by=by, **moves
        )
        MouText.objects.create(
            version=version, language=mou.language, is_authoritative=True, title=title, purpose=purpose
        )
        if commitments:
            save_commitments(version, commitments)
        _freeze(version, own, day)
        copy = MouCopy.objects.create(
            version=version, document=document.keep(), uploaded_for=own, uploaded_by=by
        )
        sign(own, copy, by, signatory_name, capacity, signed_on, day)
        emails.mou_waits(version, except_organization=organization)
    return version


def _freeze(version: MouVersion, own: MouParty, day: datetime.date) -> None:
    """Its words and commitments stay from now on."""
    version.frozen_on, version.put_by = day, own
    version.save(update_fields=["frozen_on", "put_by"])


def _by_party(commitments: Sequence[Mapping[str, Any]], parties: Sequence[Party]) -> list[dict[str, Any]]:
    """``commitments`` as they are kept, each by the id of its party of the collaboration; refused of any other."""
    rows = [
        {**row, "mou_party": row["party"].pk if row["party"] is not None else None} for row in commitments
    ]
    check_rows(rows, [party.pk for party in parties])
    return [plain(row) for row in rows]


def _of(row: dict[str, Any], of_party: Mapping[int, int]) -> dict[str, Any]:
    """``row`` by the id of its party of the memorandum."""
    return {**row, "mou_party": None if row["mou_party"] is None else of_party[row["mou_party"]]}


def _entered_again(
    key: uuid.UUID | None,
    collaboration: Collaboration,
    terms: Mapping[str, Any],
    parties: Sequence[Party],
    topics: Sequence[Topic],
    promised: list[dict[str, Any]],
) -> MemorandumOfUnderstanding | None:
    """What the same form has entered before; refused where it said something else then."""
    mou = entered_before(key, collaboration) if key is not None else None
    if mou is None:
        return None
    version = mou.versions.select_related("mou").get(number=0)
    rows = mou.parties.values_list("party_id", "pk")
    of_party = dict(rows)
    is_same = (
        all(getattr(mou, name) == value for name, value in terms.items())
        and set(of_party) == {party.pk for party in parties}
        and set(mou.topics.all()) == set(topics)
        and commitments_in(version) == [_of(row, of_party) for row in promised]
    )
    if not is_same:
        raise EnteredOtherwise(version)
    return mou


def _amendment_again(
    mou: MemorandumOfUnderstanding,
    by: User,
    title: str,
    purpose: str,
    moves: Mapping[str, Any],
    commitments: Sequence[Mapping[str, Any]],
) -> MouVersion | None:
    """What the same person has entered in the same words, and is on its way; refused where the rest was another."""
    version = (
        mou.versions.select_related("mou")
        .filter(
            number__gt=0,
            written_here=False,
            begun_by=by,
            concluded_on__isnull=True,
            withdrawn_on__isnull=True,
            texts__title=title,
            texts__purpose=purpose,
        )
        .first()
    )
    if version is None:
        return None
    is_same = all(getattr(version, name) == value for name, value in moves.items())
    if not is_same or commitments_in(version) != [plain(row) for row in commitments]:
        raise EnteredOtherwise(version)
    return version


def _check_amendable(mou: MemorandumOfUnderstanding, day, new_ends_on, new_renewal: str) -> None:
    now = MemorandumOfUnderstanding.objects.with_state(day).prefetch_related("parties__party").get(pk=mou.pk)
    if not may_amend(now):
        raise Refused(
            _("Nothing can be amended now: it has ended, or an amendment is on its way already."),
            code="not_now",
        )
    check_new_term(now, new_ends_on, new_renewal)

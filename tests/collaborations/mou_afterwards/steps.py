"""What the tests of signed memoranda share: one in force with what it promises, and meetings and activities of its
thread. Its paper is a row without a file, so that nothing is inspected."""

from __future__ import annotations

import datetime
import uuid

from collaborations.models import (
    Collaboration,
    Commitment,
    FollowUpMeeting,
    JointActivity,
    MemorandumOfUnderstanding,
    MouCopy,
    MouVersion,
    Signature,
)
from collaborations.mous.afterwards.page import with_commitments
from collaborations.mous.afterwards.reading import Kept, commitments_of
from cop_portal.documents.models import Document
from tests.cast import Cast
from tests.collaborations.mou_agreed import agree, amendment, put, written
from tests.collaborations.mous import SIGNED, STARTS

DAY = datetime.timedelta(days=1)
MONTHLY = {"what": "Meet and coordinate", "rhythm": "monthly"}
TRAIN = {"what": "Train 15 staff", "due_on": datetime.date(2022, 3, 31)}


def promise(mou: MemorandumOfUnderstanding, version: MouVersion, *commitments: dict) -> None:
    """What a draft promises; ``by`` in one of ``commitments`` is an organization."""
    for position, values in enumerate(commitments):
        fields = dict(values)
        by = fields.pop("by", None)
        Commitment.objects.create(
            mou=mou,
            version=version,
            collaboration=mou.collaboration,
            position=position,
            mou_party=mou.parties.get(party__organization=by) if by else None,
            **fields,
        )


def signed(
    cast: Cast, *commitments: dict, collaboration: Collaboration | None = None, **fields
) -> MemorandumOfUnderstanding:
    """A memorandum of WEO and Al Noor that was written here and signed by both in September 2021."""
    mou = written(cast, collaboration, commitments=False, **fields)
    promise(mou, mou.versions.get(number=0), *commitments)
    put(cast, mou)
    agree(cast, mou)
    sign_all(cast, mou)
    return mou


def amended(
    cast: Cast, mou: MemorandumOfUnderstanding, *commitments: dict, on=SIGNED, is_signed=True, **fields
) -> MouVersion:
    """An amendment of ``mou``, signed by both where nothing else is said."""
    version = amendment(cast, mou, **fields)
    promise(mou, version, *commitments)
    if is_signed:
        put(cast, mou, number=version.number, on=on)
        agree(cast, mou, number=version.number, on=on)
        sign_all(cast, mou, version.number, on=on)
    return version


def sign_all(
    cast: Cast, mou: MemorandumOfUnderstanding, number: int = 0, on=SIGNED, name: str = "MoU.pdf"
) -> None:
    """Every party signs one copy, a file of this ``name``, and so it is concluded."""
    version = mou.versions.get(number=number)
    document = Document.objects.create(
        storage_name=uuid.uuid4().hex,
        name=name,
        size=9,
        sha256="a" * 64,
        pages=2,
        uploaded_by=cast.suzan,
    )
    copy = MouCopy.objects.create(
        version=version, document=document, uploaded_for=mou.parties.first(), uploaded_by=cast.suzan
    )
    for party in mou.parties.all():
        Signature.objects.create(
            mou=mou,
            mou_party=party,
            version=version,
            copy=copy,
            signatory_name="Somebody",
            capacity="Director",
            signed_on=on,
            confirmed_by=cast.suzan,
            confirmed_on=on,
        )
    version.concluded_on = on
    version.save(update_fields=["concluded_on"])


def meeting(cast: Cast, collaboration: Collaboration, held_on=None, **fields) -> FollowUpMeeting:
    """A meeting of the thread: held, or planned."""
    return FollowUpMeeting.objects.create(
        collaboration=collaboration, held_on=held_on, made_by=cast.suzan, **fields
    )


def activity(cast: Cast, collaboration: Collaboration, planned_on=STARTS, **fields) -> JointActivity:
    """A training of the thread: planned, or held."""
    values = {"kind": "training", "title": "Joint training", "made_by": cast.suzan}
    return JointActivity.objects.create(
        collaboration=collaboration, planned_on=planned_on, **{**values, **fields}
    )


def us(cast: Cast) -> dict:
    """WEO's representative."""
    return {"organization": cast.weo, "by": cast.suzan}


def them(cast: Cast) -> dict:
    """Al Noor's."""
    return {"organization": cast.al_noor, "by": cast.ahmed}


def kept(mou: MemorandumOfUnderstanding, what: str, on: datetime.date) -> Kept:
    """How the commitment stands on a day."""
    return next(row for row in commitments_of(with_commitments(mou), on) if row.what == what)

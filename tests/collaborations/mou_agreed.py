"""What the tests of memoranda share that are written here: a draft of WEO and Al Noor, put to the parties, agreed to.

Rows of a draft are made without the actions of drafting, so that a test of agreeing starts from what it did not write.
"""

from __future__ import annotations

import datetime
import hashlib
import json

from django.utils import timezone

from collaborations.actions import mou_agreeing
from collaborations.models import (
    Collaboration,
    Commitment,
    MemorandumOfUnderstanding,
    MouParty,
    MouRevision,
    MouText,
    MouVersion,
)
from tests.cast import Cast
from tests.collaborations.mous import ENDS, SIGNED, STARTS, thread_of

WRITTEN = SIGNED - datetime.timedelta(days=20)
PUT = SIGNED - datetime.timedelta(days=10)
AGREED = SIGNED - datetime.timedelta(days=5)
TITLE = "Women's political participation"
PURPOSE = "Learn from each other."


def written(
    cast: Cast, collaboration: Collaboration | None = None, *, languages=("en",), commitments=True, **fields
) -> MemorandumOfUnderstanding:
    """A memorandum that WEO drafted, for all parties of the thread; the first of ``languages`` is authoritative."""
    collaboration = collaboration or thread_of(cast.weo, cast.al_noor)
    values = {
        "title": TITLE,
        "purpose": PURPOSE,
        "language": languages[0],
        "starts_on": STARTS,
        "ends_on": ENDS,
        "renewal": "automatic",
    }
    mou = MemorandumOfUnderstanding.objects.create(
        collaboration=collaboration, entered_by=cast.suzan, draft_version=1, **{**values, **fields}
    )
    for party in collaboration.parties.filter(left_on=None):
        MouParty.objects.create(mou=mou, party=party, collaboration=collaboration)
    version = MouVersion.objects.create(mou=mou, written_here=True, begun_on=WRITTEN, begun_by=cast.suzan)
    for language in languages:
        MouText.objects.create(
            version=version,
            language=language,
            is_authoritative=language == languages[0],
            title=mou.title,
            purpose=mou.purpose,
            provisions="1. They meet every month.",
        )
    if commitments:
        Commitment.objects.create(
            mou=mou,
            version=version,
            collaboration=collaboration,
            mou_party=mou.parties.first(),
            what="Train 15 people of the other",
            due_on=ENDS,
        )
    revise(cast, version)
    return mou


def amendment(cast: Cast, mou: MemorandumOfUnderstanding, **fields) -> MouVersion:
    """The next amendment of ``mou``, drafted by WEO."""
    number = mou.versions.count()
    version = MouVersion.objects.create(
        mou=mou, number=number, written_here=True, begun_on=WRITTEN, begun_by=cast.suzan, **fields
    )
    MouText.objects.create(
        version=version, language="en", is_authoritative=True, title="Amendment", purpose="One year longer."
    )
    revise(cast, version)
    return version


def revise(cast: Cast, version: MouVersion, text: str = "", *, by=None, of=None) -> MouRevision:
    """The text of ``version`` as it reads now; with ``text`` as its last line."""
    bodies = {
        row.language: "\n\n".join(part for part in (row.title, row.purpose, row.provisions, text) if part)
        for row in version.texts.all()
    }
    sha256 = hashlib.sha256(json.dumps(bodies, sort_keys=True).encode()).hexdigest()
    organization = of or cast.weo
    return MouRevision.objects.create(
        version=version,
        number=version.revisions.count() + 1,
        bodies=bodies,
        sha256=sha256,
        made_by=by or cast.suzan,
        made_for=version.mou.parties.get(party__organization=organization, party__left_on=None),
        made_at=timezone.now(),
    )


def put(
    cast: Cast, mou: MemorandumOfUnderstanding | None = None, *, on=PUT, **fields
) -> MemorandumOfUnderstanding:
    """A memorandum that WEO has put to the parties."""
    mou = mou or written(cast)
    mou_agreeing.put_to_parties(mou=mou, organization=cast.weo, by=cast.suzan, on=on, **fields)
    return mou


def agree(cast: Cast, mou: MemorandumOfUnderstanding, *, on=AGREED, **fields):
    """Al Noor agrees."""
    values = {"organization": cast.al_noor, "by": cast.ahmed, "on": on}
    return mou_agreeing.agree(mou=mou, **{**values, **fields})


def give_back(cast: Cast, mou: MemorandumOfUnderstanding, remarks: str = "Two years, not three.", **fields):
    """Al Noor returns the text with remarks."""
    values = {"organization": cast.al_noor, "by": cast.ahmed, "on": AGREED}
    return mou_agreeing.return_text(mou=mou, remarks=remarks, **{**values, **fields})


def agreed(cast: Cast, collaboration: Collaboration | None = None, **fields) -> MemorandumOfUnderstanding:
    """A memorandum that WEO wrote and put to the parties, and Al Noor agrees to: ready to be printed and signed.

    Of ``SIGNED``'s days; it can be signed on that day.
    """
    mou = put(cast, written(cast, collaboration, **fields))
    agree(cast, mou)
    return mou

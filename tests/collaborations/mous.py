"""What the tests of memoranda share: a thread of WEO and Al Noor, and a signed paper."""

from __future__ import annotations

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from collaborations.actions import mous as actions
from collaborations.models import Collaboration, MemorandumOfUnderstanding, Party
from tests.cast import Cast
from tests.documents.files import plain

SIGNED = datetime.date(2021, 9, 21)
STARTS = datetime.date(2021, 10, 1)
ENDS = datetime.date(2023, 9, 30)


def thread_of(*organizations) -> Collaboration:
    """A collaboration of these organizations since April 2021."""
    collaboration = Collaboration.objects.create(opened_on=datetime.date(2021, 4, 1))
    for organization in organizations:
        Party.objects.create(
            collaboration=collaboration, organization=organization, joined_on=collaboration.opened_on
        )
    return collaboration


def paper(name: str = "MoU signed.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    """A signed paper as a browser sends it."""
    return SimpleUploadedFile(name, plain(4) if content is None else content, content_type="application/pdf")


def terms(collaboration: Collaboration, **fields) -> dict:
    """What ``enter_mou`` is told, beside who enters it."""
    values = {
        "collaboration": collaboration,
        "parties": list(collaboration.parties.all()),
        "title": "Women's political participation",
        "purpose": "Learn from each other.",
        "language": "en",
        "topics": [],
        "starts_on": STARTS,
        "ends_on": ENDS,
        "renewal": "automatic",
        "signatory_name": "Suzan Aref",
        "capacity": "Director",
        "signed_on": SIGNED,
        "on": SIGNED,
    }
    return {**values, **fields}


def entered(cast: Cast, collaboration: Collaboration | None = None, **fields) -> MemorandumOfUnderstanding:
    """A memorandum that WEO entered and Al Noor has yet to confirm."""
    collaboration = collaboration or thread_of(cast.weo, cast.al_noor)
    return actions.enter_mou(
        organization=cast.weo, by=cast.suzan, upload=paper(), **terms(collaboration, **fields)
    )


def confirm(cast: Cast, mou: MemorandumOfUnderstanding, **fields):
    """Al Noor confirms."""
    values = {
        "signatory_name": "Ahmed Jassam",
        "capacity": "Executive director",
        "signed_on": SIGNED,
        "on": SIGNED,
    }
    return actions.confirm_signature(
        mou=mou, organization=cast.al_noor, by=cast.ahmed, **{**values, **fields}
    )


def state_of(mou, on: datetime.date | None = None) -> str:
    return MemorandumOfUnderstanding.objects.with_state(on).get(pk=mou.pk).state

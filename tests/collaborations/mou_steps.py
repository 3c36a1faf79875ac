"""What the tests of memoranda written here share: the steps from a draft on, by the parties' own people."""

from __future__ import annotations

import datetime

from collaborations.actions.mou_drafting import begin_draft, save_draft
from collaborations.models import Collaboration, MemorandumOfUnderstanding
from tests.cast import Cast
from tests.collaborations.mous import thread_of

BEGINS = datetime.date(2027, 1, 1)
UNTIL = datetime.date(2028, 12, 31)


def drafted(cast: Cast, collaboration: Collaboration | None = None, **fields) -> MemorandumOfUnderstanding:
    """A memorandum that WEO has begun to draft with everybody of the thread; in English where nothing else is said."""
    collaboration = collaboration or thread_of(cast.weo, cast.al_noor)
    values = {
        "collaboration": collaboration,
        "organization": cast.weo,
        "by": cast.suzan,
        "parties": list(collaboration.parties.filter(left_on=None)),
        "language": "en",
        "title": "Women's political participation",
        "purpose": "Learn from each other.",
        "topics": [cast.quotas],
        "starts_on": BEGINS,
        "ends_on": UNTIL,
        "renewal": "agreement",
    }
    return begin_draft(**{**values, **fields})


def promised(cast: Cast, mou: MemorandumOfUnderstanding, *whats: str, number: int = 0):
    """WEO writes these commitments into a draft: of all together, every month."""
    rows = [
        {"mou_party": None, "what": what, "what_second": "", "rhythm": "monthly", "due_on": None}
        for what in whats or ("Meet and tell each other what is planned.",)
    ]
    return saved(cast, mou, number=number, commitments=rows)


def saved(cast: Cast, mou: MemorandumOfUnderstanding, *, number: int = 0, **values):
    """WEO saves these parts of a draft, having read it as it is now."""
    now = MemorandumOfUnderstanding.objects.get(pk=mou.pk).draft_version
    return save_draft(
        mou=mou, number=number, organization=cast.weo, by=cast.suzan, draft_version=now, values=values
    )

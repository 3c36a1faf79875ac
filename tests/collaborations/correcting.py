"""WEO's correction of a meeting, and the code of a refusal."""

from __future__ import annotations

import pytest

from collaborations.models import FollowUpMeeting
from cop_portal.refusals import Refused
from tests.cast import Cast


def as_recorded(cast: Cast, row: FollowUpMeeting, **fields) -> dict:
    """WEO's correction of ``row`` that changes only ``fields``."""
    row = FollowUpMeeting.objects.get(pk=row.pk)
    return {
        "meeting": row,
        "organization": cast.weo,
        "by": cast.suzan,
        "seen": row.corrections,
        "held_on": row.held_on,
        "place": row.place,
        "attending": {one.party: one.people for one in row.attending.all()},
        "areas": [(area.topic, area.sentence) for area in row.areas.all()],
        **fields,
    }


def refusal(action, **fields) -> str:
    """The code of the refusal."""
    with pytest.raises(Refused) as caught:
        action(**fields)
    return caught.value.code

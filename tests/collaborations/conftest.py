"""A meeting that was recorded."""

from __future__ import annotations

import pytest

from collaborations.actions.meetings import confirm_area
from collaborations.models import FollowUpMeeting
from tests.cast import Cast
from tests.collaborations.steps import introduced, met


@pytest.fixture
def meeting(cast: Cast) -> FollowUpMeeting:
    """A meeting that WEO recorded, with two areas; Al Noor has confirmed the quotas."""
    row = met(cast, introduced(cast))
    confirm_area(area=row.areas.get(topic=cast.quotas), organization=cast.al_noor, by=cast.ahmed)
    return row

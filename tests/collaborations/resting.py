"""Pauses and conclusions, as tests share them: WEO says so, by Suzan, where nobody else is given."""

from __future__ import annotations

import datetime

from collaborations.actions.standing import conclude, pause, take_up_again
from collaborations.models import Collaboration, Rest
from tests.cast import Cast

DAY = datetime.timedelta(days=1)
REASON = "Until the elections are over"
LESSONS = "Start with one town"


def paused(cast: Cast, collaboration: Collaboration, organization=None, by=None, **values) -> Rest:
    """It is paused."""
    values = {"text": REASON, **values}
    return pause(
        collaboration=collaboration, organization=organization or cast.weo, by=by or cast.suzan, **values
    )


def concluded(cast: Cast, collaboration: Collaboration, organization=None, by=None, **values) -> Rest:
    """It is concluded."""
    values = {"text": LESSONS, **values}
    return conclude(
        collaboration=collaboration, organization=organization or cast.weo, by=by or cast.suzan, **values
    )


def taken_up(cast: Cast, collaboration: Collaboration, organization=None, by=None, **values) -> Rest | None:
    """It goes on."""
    return take_up_again(
        collaboration=collaboration, organization=organization or cast.weo, by=by or cast.suzan, **values
    )

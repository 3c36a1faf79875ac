"""The pages of collaborations as their tests read them, and a thread with something of everything."""

from __future__ import annotations

import datetime
import re

from collaborations.actions.activities import plan_activity
from collaborations.actions.meetings import confirm_area
from collaborations.actions.promises import promise
from cop_portal.dates import today
from tests.cast import Cast, client_of
from tests.collaborations.steps import MEETING, introduced, met, party, workshop

DAY = datetime.timedelta(days=1)
LIST = "/collaborations/"


def text_of(user, url: str) -> str:
    """The page as ``user`` gets it."""
    response = client_of(user).get(url)
    assert response.status_code == 200
    return response.content.decode()


def unmarked(html: str) -> str:
    """``html`` without the marks of what stays on one line: dates and references within sentences."""
    return re.sub(r'<span class="one-line">(.*?)</span>', r"\1", html)


def full(cast: Cast, slug: str = "workshop", **fields):
    """A thread with something of everything."""
    event = workshop(cast.weo, cast.al_noor, slug=slug)
    collaboration = introduced(cast, event=event)
    meeting = met(cast, collaboration, **fields)
    for area in meeting.areas.all():
        confirm_area(area=area, organization=cast.al_noor, by=cast.ahmed, on=MEETING)
    us = {"collaboration": collaboration, "organization": cast.weo, "by": cast.suzan}
    promise(
        **us, party=party(collaboration, cast.weo), what="Name two trainers", due_on=MEETING + DAY, on=MEETING
    )
    promise(**us, party=party(collaboration, cast.al_noor), what="Send the form", due_on=today() + 30 * DAY)
    plan_activity(**us, kind="training", title="Joint training", planned_on=today() + 40 * DAY)
    return collaboration


def queries_of(django_assert_max_num_queries, user, url: str, most: int) -> int:
    client = client_of(user)
    client.get(url)
    with django_assert_max_num_queries(most) as captured:
        assert client.get(url).status_code == 200
    return len(captured)

"""What home says of collaborations in which nothing has happened for long: to staff a list, to members gently."""

from __future__ import annotations

import datetime

import pytest

from collaborations.actions.meetings import plan_meeting
from collaborations.models import Collaboration, FollowUpMeeting, FollowUpSettings, Introduction, Rest
from cop_portal.dates import today
from tests.cast import Cast, english_client_of
from tests.collaborations.steps import introduced, met

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
COLD = "Collaborations that have gone cold"


@pytest.fixture
def cold(cast: Cast) -> Collaboration:
    """WEO's and Al Noor's, who met in May 2021 and have done nothing since."""
    collaboration = introduced(cast)
    met(cast, collaboration, areas=())
    return collaboration


def home(user) -> str:
    """Their home in English."""
    return english_client_of(user).get("/").content.decode()


def test_it_works(cast: Cast, cold: Collaboration):
    """Staff find it with the way to the board, once."""
    page = home(cast.staff)
    assert COLD in page
    assert "/collaborations/?cold=1" in page
    assert page.count(cold.get_absolute_url()) == 1
    assert "What has come to a stop" in page


def test_what_is_listed_as_introduced_is_not_listed_twice(cast: Cast):
    """An introduction without a next step stands among those."""
    collaboration = introduced(cast)
    page = home(cast.staff)
    assert "Introductions without a next step" in page
    assert COLD not in page
    assert page.count(collaboration.get_absolute_url()) == 1


def test_what_rests_or_is_planned_is_not_cold(cast: Cast, cold: Collaboration):
    """A pause, or a meeting ahead."""
    rest = Rest.objects.create(
        collaboration=cold,
        kind="paused",
        since=today(),
        text="Elections",
        party=cold.parties.first(),
        made_by=cast.suzan,
    )
    assert COLD not in home(cast.staff)
    assert "Nothing has happened since" not in home(cast.suzan)
    rest.delete()
    plan_meeting(collaboration=cold, organization=cast.weo, by=cast.suzan, planned_on=today() + DAY)
    assert COLD not in home(cast.staff)


def test_members_are_told_gently(cast: Cast, cold: Collaboration):
    """Beside the step that they could take, with the day; of two who were only introduced the step says it."""
    assert "Nothing has happened since 6 May 2021." in home(cast.suzan)
    assert "Nothing has happened since" not in home(cast.outsider)
    FollowUpMeeting.objects.update(held_on=today() - 20 * DAY)
    cold.areas.all().delete()
    Introduction.objects.update(happened_on=today() - 20 * DAY)
    assert "Nothing has happened since" not in home(cast.suzan)
    FollowUpSettings.objects.create(pk=1, cold_after_days=20)
    assert "Nothing has happened since" in home(cast.suzan)

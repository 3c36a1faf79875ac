"""Two at once about a thread that rests, on two connections."""

from __future__ import annotations

import pytest

from collaborations.actions.meetings import plan_meeting
from collaborations.models import FollowUpMeeting, Rest
from cop_portal.dates import today
from members.models import Partnership
from tests.at_once import at_once, failed
from tests.cast import Cast
from tests.collaborations.resting import DAY, concluded, paused, taken_up
from tests.collaborations.steps import introduced, met

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_works(cast: Cast):
    """Both pause with their own words, and one of them twice: one pause, and the other is told."""
    collaboration = introduced(cast)
    results = at_once(
        lambda: paused(cast, collaboration),
        lambda: paused(cast, collaboration),
        lambda: paused(cast, collaboration, cast.al_noor, cast.ahmed, text="No money"),
    )
    assert not failed(results)
    assert Rest.objects.count() == 1


def test_concluding_while_something_is_planned(cast: Cast):
    """Whoever is first: nothing is planned in what is concluded."""
    collaboration = introduced(cast)
    results = at_once(
        lambda: concluded(cast, collaboration),
        lambda: plan_meeting(
            collaboration=collaboration, organization=cast.al_noor, by=cast.ahmed, planned_on=today() + DAY
        ),
    )
    assert not failed(results)
    assert Rest.objects.count() + FollowUpMeeting.objects.count() == 1


def test_both_take_it_up(cast: Cast):
    """One end, one new partnership."""
    collaboration = introduced(cast)
    met(cast, collaboration)
    taken_up(cast, collaboration, cast.al_noor, cast.ahmed)
    concluded(cast, collaboration)
    assert not Partnership.objects.filter(until=None).exists()
    results = at_once(
        lambda: taken_up(cast, collaboration),
        lambda: taken_up(cast, collaboration, cast.al_noor, cast.ahmed),
    )
    assert not failed(results)
    assert Partnership.objects.filter(until=None).count() == 1
    assert Rest.objects.get().until == today()


def test_pausing_and_concluding(cast: Cast):
    """Whoever is first, it ends concluded."""
    collaboration = introduced(cast)
    results = at_once(
        lambda: paused(cast, collaboration),
        lambda: concluded(cast, collaboration, cast.al_noor, cast.ahmed),
    )
    assert not failed(results)
    assert Rest.objects.filter(kind="concluded", until=None).count() == 1
    assert Rest.objects.filter(until=None).count() == 1

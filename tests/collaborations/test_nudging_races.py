"""Two who nudge at once, on two connections: nobody gets two."""

from __future__ import annotations

import threading
import time

import pytest

from collaborations.actions.nudging import nudge, remind
from collaborations.follow_up.owner import reaches
from collaborations.models import Nudge, NudgedPerson
from cop_portal.refusals import Refused
from members.models import Membership
from tests.at_once import at_once, failed
from tests.cast import Cast
from tests.collaborations.steps import introduced, met, workshop

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def slow(monkeypatch):
    """Everybody who nudges has seen that nobody was nudged before the first of them writes."""
    seen = threading.local()
    both = threading.Barrier(2)

    def slowly(*args, **kwargs):
        found = reaches(*args, **kwargs)
        seen.times = getattr(seen, "times", 0) + 1
        if seen.times == 1:
            both.wait(timeout=10)
        else:
            time.sleep(0.5)
        return found

    monkeypatch.setattr("collaborations.actions.nudging.reaches", slowly)


@pytest.mark.usefixtures("slow")
def test_it_works(cast: Cast):
    """Two staff nudge two threads of different organizations, for both of which one person speaks."""
    Membership.objects.create(
        user=cast.suzan, organization=cast.outsider_org, role="representative", since="2021-01-01"
    )
    first = introduced(cast, cast.weo, cast.al_noor, workshop(cast.weo, cast.al_noor, slug="first"))
    pair = (cast.outsider_org, cast.discreet_org)
    second = introduced(cast, *pair, workshop(*pair, slug="second"))
    results = at_once(
        lambda: nudge(collaboration=first, by=cast.staff),
        lambda: nudge(collaboration=second, by=cast.superuser),
    )
    assert not failed(results)
    assert not [one for one in results if isinstance(one, Refused)]
    assert NudgedPerson.objects.filter(person=cast.suzan).count() == 1
    assert NudgedPerson.objects.count() == 4


def test_staff_and_a_party_at_once(cast: Cast):
    """Both reach for the same person: one mail, and of the two it is staff who are told so."""
    collaboration = introduced(cast)
    met(cast, collaboration)
    results = at_once(
        lambda: nudge(collaboration=collaboration, by=cast.staff),
        lambda: remind(collaboration=collaboration, organization=cast.weo, by=cast.suzan),
        lambda: nudge(collaboration=collaboration, by=cast.staff),
    )
    assert not failed(results)
    assert isinstance(results[1], Nudge)
    assert sum(isinstance(one, Nudge) for one in results) <= 2
    assert NudgedPerson.objects.count() == 1

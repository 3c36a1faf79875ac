"""Joint activities of the demonstration: of several days, and one that is open to all members."""

from __future__ import annotations

import pytest

from collaborations.models import ActivityParticipants, JointActivity
from cop_portal.dates import today
from members.models import User
from tests.cast import english_client_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_it_works():
    """A training that three hold is among the events, and a member who is none of them reads who they are."""
    opened = JointActivity.objects.select_related("event").get(event__isnull=False)
    assert opened.event.state == "announced"
    assert (opened.event.starts_on, opened.event.ends_on) == (opened.planned_on, opened.planned_until)
    assert not ActivityParticipants.objects.filter(activity=opened).exists()
    outsider = User.objects.get(email="outsider@member.example")
    page = english_client_of(outsider).get(opened.event.get_absolute_url()).content.decode()
    assert "How to register a women" in page
    assert "Held together by" in page
    assert opened.title not in page


def test_some_take_several_days():
    assert JointActivity.objects.filter(planned_on__gt=today(), planned_until__isnull=False).exists()
    assert JointActivity.objects.filter(held_until__isnull=False).exists()

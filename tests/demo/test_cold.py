"""The demonstration has a thread that has gone cold, and staff have nudged those who must act in it."""

from __future__ import annotations

import pytest

from collaborations.follow_up.board import Choice, board
from collaborations.follow_up.silence import cold_after_days
from collaborations.models import Nudge

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


def test_it_works():
    """The plain's coalition and Open Horizon agreed months ago, and nothing has happened since: a nudge was no help."""
    cold = board(Choice(cold=True), cold_after=cold_after_days())
    names = [{party.organization.slug for party in row.parties.all()} for row in cold]
    assert {"sahl-coalition", "open-horizon"} in names
    nudge = Nudge.objects.get()
    assert nudge.party is None
    assert {person.person.name for person in nudge.people.all()} == {"Maryam Behnam", "Ingrid Solheim"}
    assert nudge.collaboration_id in [row.pk for row in cold]

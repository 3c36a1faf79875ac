"""The demonstration has a thread that has gone cold, and nobody was nudged."""

from __future__ import annotations

import pytest

from collaborations.follow_up.board import Choice, board
from collaborations.follow_up.silence import cold_after_days
from collaborations.models import Nudge

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


def test_it_works():
    """The plain's coalition and Open Horizon agreed months ago, and nothing has happened since."""
    cold = board(Choice(cold=True), cold_after=cold_after_days())
    names = [{party.organization.slug for party in row.parties.all()} for row in cold]
    assert {"sahl-coalition", "open-horizon"} in names
    assert not Nudge.objects.exists()

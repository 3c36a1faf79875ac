"""The demonstration has a collaboration that is paused and one that is concluded, by the same actions as pages."""

from __future__ import annotations

import pytest

from collaborations.models import Collaboration
from members.models import Partnership

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


def test_it_works():
    """Each keeps the stage it had come to."""
    resting = Collaboration.objects.with_stage().filter(rest_kind__isnull=False)
    assert dict(resting.values_list("standing", "stage")) == {"paused": "talking", "concluded": "active"}


def test_their_words():
    """In the language of who wrote them; the concluded one was paused once, and taken up again."""
    done = Collaboration.objects.concluded().get()
    kinds = list(done.rests.values_list("kind", "language", "until"))
    assert [(kind, language) for kind, language, _until in kinds] == [("paused", "ar"), ("concluded", "en")]
    assert kinds[0][2] is not None
    assert kinds[1][2] is None


def test_who_works_together():
    """The conclusion ended a partnership; the pause did not."""
    assert Partnership.objects.filter(until__isnull=False).count() == 1
    paused = Collaboration.objects.with_stage().get(standing="paused")
    pair = sorted(paused.parties.values_list("organization_id", flat=True))
    row = Partnership.objects.get(organization_low=pair[0], organization_high=pair[1])
    assert row.until is None

"""Two representatives of WEO, signed in."""

from __future__ import annotations

import pytest

from members.models import Membership
from tests.cast import client_of


@pytest.fixture
def suzan(cast):
    return client_of(cast.suzan)


@pytest.fixture
def second(cast):
    """Another representative of WEO."""
    Membership.objects.filter(user=cast.colleague).update(role="representative")
    return client_of(cast.colleague)

"""One attacked community for all tests of a file that only read, or take back what they write."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.attacks.world import Attacked, build


@pytest.fixture(scope="module")
def attacked(django_db_setup, django_db_blocker) -> Iterator[Attacked]:
    """The whole world, gone after the module's last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)

"""Who searches in the tables of queries."""

from __future__ import annotations

import pytest

from members.models import User


@pytest.fixture(scope="module")
def suzan(demo, django_db_blocker):
    """WEO's representative in the demonstration, which no test of the file changes."""
    with django_db_blocker.unblock():
        yield User.objects.get(email="suzan@weo.example")

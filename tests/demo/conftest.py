"""The demonstration, loaded once for the tests of a file."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The whole demonstration; undone after the file. Tests beside it use ``db`` for what they change."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", verbosity=0)
        django_db_blocker.block()
        try:
            yield
        finally:
            django_db_blocker.unblock()
            transaction.set_rollback(True)

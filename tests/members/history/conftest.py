"""Histories that begin with the test."""

import pytest
from django.db import connection


@pytest.fixture(autouse=True)
def nothing_before(cast):
    """Histories begin with the test, and each save has an instant of its own, as in life."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tablename ~ '^members_.*event$'")
        for (table,) in cursor.fetchall():
            cursor.execute(f"UPDATE {table} SET pgh_label = 'baseline'")

"""The desk's front page; ``tests/admin/test_desk.py`` goes through all its addresses."""

from tests.access.matrix import STAFF, Row

ROWS = [Row("admin:index", get=STAFF)]

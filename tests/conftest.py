"""What every test may use."""

import pytest

from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db) -> Cast:
    """The small shared cast (see ``tests/cast.py``)."""
    return make_cast()

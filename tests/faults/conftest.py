"""The portal that tests kill."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cast import make_cast
from tests.faults.play import Play
from tests.faults.portal import Portal


@pytest.fixture
def play(transactional_db, settings, tmp_path) -> Iterator[Play]:
    """A portal on this test's database, and the same files here as there."""
    location = str(tmp_path)
    settings.STORAGES = {
        **settings.STORAGES,
        "documents": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": location},
        },
    }
    portal = Portal(tmp_path)
    yield Play(portal, tmp_path, make_cast())
    portal.close()

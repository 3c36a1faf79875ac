"""A storage on a disk of the test's own, for the tests of every folder (``tests/conftest.py`` names this module)."""

import pytest

from tests.documents.storages import FailingStorage


@pytest.fixture
def disk(settings, tmp_path):
    """The folder of the stored files."""
    folder = tmp_path / "documents"
    settings.STORAGES = settings.STORAGES | {
        "documents": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": folder, "base_url": None, "file_permissions_mode": 0o600},
        }
    }
    return folder


@pytest.fixture
def failing(disk, settings, monkeypatch):
    """The storage on ``disk``, to be told when to fail."""
    options = settings.STORAGES["documents"] | {"BACKEND": "tests.documents.storages.FailingStorage"}
    settings.STORAGES = settings.STORAGES | {"documents": options}
    monkeypatch.setattr(FailingStorage, "fails", {})
    monkeypatch.setattr(FailingStorage, "half", False)
    monkeypatch.setattr(FailingStorage, "asked", [])
    return FailingStorage

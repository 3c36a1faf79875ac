"""A user who uploads, and a storage on a disk of the test's own."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from members.models import User
from tests.documents import files
from tests.documents.looking import Looker
from tests.documents.storages import FailingStorage


@pytest.fixture
def suzan(db):
    return User.objects.create_user("suzan@weo.example", "a long password", name="Suzan Aref")


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


@pytest.fixture
def upload():
    def make(data=None, name="MoU.pdf"):
        return SimpleUploadedFile(
            name, files.plain() if data is None else data, content_type="application/pdf"
        )

    return make


def stored_files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.fixture(scope="session")
def look():
    """Looks into bytes by the rules and the limits of the worker, many a second: ``look(data)`` is a ``Looked``."""
    looker = Looker()
    yield looker.look
    looker.close()

"""A user who uploads, and who looks into files. The storages are in ``stores.py``."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from members.models import User
from tests.documents import files
from tests.documents.looking import Looker


@pytest.fixture
def suzan(db):
    return User.objects.create_user("suzan@weo.example", "a long password", name="Suzan Aref")


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

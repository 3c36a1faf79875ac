"""Programs that ask for a file's headers before they fetch it, as some that download in parts do."""

from __future__ import annotations

import pytest

from collaborations.models import MouCopy
from cop_portal.documents.models import DocumentOpening
from tests.cast import client_of
from tests.collaborations.mous import entered

pytestmark = pytest.mark.django_db


def test_it_works(cast, disk):
    entered(cast)
    copy = MouCopy.objects.get()
    response = client_of(cast.suzan).head(f"/mous/files/{copy.public_id}/")
    assert response.status_code == 200
    assert response["Content-Length"] == str(copy.document.size)
    assert response["Accept-Ranges"] == "bytes"
    assert response["ETag"] == f'"{copy.document.sha256}"'
    assert not DocumentOpening.objects.exists()

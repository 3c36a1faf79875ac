"""A disk that is full while a file comes in: the form says so in words, and what was typed stays."""

from __future__ import annotations

import errno
import os
import tempfile

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from cop_portal.documents.models import Document
from members.actions import organizations
from members.models import Registration
from tests.cast import english_client_of
from tests.documents.conftest import stored_files
from tests.documents.pdf import finish

pytestmark = pytest.mark.django_db


def large() -> bytes:
    """A page with a picture that Django does not keep in memory: it is written to the disk while it comes in."""
    pdf = pikepdf.new()
    picture = pikepdf.Stream(pdf, os.urandom(3_000_000))
    facts = {"Type": "XObject", "Subtype": "Image", "ColorSpace": "DeviceRGB"}
    for name, value in facts.items():
        picture[f"/{name}"] = pikepdf.Name(f"/{value}")
    picture.Width, picture.Height, picture.BitsPerComponent = 1000, 1000, 8
    page = pdf.add_blank_page()
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=picture))
    page.Contents = pikepdf.Stream(pdf, b"q 500 0 0 500 40 40 cm /Im Do Q")
    return finish(pdf)


def full(*_args, **_more):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def send(cast, disk):
    """Send a registration's paper; the answer."""
    row = organizations.add_registration(
        organization=cast.weo, by=cast.suzan, authority="kurdistan", number="K-1042"
    )

    def send():
        upload = SimpleUploadedFile("Registration 2024.pdf", large(), content_type="application/pdf")
        return english_client_of(cast.suzan).post(
            f"/organizations/weo/edit/registrations/{row.public_id}/file/",
            {"acting_for": "weo", "file_audience": "partners", "upload": upload},
        )

    return send


def test_it_works(send, disk):
    assert send().status_code == 302
    assert stored_files(disk)[0].stat().st_size == Document.objects.get().size > 3_000_000


@pytest.mark.parametrize("when", ["write", "seek", "__init__"])
def test_no_room_for_what_comes_in(send, disk, monkeypatch, tmp_path, when):
    """At its beginning, in the middle, or when the last bytes are written."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    calls = []

    def after_one(self, *args, **more):
        calls.append(1)
        return full() if len(calls) > 1 else self.file.write(*args, **more)

    monkeypatch.setattr(TemporaryUploadedFile, when, after_one if when == "write" else full, raising=False)
    response = send()
    page = response.content.decode()
    assert response.status_code == 422
    assert "We cannot keep files at the moment." in page
    assert not Document.objects.exists()
    assert stored_files(disk) == []
    assert [name for name in os.listdir(tmp_path) if name.endswith(".upload")] == []


def test_it_works_again_by_itself(send, disk, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(TemporaryUploadedFile, "write", full, raising=False)
        assert send().status_code == 422
    assert Registration.objects.get().file is None
    assert send().status_code == 302

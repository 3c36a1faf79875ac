"""Uploads that are meant to harm the portal itself, and papers whose names are."""

from __future__ import annotations

import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cop_portal.documents.models import Document
from members.actions import organizations, registration_files
from tests.cast import Cast, client_of
from tests.documents import files

pytestmark = pytest.mark.django_db
LARGE = 3 * 1024 * 1024  # not kept in memory


def test_a_visitor_does_not_fill_the_disk(db, tmp_path, monkeypatch):
    """A hundred files in one form would be a hundred on the disk before anybody asks who sends them."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = []
    make = tempfile.NamedTemporaryFile

    def counted(*arguments, **more):
        made.append(arguments)
        return make(*arguments, **more)

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", counted)
    monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", counted)
    sent = {f"file{number}": SimpleUploadedFile("a.pdf", b"%PDF-" + b" " * LARGE) for number in range(10)}
    response = Client().post("/accounts/login/", sent)
    assert response.status_code == 400
    assert len(made) <= 3
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ('a"; filename="b.html".pdf', 'a"; filename="b.html".pdf'),
        ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie: x=1.pdf"),
        ("\u202efdp.exe.pdf", "fdp.exe.pdf"),
        ("<script>alert(1)<\\script>.pdf", "script>.pdf"),
        ("<script>alert(1).pdf", "<script>alert(1).pdf"),
    ],
)
def test_a_strange_name_is_a_name_and_nothing_else(cast: Cast, name: str, shown: str):
    """Neither a path nor a header nor a program: on the disk, in the download, on the page."""
    row = organizations.add_registration(
        organization=cast.weo, by=cast.suzan, authority="kurdistan", number="K-1042"
    )
    upload = SimpleUploadedFile("x.pdf", files.plain())
    upload._name = name  # as a program sends it, past what Django makes of it
    registration_files.set_registration_file(
        registration=row, by=cast.suzan, file_audience="members", upload=upload
    )
    client = client_of(cast.suzan)
    document = Document.objects.get()
    assert document.name == shown
    response = client.get(f"/organizations/weo/registrations/{row.public_id}/file/")
    kind, _semicolon, rest = response["Content-Disposition"].partition(";")
    assert kind == "attachment"
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox;")
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert rest.strip().startswith(("filename=", "filename*="))
    assert "Set-Cookie" not in response.headers
    assert "<script>alert" not in client.get("/organizations/weo/").content.decode()

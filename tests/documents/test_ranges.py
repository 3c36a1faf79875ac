"""Parts of a file: the right bytes, whole files where that is the better answer, and one line in the record."""

from __future__ import annotations

import datetime

import pytest
from django.http import HttpResponse
from django.utils import timezone

from cop_portal.documents.models import DocumentOpening
from cop_portal.documents.serving import respond
from tests.documents import files
from tests.documents.conftest import stored_files
from tests.documents.test_store import keep

DATA = files.scan()
SIZE = len(DATA)


@pytest.fixture
def document(disk, suzan, upload):
    return keep(upload(DATA), suzan)


@pytest.fixture
def asked(document, suzan, rf):
    """The answer to a Range header."""

    def get(asked_range=None, *, method="get", user=suzan, slug="weo", **headers):
        if asked_range is not None:
            headers["range"] = asked_range
        request = getattr(rf, method)("/file/", headers=headers)
        request.user = user
        return respond(request, document, organization_slug=slug)

    return get


def body(response):
    return b"".join(response.streaming_content)


def test_it_works(asked, document):
    response = asked("bytes=10-29")
    assert response.status_code == 206
    assert body(response) == DATA[10:30]
    assert response["Content-Range"] == f"bytes 10-29/{SIZE}"
    assert response["Content-Length"] == "20"
    assert response["ETag"] == f'"{document.sha256}"'
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Security-Policy"].startswith("sandbox;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment;")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-0", slice(0, 1)),
        ("bytes=0-", slice(0, SIZE)),
        (f"bytes=5-{SIZE + 999}", slice(5, SIZE)),
        (f"bytes={SIZE - 1}-", slice(SIZE - 1, SIZE)),
        ("bytes=-20", slice(SIZE - 20, SIZE)),
        (f"bytes=-{SIZE * 2}", slice(0, SIZE)),
        ("Bytes = 3 - 4", slice(3, 5)),
    ],
)
def test_one_part(asked, header, part):
    response = asked(header)
    assert response.status_code == 206
    assert body(response) == DATA[part]
    assert response["Content-Range"] == f"bytes {part.start}-{part.stop - 1}/{SIZE}"


@pytest.mark.parametrize("header", [f"bytes={SIZE}-", f"bytes={SIZE + 5}-{SIZE + 9}", "bytes=-0"])
def test_a_part_beyond_the_end(asked, header):
    response = asked(header)
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{SIZE}"
    assert response.content == b""
    assert not DocumentOpening.objects.exists()


@pytest.mark.parametrize(
    "header",
    [
        "bytes=0-1,5-9",
        "bytes=-",
        "bytes=9-5",
        "bytes=a-b",
        "lines=1-2",
        "bytes",
        "bytes=٣-٤",
        "bytes=1-" + "9" * 5000,
    ],
)
def test_several_parts_and_what_cannot_be_read_are_the_whole_file(asked, header):
    response = asked(header)
    assert response.status_code == 200
    assert body(response) == DATA
    assert "Content-Range" not in response
    assert response["Accept-Ranges"] == "bytes"


def test_a_part_of_what_is_still_the_same_file(asked, document):
    assert asked("bytes=0-4", if_range=f'"{document.sha256}"').status_code == 206
    for other in ('"other"', f'W/"{document.sha256}"', "Wed, 21 Oct 2015 07:28:00 GMT"):
        response = asked("bytes=0-4", if_range=other)
        assert (response.status_code, body(response)) == (200, DATA)


def test_headers_alone(asked):
    response = asked("bytes=0-4", method="head")
    assert (response.status_code, response["Content-Length"]) == (200, str(SIZE))
    assert not DocumentOpening.objects.exists()


def test_the_whole_file_is_checked_for_each_part(asked, disk, document, monkeypatch):
    [stored] = stored_files(disk)
    stored.write_bytes(DATA[:-1] + b"?")  # not in the part that is asked for
    monkeypatch.setattr(
        "cop_portal.documents.serving.render", lambda *_, status, **__: HttpResponse(status=status)
    )
    assert asked("bytes=0-4").status_code == 503
    assert document.damages.count() == 1
    assert not DocumentOpening.objects.exists()


def test_a_download_in_parts_is_one_line(asked, document):
    """Whichever part comes first; and one that goes on the next morning is another."""
    for header in ("bytes=100-199", "bytes=0-99", "bytes=200-"):
        asked(header)
    opening = DocumentOpening.objects.get()
    assert (opening.organization_slug, opening.kind) == ("weo", "download")
    with freeze(opening.opened_at + datetime.timedelta(minutes=61)):
        asked("bytes=200-")
    assert document.openings.count() == 2


def test_each_whole_file_is_a_line(asked, document):
    for header in (None, "bytes=0-", None):
        asked(header)
    assert document.openings.count() == 3


def test_parts_for_another_person_or_organization_are_other_lines(asked, document, django_user_model):
    ahmed = django_user_model.objects.create_user("ahmed@alnoor.example", "a long password", name="Ahmed")
    asked("bytes=1-2")
    asked("bytes=1-2", user=ahmed)
    asked("bytes=1-2", slug="")
    assert document.openings.count() == 3


class freeze:
    """Let it be ``now``."""

    def __init__(self, now):
        self.patch = pytest.MonkeyPatch()
        self.now = now

    def __enter__(self):
        self.patch.setattr(timezone, "now", lambda: self.now)

    def __exit__(self, *_):
        self.patch.undo()

"""Pictures are drawn anew by a process of its own: every kind that was thought of, and what must be gone afterwards."""

import io
import re
import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image

from cop_portal.documents.inspection import picture_reasons, run
from cop_portal.documents.models import Document
from cop_portal.documents.serving import show_picture
from cop_portal.documents.store import read_document, storage, store_picture
from cop_portal.documents.uploads import UploadRefused
from tests.documents import files, pictures
from tests.documents.conftest import stored_files


def redrawn(data):
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        return run.redraw(file)


def opened(data):
    picture = redrawn(data)
    assert picture.reason is None
    return Image.open(io.BytesIO(picture.png))


def keep(data, by, name="logo.jpg"):
    with (
        store_picture(SimpleUploadedFile(name, data), by=by, name="logo.png") as received,
        transaction.atomic(),
    ):
        return received.keep()


def test_it_works(disk, suzan):
    document = keep(pictures.png(), suzan)
    document.refresh_from_db()
    assert (document.kind, document.name, document.pages) == ("png", "logo.png", None)
    assert read_document(document).startswith(b"\x89PNG")
    response = show_picture(document)
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"].startswith("private")
    assert response["Content-Disposition"] == "inline"


@pytest.mark.parametrize("kind", pictures.GOOD)
def test_good_pictures_are_drawn_anew(kind):
    drawn = opened(pictures.GOOD[kind]())
    assert drawn.format == "PNG"
    assert drawn.mode in ("RGB", "RGBA")
    assert max(drawn.size) <= 512
    assert drawn.info == {}


@pytest.mark.parametrize("kind", [kind for kind in pictures.BAD if kind != "empty"])
def test_bad_pictures_are_refused_with_a_reason(kind):
    make, reason = pictures.BAD[kind]
    picture = redrawn(make())
    assert (picture.reason, picture.png) == (reason, b"")
    assert str(picture_reasons.sentence(reason)).endswith(".")


@pytest.mark.parametrize("make", [pictures.with_metadata, pictures.png_with_words])
def test_nothing_is_left_of_what_was_hidden_in_it(make):
    data = make()
    assert b"secret" in data.lower()
    png = redrawn(data).png
    assert b"secret" not in png.lower()
    assert set(re.findall(rb"IHDR|IDAT|IEND|tEXt|iTXt|zTXt|eXIf|iCCP|PLTE|gAMA", png)) == {
        b"IHDR",
        b"IDAT",
        b"IEND",
    }


def test_it_stands_as_the_camera_meant_it():
    drawn = opened(pictures.with_metadata())
    assert drawn.size == (200, 300)
    # What was the upper half is on the right once it is turned.
    left, right = drawn.getpixel((20, 150)), drawn.getpixel((180, 150))
    assert left[2] > left[0]
    assert right[0] > right[2]


def test_it_stays_transparent_and_gray_stays_gray():
    assert opened(pictures.transparent()).getpixel((5, 5))[3] == 0
    assert 150 < opened(pictures.in_sixteen_bits()).getpixel((5, 5))[0] < 162


@pytest.mark.parametrize("kind", ["SVG", "moving PNG", "empty", "a bomb"])
def test_what_is_refused_is_not_stored(disk, suzan, kind):
    make, reason = pictures.BAD[kind]
    with pytest.raises(UploadRefused) as refusal:
        keep(make(), suzan)
    assert (refusal.value.code, refusal.value.field) == (reason, "upload")
    assert not Document.objects.exists()
    assert stored_files(disk) == []


def test_what_is_too_large_is_not_read(disk, suzan, monkeypatch):
    monkeypatch.setattr("cop_portal.documents.uploads.redraw", None)
    with pytest.raises(UploadRefused, match=re.escape("The file is 5.1 MB. Choose one under 5 MB.")):
        keep(b"\x89PNG\r\n\x1a\n" + bytes(5 * 1024 * 1024), suzan)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import os; os.abort()", "too_complex"),
        ("raise SystemExit(1)", "unavailable"),
        ("print('{\"reason\": null}')", "unavailable"),
        ('print(\'{"reason": "because"}\')', "unavailable"),
        ("print('[]')", "unavailable"),
    ],
)
def test_a_worker_that_fails(monkeypatch, code, reason):
    monkeypatch.setattr(run, "PICTURE_WORKER", ["-c", code])
    assert redrawn(pictures.png()).reason == reason


def test_a_picture_that_is_damaged_is_missing_on_its_page(disk, suzan):
    document = keep(pictures.png(), suzan)
    storage().delete(document.storage_name)
    assert show_picture(document).status_code == 503


def test_only_what_was_drawn_anew_is_shown(disk, suzan):
    document = Document(kind="pdf", name="MoU.pdf", size=len(files.plain()))
    with pytest.raises(ValueError, match="drawn anew"):
        show_picture(document)

"""Photos of paper are drawn anew by a process of its own: what phones make, what is no photo, what must be gone."""

import hashlib
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image

from cop_portal.documents.inspection import photo_reasons, photo_workers
from cop_portal.documents.inspection import photos as drawing
from cop_portal.documents.models import Document, SentFile
from cop_portal.documents.photos import looks_like_photo, store_photo
from cop_portal.documents.store import read_document, store_document
from cop_portal.documents.uploads import UploadRefused
from tests.documents import files, photos
from tests.documents.conftest import stored_files

TAKES_ALL_MEMORY = """
from cop_portal.documents.inspection import photo_worker, photos
photos.redraw = lambda file: bytearray(photo_worker.MEMORY)
photo_worker.main()
"""


def drawn(data):
    """What is drawn of it, in this process: quicker than one of its own for each kind."""
    answer, content = drawing.redraw(io.BytesIO(data))
    assert answer == {"reason": None}
    return Image.open(io.BytesIO(content))


def keep(data, by, name="IMG_2041.HEIC", **more):
    with (
        store_photo(SimpleUploadedFile(name, data), by=by, **more) as received,
        transaction.atomic(),
    ):
        return received.keep(), received.sent


def test_it_works(disk, suzan):
    data = photos.with_a_place("HEIF", 6)
    assert b"secret" in data
    document, sent = keep(data, suzan)
    document.refresh_from_db()
    assert (document.kind, document.name, document.pages) == ("jpeg", "IMG_2041.jpg", None)
    kept = read_document(document)
    picture = Image.open(io.BytesIO(kept))
    assert (picture.format, picture.size, photos.corners_of(picture)) == ("JPEG", (450, 600), photos.CORNERS)
    assert not re.search(rb"secret|exif|gps|xmp|icc_profile", kept, re.I)
    # The receipt is of what was sent, and not of what is kept.
    assert (sent.name, sent.size, sent.sha256) == (
        "IMG_2041.HEIC",
        len(data),
        hashlib.sha256(data).hexdigest(),
    )
    assert document.sha256 == hashlib.sha256(kept).hexdigest() != sent.sha256
    assert not SentFile.objects.exists()


def test_it_may_be_called_otherwise(disk, suzan):
    document, sent = keep(photos.jpeg(), suzan, name="صورة.jpeg")
    assert (document.name, sent.name) == ("صورة.jpg", "صورة.jpeg")


@pytest.mark.parametrize("kind", photos.GOOD)
def test_good_photos_are_drawn_anew(kind):
    picture = drawn(photos.GOOD[kind]())
    assert picture.format == "JPEG"
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert picture.getexif() == {}
    if picture.mode == "RGB" and kind != "a strip":
        assert photos.corners_of(picture) == photos.CORNERS
    assert picture.mode == ("L" if "gray" in kind or "scanner" in kind else "RGB")


@pytest.mark.parametrize("kind", photos.BAD)
def test_bad_photos_are_refused_with_a_reason(kind):
    make, reason = photos.BAD[kind]
    assert drawing.redraw(io.BytesIO(make())) == ({"reason": reason}, b"")
    assert str(photo_reasons.sentence(reason)).endswith(".")


@pytest.mark.parametrize("kind", ["JPEG", "HEIF", "PNG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_as_the_camera_meant_it(kind, orientation):
    picture = drawn(photos.with_a_place(kind, orientation))
    assert (picture.size, photos.corners_of(picture)) == ((450, 600), photos.CORNERS)


def test_a_heic_that_is_turned_by_itself_is_turned_once():
    assert photos.corners_of(drawn(photos.heic_turned_by_itself())) == photos.CORNERS


@pytest.mark.parametrize("make", [photos.png_with_words, photos.with_a_place])
def test_nothing_is_left_of_what_was_hidden_in_it(make):
    data = make()
    assert b"secret" in data.lower()
    content = drawing.redraw(io.BytesIO(data))[1]
    assert not re.search(rb"secret|exif|<script|%pdf", content, re.I)


def test_it_is_no_larger_than_paper_needs():
    picture = drawn(photos.jpeg(width=3000, height=4000))
    assert picture.size == (1950, 2600)
    assert photos.corners_of(picture) == photos.CORNERS


def test_what_is_transparent_is_paper_and_sixteen_bits_are_eight():
    assert drawn(photos.transparent()).getpixel((5, 5)) == (255, 255, 255)
    assert drawn(photos.in_sixteen_bits()).getpixel((5, 5)) == 156


@pytest.mark.parametrize("kind", ["SVG", "JPEG cut late", "a bomb"])
def test_what_is_refused_is_not_stored(disk, suzan, kind):
    make, reason = photos.BAD[kind]
    with pytest.raises(UploadRefused) as refusal:
        keep(make(), suzan)
    assert (refusal.value.code, refusal.value.field) == (reason, "upload")
    assert not Document.objects.exists()
    assert stored_files(disk) == []


def test_what_is_empty_or_too_large_is_not_read(disk, suzan, settings, monkeypatch):
    settings.MAX_UPLOAD_MB = 1
    monkeypatch.setattr("cop_portal.documents.photos.redraw_photo", None)
    with pytest.raises(UploadRefused, match=re.escape("The file is 1.1 MB. Choose one under 1 MB.")):
        keep(b"\xff\xd8\xff" + bytes(1024 * 1024), suzan)
    with pytest.raises(UploadRefused, match="empty"):
        keep(b"", suzan)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import os; os.abort()", "too_complex"),
        ("raise SystemExit(1)", "unavailable"),
        ("print('{\"reason\": null}')", "unavailable"),
        ('print(\'{"reason": "because"}\')', "unavailable"),
        ("print('[]')", "unavailable"),
        (TAKES_ALL_MEMORY, "too_complex"),
    ],
)
def test_a_worker_that_fails(disk, suzan, monkeypatch, code, reason):
    monkeypatch.setattr(photo_workers, "PHOTO_WORKER", ["-c", code])
    with pytest.raises(UploadRefused) as refusal:
        keep(photos.jpeg(), suzan)
    assert refusal.value.code == reason


def test_one_that_hangs_is_ended(disk, suzan, monkeypatch):
    monkeypatch.setattr("cop_portal.documents.inspection.run.SECONDS", 0.2)
    monkeypatch.setattr(photo_workers, "PHOTO_WORKER", ["-c", "import time; time.sleep(60)"])
    with pytest.raises(UploadRefused) as refusal:
        keep(photos.jpeg(), suzan)
    assert refusal.value.code == "too_complex"


def test_a_virus_is_said_before_all_else(disk, suzan, monkeypatch):
    monkeypatch.setattr(
        "cop_portal.documents.inspection.viruses.reason_against", lambda file, seconds: "virus"
    )
    with pytest.raises(UploadRefused) as refusal:
        keep(photos.jpeg(), suzan)
    assert refusal.value.code == "virus"


def test_photos_are_told_by_how_they_begin():
    for make in (photos.jpeg, photos.heic, photos.GOOD["PNG"], photos.GOOD["WebP"], photos.GOOD["TIFF"]):
        assert looks_like_photo(io.BytesIO(make()))
    for data in (b"", b"%PDF-1.7\n", b"PK\3\4", photos.SVG):
        assert not looks_like_photo(io.BytesIO(data))


def test_of_a_pdf_what_was_sent_is_what_is_kept(disk, suzan):
    upload = SimpleUploadedFile("scan.pdf", files.plain())
    with store_document(upload, by=suzan, name="MoU.pdf") as received, transaction.atomic():
        document = received.keep()
    assert (document.name, received.sent.name) == ("MoU.pdf", "scan.pdf")
    assert (received.sent.size, received.sent.sha256) == (document.size, document.sha256)
    assert not SentFile.objects.exists()

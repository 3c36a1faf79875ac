"""Photos of sheets are joined into one PDF: in order, turned, a page each, with a receipt for each."""

import io
import re

import pikepdf
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from cop_portal.documents import photos as joining
from cop_portal.documents.inspection import photo_workers
from cop_portal.documents.models import Document, SentFile
from cop_portal.documents.photos import join_photos, store_photo
from cop_portal.documents.store import FileDamaged, read_document, storage
from cop_portal.documents.uploads import Sent, UploadRefused
from tests.documents import photos
from tests.documents.conftest import stored_files


@pytest.fixture
def kept(disk, suzan):
    """Keep a photo; the document, and what was sent."""

    def keep(data, name="IMG.jpg"):
        with (
            store_photo(SimpleUploadedFile(name, data), by=suzan) as received,
            transaction.atomic(),
        ):
            return received.keep(), received.sent

    return keep


@pytest.fixture
def joined(suzan):
    """Join kept photos, each turned by so many degrees; the document."""

    def join(*turned_photos):
        photos_of_it = [(document, turned) for (document, _sent), turned in turned_photos]
        sent = [sent for (_document, sent), _turned in turned_photos]
        with (
            join_photos(photos_of_it, name="مذكرة", sent=sent, by=suzan) as received,
            transaction.atomic(),
        ):
            return received.keep()

    return join


def pages_of(document):
    with pypdfium2.PdfDocument(read_document(document)) as pdf:
        return [page.render(scale=0.5).to_pil() for page in pdf]


def test_it_works(kept, joined):
    first = kept(photos.jpeg(), "one.jpg")
    second = kept(photos.heic(photos.sheet(600, 450)), "two.heic")
    third = kept(photos.with_a_place("PNG", 3), "three.png")
    document = joined((second, 90), (first, 0), (third, 180), (first, 270))
    document.refresh_from_db()
    assert (document.kind, document.name, document.pages) == ("pdf", "مذكرة.pdf", 4)
    red, green, blue, yellow = photos.CORNERS
    pages = pages_of(document)
    assert [photos.corners_of(page) for page in pages] == [
        (yellow, red, green, blue),
        (red, green, blue, yellow),
        (blue, yellow, red, green),
        (green, blue, yellow, red),
    ]
    # A4 upright, or lying where the sheet lies.
    assert [page.size for page in pages] == [(298, 421)] * 3 + [(421, 298)]
    receipts = list(SentFile.objects.filter(document=document))
    assert [(row.position, row.name, row.size, row.sha256) for row in receipts] == [
        (position, sent.name, sent.size, sent.sha256)
        for position, (_photo, sent) in enumerate((second, first, third, first), 1)
    ]
    assert receipts[0].name == "two.heic"


def test_nothing_of_a_camera_or_of_our_programs_is_in_it(kept, joined):
    content = read_document(joined((kept(photos.with_a_place()), 90)))
    assert not re.search(rb"secret|exif|gps|xmp|producer|creator|title|date|img2pdf|pikepdf", content, re.I)


def test_the_same_photos_make_the_same_file_and_are_not_pressed_again(kept, joined):
    photo, other = kept(photos.jpeg()), kept(photos.jpeg(mode="L"))
    first, second = joined((photo, 0), (other, 90)), joined((photo, 0), (other, 90))
    assert first.sha256 == second.sha256 != joined((other, 90), (photo, 0)).sha256
    with pikepdf.open(io.BytesIO(read_document(first))) as pdf:
        pictures = [next(iter(page.get_images().values())) for page in pdf.pages]
        assert pictures[0].read_raw_bytes() == read_document(photo[0])
        assert str(pictures[1].ColorSpace) == "/DeviceGray"


def test_what_is_no_sheet_has_a_page_of_its_own_form(kept, joined):
    document = joined(
        (kept(photos.jpeg(width=300, height=900)), 0), (kept(photos.jpeg(width=500, height=500)), 0)
    )
    strip, square = pages_of(document)
    assert abs(strip.height / strip.width - 3) < 0.02
    assert strip.height == 421
    assert square.size == (298, 298)
    assert photos.corners_of(square, inset=0.05) == photos.CORNERS


def test_a_block_that_fails_leaves_nothing(kept, suzan, disk):
    document, sent = kept(photos.jpeg())
    before = stored_files(disk)
    with (
        pytest.raises(RuntimeError),
        join_photos([(document, 0)], name="x.pdf", sent=[sent], by=suzan) as received,
        transaction.atomic(),
    ):
        received.keep()
        raise RuntimeError
    assert stored_files(disk) == before
    assert not SentFile.objects.exists()
    assert Document.objects.count() == 1


@pytest.mark.parametrize("turned", [45, 1])
def test_it_is_turned_by_quarters(suzan, turned):
    with (
        pytest.raises(ValueError, match="quarters"),
        join_photos([(Document(), turned)], name="x.pdf", sent=[Sent("a", 1, "0")], by=suzan),
    ):
        pass


def test_too_many_and_too_large_are_refused_before_anything_is_read(suzan, settings, monkeypatch):
    monkeypatch.setattr(joining, "content_of", None)
    sent = Sent("a.jpg", 1, "0" * 64)
    for photos_of_it, words in (
        ([(Document(size=1), 0)] * 41, "A paper may have 40 photos."),
        (
            [(Document(size=13 * 1024 * 1024), 0)] * 2,
            re.escape("The photos are 26 MB together; a paper may have 25 MB."),
        ),
    ):
        with (
            pytest.raises(UploadRefused, match=words),
            join_photos(photos_of_it, name="x.pdf", sent=[sent] * len(photos_of_it), by=suzan),
        ):
            pass


def test_a_photo_that_is_not_the_one_that_was_stored(kept, joined):
    photo = kept(photos.jpeg())
    storage().delete(photo[0].storage_name)
    with pytest.raises(FileDamaged):
        joined((photo, 0))


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import os; os.abort()", "too_complex"),
        ("print('{\"reason\": null}')", "unavailable"),
        ("print('{\"reason\": null}\\n%PDF-1.4 no pages')", "damaged"),
    ],
)
def test_a_worker_that_fails(kept, joined, disk, monkeypatch, code, reason):
    photo = kept(photos.jpeg())
    monkeypatch.setattr(photo_workers, "JOINING_WORKER", ["-c", code])
    with pytest.raises(UploadRefused) as refusal:
        joined((photo, 0))
    assert refusal.value.code == reason
    assert len(stored_files(disk)) == 1

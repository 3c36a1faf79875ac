"""Pages of a file as pictures: what is drawn, what cannot be, and the record of who looked."""

import datetime
import hashlib
import io

import pikepdf
import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from PIL import Image

from cop_portal.documents import previews
from cop_portal.documents.inspection.run import Verdict
from cop_portal.documents.models import Document, DocumentOpening
from cop_portal.documents.previews import PreviewFailed, has_page, page_picture
from cop_portal.documents.showing import record_look, show_page
from cop_portal.documents.store import FileDamaged, storage, stored
from cop_portal.documents.uploads import InspectedUpload
from tests.at_once import at_once
from tests.documents import files, photos, signed
from tests.documents.pdf import finish, start
from tests.documents.test_photos import keep as keep_photo
from tests.documents.test_store import keep

#: The worker itself, with less patience: a test waits for it.
IN_A_HURRY = [
    "-c",
    "from cop_portal.documents.inspection import drawing_worker; drawing_worker.CPU_SECONDS = 1; "
    "drawing_worker.main()",
]


def colored(*pages):
    """A PDF whose pages are of these colors, in the language of its drawings."""
    pdf = start(len(pages))
    for page, color in zip(pdf.pages, pages, strict=True):
        page.MediaBox = [0, 0, 300, 400]
        page.obj.Contents = pdf.make_stream(color + b" rg 0 0 300 400 re f")
    return finish(pdf)


def bomb():
    """A page that shows a form twenty times, which shows a form twenty times, and so on."""
    pdf = start()
    inner = pdf.make_stream(b"0 0 m 300 400 l S\n" * 20)
    for _ in range(9):
        inner = pdf.make_stream(
            b"/F Do\n" * 20,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 600, 800],
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner)),
        )
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/F Do")
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
    return finish(pdf)


def keep_unseen(content, by):
    """Keep a file that no inspection let in: one that was kept before a rule was known."""
    copy = io.BytesIO(content)
    sha256 = hashlib.sha256(content).hexdigest()
    inspected = InspectedUpload(copy, "MoU.pdf", len(content), sha256, Verdict(size=len(content), pages=1))
    with stored(inspected, by, None) as received, transaction.atomic():
        return received.keep()


def of_size(width, height):
    pdf = start()
    pdf.pages[0].MediaBox = [0, 0, width, height]
    return finish(pdf)


def opened(picture):
    return Image.open(io.BytesIO(picture)).convert("RGB")


@pytest.fixture
def look(suzan, rf):
    """The answer of ``show_page``."""

    def get(document, page=1, method="get", **more):
        request = getattr(rf, method)("/page/")
        request.user = suzan
        return show_page(request, document, page, **({"organization_slug": "weo"} | more))

    return get


def test_it_works(disk, suzan, upload, look):
    document = keep(upload(colored(b"1 0 0", b"0 0 1")), suzan)
    response = look(document, 2)
    assert (response.status_code, response["Content-Type"], response["Content-Disposition"]) == (
        200,
        "image/png",
        "inline",
    )
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    picture = opened(response.content)
    assert (picture.size, picture.getpixel((450, 600))) == ((900, 1200), (0, 0, 255))
    opening = DocumentOpening.objects.get()
    assert (opening.document, opening.user, opening.kind, opening.organization_slug) == (
        document,
        suzan,
        "view",
        "weo",
    )


def test_many_pages_are_one_look_an_hour(disk, suzan, upload, look):
    document = keep(upload(colored(b"1 0 0", b"0 0 1")), suzan)
    look(document, 1, method="head")
    look(document, 1, recorded=False)
    assert not DocumentOpening.objects.exists()
    DocumentOpening.objects.create(document=document, user=suzan, organization_slug="weo", kind="download")
    DocumentOpening.objects.create(
        document=document,
        user=suzan,
        organization_slug="weo",
        kind="view",
        opened_at=timezone.now() - datetime.timedelta(minutes=61),
    )
    look(document, 1, width=60)
    look(document, 2, width=60)
    assert DocumentOpening.objects.filter(kind="view").count() == 2
    look(document, 2, width=60, organization_slug="")
    assert DocumentOpening.objects.filter(kind="view").count() == 3


@pytest.mark.django_db(transaction=True)
def test_pages_that_are_asked_for_at_once_are_one_look(disk, suzan, upload, rf):
    document = keep(upload(), suzan)
    request = rf.get("/page/")
    request.user = suzan
    assert at_once(*[lambda: record_look(request, document, "weo")] * 4) == [None] * 4
    assert DocumentOpening.objects.count() == 1


@pytest.mark.parametrize("page", [0, -1, 3])
def test_there_is_no_such_page(disk, suzan, upload, look, page):
    document = keep(upload(colored(b"1 0 0", b"0 0 1")), suzan)
    assert not has_page(document, page)
    with pytest.raises(Http404):
        look(document, page)
    with pytest.raises(PreviewFailed):
        page_picture(document, page)
    assert not DocumentOpening.objects.exists()


def test_the_stamp_of_a_signature_and_a_turned_page_are_seen(disk, suzan, upload):
    plain = keep(upload(signed.signed()), suzan)
    stamped = keep(upload(signed.signed(box=(50, 50, 250, 150))), suzan)
    assert page_picture(plain, 1, width=200) != page_picture(stamped, 1, width=200)
    scan = keep(upload(files.scan()), suzan)
    first, second = (opened(page_picture(scan, page, width=100)).size for page in (1, 2))
    assert (first[0], second[0]) == (100, 100)
    assert first[1] > 100 > second[1]


def test_a_photo_is_small_and_turned(disk, suzan):
    document, _sent = keep_photo(photos.jpeg(width=900, height=1200), suzan)
    red, green, blue, yellow = photos.CORNERS
    for turned, size, corners in (
        (0, (150, 200), (red, green, blue, yellow)),
        (90, (150, 112), (yellow, red, green, blue)),
        (180, (150, 200), (blue, yellow, red, green)),
    ):
        picture = opened(page_picture(document, 1, width=150, turned=turned))
        assert abs(picture.height - size[1]) <= 1
        assert (picture.width, photos.corners_of(picture)) == (size[0], corners)
    with pytest.raises(ValueError, match="quarters"):
        page_picture(document, 1, turned=45)


def test_what_is_like_a_photo_is_no_png(disk, suzan):
    document, _sent = keep_photo(photos.written(Image.effect_noise((60, 80), 90).resize((600, 800))), suzan)
    assert page_picture(document, 1, width=600).startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize(("width", "height"), [(1, 14_400), (14_400, 1), (14_400, 14_400), (3, 3)])
def test_odd_pages_are_no_larger_than_others(disk, suzan, upload, width, height):
    picture = opened(page_picture(keep(upload(of_size(width, height)), suzan), 1, width=2000))
    assert picture.width * picture.height <= 12_000_000


def test_a_bomb_is_ended_and_not_tried_again(disk, suzan, upload, look, monkeypatch):
    monkeypatch.setattr(previews, "DRAWING_WORKER", IN_A_HURRY)
    document = keep_unseen(bomb(), suzan)
    cache.clear()
    response = look(document)
    assert (response.status_code, response["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert b"too complicated to be shown here. Download the file" in response.content
    assert not DocumentOpening.objects.exists()
    monkeypatch.setattr(previews, "ask", None)
    assert look(document).status_code == 422
    cache.clear()


def test_one_that_hangs_is_ended(disk, suzan, upload, monkeypatch):
    monkeypatch.setattr(previews, "SECONDS", 0.2)
    monkeypatch.setattr(previews, "DRAWING_WORKER", ["-c", "import time; time.sleep(60)"])
    document = keep(upload(), suzan)
    with pytest.raises(PreviewFailed) as failure:
        page_picture(document, 1)
    assert failure.value.reason == "too_complex"
    cache.clear()


@pytest.mark.parametrize(
    ("code", "reason", "status"),
    [
        ("raise SystemExit(1)", "unavailable", 503),
        ("print('{\"reason\": null}\\n<svg>')", "unavailable", 503),
        ('print(\'{"reason": "because"}\')', "unavailable", 503),
        ('print(\'{"reason": "damaged"}\')', "damaged", 422),
    ],
)
def test_a_worker_that_fails(disk, suzan, upload, look, monkeypatch, code, reason, status):
    document = keep(upload(), suzan)
    monkeypatch.setattr(previews, "DRAWING_WORKER", ["-c", code])
    response = look(document)
    assert (response.status_code, response.content.decode()) == (status, str(previews.REASONS[reason]))


def test_a_file_that_is_missing_is_no_picture(disk, suzan, upload, look):
    document = keep(upload(), suzan)
    storage().delete(document.storage_name)
    with pytest.raises(FileDamaged):
        page_picture(document, 1)
    assert look(document).status_code == 503
    assert Document.objects.get().damages.exists()

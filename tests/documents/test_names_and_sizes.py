"""File names and sizes, as people read them."""

import io

import pytest
from django.http.multipartparser import MultiPartParser
from django.test import RequestFactory

from cop_portal.documents.handlers import CappedUploadHandler
from cop_portal.documents.names import clean_file_name
from cop_portal.documents.sizes import MEGABYTE, size_text, size_text_above
from members.models import User


@pytest.mark.parametrize(
    ("given", "cleaned"),
    [
        ("MoU.pdf", "MoU.pdf"),
        ("مذكرة تفاهم.pdf", "مذكرة تفاهم.pdf"),
        ("یاداشتی\u200cلێکتێگەیشتن.pdf", "یاداشتی\u200cلێکتێگەیشتن.pdf"),
        ("C:\\Users\\suzan\\MoU.pdf", "MoU.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie: x.pdf"),
        ("\u202efdp.exe.pdf", "fdp.exe.pdf"),
        ("a\x00b.pdf", "a b.pdf"),
        ("  a   b .pdf ", "a b.pdf"),
        ("", "document.pdf"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
        ("x." + "y" * 300, "x." + "y" * 9),
        ("\ud800.pdf", ".pdf"),
    ],
)
def test_file_names(given, cleaned):
    assert clean_file_name(given) == cleaned


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (1, "1 KB"),
        (640 * 1024, "640 KB"),
        (MEGABYTE - 1, "1024 KB"),
        (MEGABYTE, "1 MB"),
        (int(1.2 * MEGABYTE), "1.2 MB"),
        (25 * MEGABYTE, "25 MB"),
    ],
)
def test_sizes(size, text):
    assert size_text(size) == text


def test_over_the_limit_is_said_to_be_over():
    assert size_text_above(25 * MEGABYTE + 1, 25 * MEGABYTE) == "25.1 MB"
    assert size_text_above(31 * MEGABYTE, 25 * MEGABYTE) == "31 MB"


def receive(size):
    """A form with a file of so many bytes, through the handler."""
    head = b'--x\r\nContent-Disposition: form-data; name="upload"; filename="a.pdf"\r\n\r\n'
    body = head + b"%PDF-" + b"\0" * (size - 5) + b"\r\n--x--\r\n"
    request = RequestFactory().post("/", body, content_type="multipart/form-data; boundary=x")
    handlers = [CappedUploadHandler(request)]
    _, received = MultiPartParser(request.META, io.BytesIO(body), handlers).parse()
    return received["upload"]


def test_an_upload_is_received_whole(settings):
    settings.MAX_UPLOAD_MB = 1
    upload = receive(MEGABYTE)
    assert upload.size == len(upload.read()) == MEGABYTE


def test_many_uploads_at_once_take_no_more_room_than_ten(settings):
    settings.MAX_UPLOAD_MB = 1
    one = b'--x\r\nContent-Disposition: form-data; name="upload"; filename="a.jpg"\r\n\r\n' + b"\0" * MEGABYTE
    body = (one + b"\r\n") * 12 + b"--x--\r\n"
    request = RequestFactory().post("/", body, content_type="multipart/form-data; boundary=x")
    request.user = User()
    handlers = [CappedUploadHandler(request)]
    _, received = MultiPartParser(request.META, io.BytesIO(body), handlers).parse()
    assert [len(file.read()) for file in received.getlist("upload")] == [MEGABYTE] * 10 + [0, 0]


def test_an_upload_beyond_the_limit_takes_no_room(settings):
    settings.MAX_UPLOAD_MB = 1
    upload = receive(4 * MEGABYTE)
    assert upload.size == 4 * MEGABYTE
    assert len(upload.read()) == MEGABYTE + 1

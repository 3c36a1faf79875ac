"""`manage.py inspect_document`: the same answer as an upload gets, one JSON object a file."""

import io
import json
import os

import pytest
from django.core.management import call_command
from PIL import Image

from cop_portal.documents.management.commands import inspect_document
from cop_portal.documents.models import Document
from tests.documents import files
from tests.documents.conftest import stored_files


@pytest.fixture
def ask(capsys):
    def ask(*paths):
        call_command("inspect_document", *map(str, paths))
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return ask


def picture(kind):
    written = io.BytesIO()
    Image.linear_gradient("L").resize((600, 800)).convert("RGB").save(written, kind)
    return written.getvalue()


def put(path, data):
    path.write_bytes(data)
    return path


def test_it_works(ask, tmp_path):
    good, bad = put(tmp_path / "مذكرة.pdf", files.plain(2)), put(tmp_path / "bad.pdf", files.password())
    one, other = ask(good, bad)
    assert list(one) == ["file", "accepted", "kind", "pages", "reason", "seconds"]
    assert one.pop("seconds") > 0
    assert one == {"file": str(good), "accepted": True, "kind": "pdf", "pages": 2, "reason": None}
    assert (other["accepted"], other["kind"], other["pages"]) == (False, None, None)
    assert other["reason"] == "The file asks for a password. Remove the password and upload it again."


def test_it_asks_of_a_photo_as_of_signed_paper(ask, tmp_path):
    paths = [put(tmp_path / f"a.{kind}", picture(kind)) for kind in ("jpeg", "png", "webp", "tiff")]
    assert [(line["accepted"], line["kind"], line["pages"]) for line in ask(*paths)] == [
        (True, "jpeg", None),
        (True, "png", None),
        (True, "webp", None),
        (True, "tiff", None),
    ]


def test_the_name_and_the_content_must_agree(ask, tmp_path):
    lines = ask(
        put(tmp_path / "paper.jpg", files.plain()),
        put(tmp_path / "photo.pdf", picture("jpeg")),
        put(tmp_path / "cut.jpg", picture("jpeg")[:2000]),
        put(tmp_path / "empty.jpg", b""),
        put(tmp_path / "MoU.docx", b"PK\x03\x04"),
    )
    assert not any(line["accepted"] for line in lines)
    for line, words in zip(
        lines,
        ("not a photo", "picture, not a PDF", "photo is incomplete", "is empty", "sign it"),
        strict=True,
    ):
        assert words in line["reason"]


def test_what_is_no_file_is_told_so(ask, tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    missing, folder, pipe, device = ask(
        tmp_path / "missing.pdf", tmp_path, tmp_path / "pipe.pdf", "/dev/zero"
    )
    assert folder["reason"] == "This is a folder. Name the files in it."
    for line in (missing, pipe, device):
        assert line["reason"] == "The file cannot be read. Check its name and who may open it."
    assert not any(line["accepted"] for line in (missing, folder, pipe, device))


def test_a_file_that_may_not_be_opened(ask, tmp_path, monkeypatch):
    def refuse(self, *_, **_more):
        raise PermissionError

    path = put(tmp_path / "MoU.pdf", files.plain())
    monkeypatch.setattr(inspect_document.Path, "open", refuse)
    assert "who may open it" in ask(path)[0]["reason"]


def test_a_huge_file_takes_no_time(ask, tmp_path):
    path = put(tmp_path / "MoU.pdf", b"%PDF-1.7")
    os.truncate(path, 40_000_000_000)
    [line] = ask(path)
    assert line["reason"] == "The file is 38147 MB. Choose one under 25 MB."
    assert line["seconds"] < 1


def test_a_name_that_is_no_text(ask, tmp_path):
    """Old archives have names in old encodings."""
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xe3\xd0\xdf.pdf")
    with open(name, "wb") as file:
        file.write(files.plain())
    [line] = ask(name)
    assert line["accepted"]
    assert line["file"].endswith("\ufffd.pdf")


def test_nothing_is_stored(ask, disk, suzan, tmp_path):
    ask(put(tmp_path / "MoU.pdf", files.plain()))
    assert not Document.objects.exists()
    assert stored_files(disk) == []

"""``manage.py read_attendance FILE``: files of any encoding, one JSON object a line."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from events.attendance.files import decode
from members.models import Organization

TEXT = "Suzan Aref, WEO, suzan@weo.example\n\n٢. أحمد جاسم، مؤسسة النور\nAl Noor: 3 women, 2 men\nRana, Qandil Group\n"
KEYS = ["line", "name", "organization", "organization_slug", "email", "women", "men", "problem"]


def read(file) -> list[dict]:
    out = io.StringIO()
    call_command("read_attendance", str(file), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_it_works(cast, tmp_path):
    file = tmp_path / "list.txt"
    file.write_text(
        "Suzan Aref, WEO, suzan@weo.example, F\n\nWEO: 3 women, 2 men\nأحمد جاسم\n", encoding="utf-8"
    )
    objects = read(file)
    assert [list(one) for one in objects] == [KEYS] * 3
    assert objects[0] == {
        "line": 1,
        "name": "Suzan Aref",
        "organization": "WEO",
        "organization_slug": "weo",
        "email": "suzan@weo.example",
        "women": 1,
        "men": 0,
        "problem": None,
    }
    assert (objects[1]["line"], objects[1]["women"], objects[1]["men"]) == (3, 3, 2)
    assert objects[2] == {
        "line": 4,
        "name": "أحمد جاسم",
        "organization": "",
        "organization_slug": None,
        "email": "",
        "women": 0,
        "men": 0,
        "problem": "This line says no organization.",
    }


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16", "utf-32", "cp1256"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_encoding_is_told_by_what_is_in_the_file(cast, tmp_path, encoding):
    file = tmp_path / "list.txt"
    file.write_bytes(TEXT.replace("٢", "2").encode(encoding))
    objects = read(file)
    assert [(one["line"], one["name"], one["organization_slug"]) for one in objects] == [
        (1, "Suzan Aref", "weo"),
        (3, "أحمد جاسم", "al-noor"),
        (4, "", "al-noor"),
        (5, "Rana", None),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1256"])
@pytest.mark.parametrize(
    "text", ["سوزان", "سوزان عارف، النور", "WEO", "Suzan Aref, WEO\r\n", "Müller", "a\tb", "١. سوزان"]
)
def test_short_texts_in_each_encoding(encoding, text):
    if encoding == "cp1256":
        text = text.replace("١", "1").replace("ü", "é")
    assert decode(text.encode(encoding)) == text


def test_a_file_in_two_lines_of_sorani():
    text = "بەناز عومەر، ڕێکخراوی بەهێزکردنی ژنان، banaz@weo.example\nڕێبین، تۆڕی چاو\n"
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "content", [b"", b"\x00", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", bytes(range(256)) * 9]
)
def test_any_bytes_are_a_text(content):
    assert isinstance(decode(content), str)


def test_utf_8_that_was_cut_is_still_utf_8():
    assert decode("سوزان عارف، النور".encode()[:-1]).startswith("سوزان عارف، النو")


def test_the_standard_input(cast, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Suzan Aref, WEO".encode("utf-16"))))
    assert [one["name"] for one in read("-")] == ["Suzan Aref"]


def test_a_file_that_cannot_be_read_is_told(cast, tmp_path):
    for file in (tmp_path / "missing.txt", tmp_path):
        with pytest.raises(CommandError, match="cannot be read"):
            read(file)


def test_each_line_is_answered_however_many(cast, tmp_path):
    file = tmp_path / "list.txt"
    file.write_text("".join(f"Suzan{number}, WEO\n" for number in range(700)), encoding="utf-8")
    assert len(read(file)) == 700


def test_sentences_are_in_the_language_that_is_spoken(cast, tmp_path):
    Organization.objects.filter(slug="weo").update(name_ckb="ڕێکخراوی بەهێزکردنی ژنان")
    file = tmp_path / "list.txt"
    file.write_text("lana@weo.example, Lana\n", encoding="utf-8")
    assert read(file)[0]["organization"] == "Women Empowerment Organization"
    with translation.override("ckb"):
        assert read(file)[0]["organization"] == "ڕێکخراوی بەهێزکردنی ژنان"


@pytest.mark.slow
@pytest.mark.django_db
def test_a_terminal_that_knows_no_arabic(tmp_path):
    """In a process of its own, on the tests' database, in which nobody stands yet: what it writes is UTF-8, whatever
    the machine says."""
    file = tmp_path / "list.txt"
    file.write_text("أحمد جاسم\n", encoding="utf-8")
    script = (
        "import django; django.setup()\n"
        "from django.core.management import call_command\n"
        "from django.db import connection\n"
        f"connection.settings_dict['NAME'] = {connection.settings_dict['NAME']!r}\n"
        f"call_command('read_attendance', {str(file)!r})\n"
    )
    environment = {
        **os.environ,
        "LANG": "C",
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout.decode("utf-8"))["name"] == "أحمد جاسم"

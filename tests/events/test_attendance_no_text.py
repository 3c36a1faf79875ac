"""What is no list at all: a file that is no text, signs that nobody sees, and a line that never ends."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from cop_portal.refusals import Refused
from events.actions.pasted_lists import paste_list
from tests.cast import english_client_of

from .pasting import list_url, pasted_by
from .writing_down import held_event, read

NO_TEXT = [
    b"%PDF-1.7\nSuzan Aref, WEO",
    b"PK\x03\x04xl/workbook.xml",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500,
    b"{\\rtf1 Suzan Aref, WEO}",
    b"Suzan Aref\x00, WEO\n",
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
]


@pytest.mark.parametrize("content", NO_TEXT)
def test_it_works(cast, tmp_path, content):
    file = tmp_path / "list.txt"
    file.write_bytes(content)
    with pytest.raises(CommandError, match="is not text"):
        call_command("read_attendance", str(file), stdout=io.StringIO())


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"]
)
@pytest.mark.parametrize("text", ["", "Suzan Aref, WEO\r\n", "سوزان عارف، النور"])
def test_text_of_any_encoding_is_read(cast, tmp_path, encoding, text):
    file = tmp_path / "list.txt"
    file.write_bytes(text.encode(encoding))
    out = io.StringIO()
    call_command("read_attendance", str(file), stdout=out)
    assert len(out.getvalue().splitlines()) == bool(text)


@pytest.mark.parametrize("text", ["", " \n", "\u200b\u200f\n\u00ad", "\ufeff", "\u2066\u2069 \t"])
def test_what_nobody_sees_is_nothing(cast, text):
    with pytest.raises(Refused, match="Paste the list first: one person a line"):
        paste_list(event=held_event(cast), by=cast.staff, text=text)


def test_a_line_without_end_is_shown_by_its_beginning(cast):
    pasted = pasted_by(cast.staff, held_event(cast), "q" * 199_000, "w" * 900)
    client = english_client_of(cast.staff)
    for url in (list_url(pasted), list_url(pasted, "list_line", 1)):
        page = read(client.get(url))
        assert "q" * 250 in page
        assert "q" * 301 not in page
    assert "w" * 301 not in client.get(list_url(pasted)).content.decode().partition("<form")[0]

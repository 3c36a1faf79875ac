"""The name a file has on the reader's device: theirs in every script, and an honest one for old programs."""

from __future__ import annotations

import pytest
from aiohttp.multipart import content_disposition_filename, parse_content_disposition

from cop_portal.documents.attachment import attachment

NAMES = {
    "MoU.pdf": "MoU.pdf",
    "MoU Al Noor – WEO, signed.pdf": "MoU Al Noor - WEO, signed.pdf",
    "مذكرة تفاهم - النور.pdf": "document.pdf",
    "ڕێککەوتننامەی هاوبەش، ٢٠٢١.pdf": "document.pdf",
    'The "final" one; 50% \\ signed*.pdf': "The _final_ one_ 50_ _ signed.pdf",
    "Résumé d’accord.pdf": "Resume d'accord.pdf",
    "مذكرة MoU WEO.pdf": "MoU WEO.pdf",
    "٣ 2021.pdf": "document.pdf",
    "Al'Ain (c)*.pdf": "Al'Ain (c).pdf",
    "م" * 150 + ".pdf": "document.pdf",
    "signed": "signed",
}


def test_it_works():
    assert attachment("MoU.pdf", otherwise="document.pdf") == 'attachment; filename="MoU.pdf"'


@pytest.mark.parametrize("name", NAMES)
def test_a_parser_that_is_not_ours_reads_it_intact(name):
    header = attachment(name, otherwise="document.pdf")
    assert header.isascii()
    assert len(header) < 4000
    kind, parameters = parse_content_disposition(header)
    assert kind == "attachment"
    assert content_disposition_filename(parameters) == name


@pytest.mark.parametrize(("name", "plain"), NAMES.items())
def test_a_program_that_knows_ascii_alone(name, plain):
    header = attachment(name, otherwise="document.pdf").partition("; filename*")[0]
    shown = header.removeprefix('attachment; filename="').removesuffix('"')
    assert shown == plain
    assert not set(shown) & set('"\\/%;*')


@pytest.mark.parametrize(
    "name", ["a\r\nSet-Cookie: x=1.pdf", "a\0b.pdf", "", ".", "..", "/etc/passwd", "\ud800.pdf"]
)
def test_a_name_cannot_break_out_of_the_header(name):
    header = attachment(name, otherwise="document.pdf")
    assert header.isprintable()
    assert header.isascii()

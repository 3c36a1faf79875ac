"""Small PDFs that an attacker sends to make the reader work without end. Each function gives the bytes of one file."""

import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.documents.pdf import CATALOG, PAGE, PAGES, by_hand, finish, start


def bomb():
    pdf = start()
    pdf.pages[0].obj.Contents = pikepdf.Stream(
        pdf, zlib.compress(b"\0" * 150_000_000, 9), Filter=Name.FlateDecode
    )
    return finish(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def bomb_in_bomb():
    inner = zlib.compress(zlib.compress(b"\0" * 150_000_000, 9), 9)
    pdf = start()
    stream = pikepdf.Stream(pdf, inner, Filter=Array([Name.FlateDecode, Name.FlateDecode]))
    pdf.Root.Kept = pdf.make_indirect(stream)
    return finish(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def bomb_of_runs():
    """Small steps chained: a byte repeated 128 times, 5 times over."""
    data = b"\x81\x00" * 20_000
    for _ in range(3):
        data = zlib.compress(data)
    content = (
        b"<</Length %d/Filter[/FlateDecode/FlateDecode/FlateDecode/RunLengthDecode/RunLengthDecode/"
        % len(data)
    )
    content += b"RunLengthDecode]>>\nstream\n" + data + b"\nendstream"
    return by_hand(CATALOG, PAGES, PAGE[:-2] + b"/Contents 4 0 R>>", content)


def huge_picture():
    pdf = start()
    picture = pdf.make_stream(b"\0", Subtype=Name.Image, Width=100_000, Height=100_000)
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Im0=picture))
    return finish(pdf)


def deep_array():
    return by_hand(CATALOG[:-2] + b"/X " + b"[" * 100_000 + b"]" * 100_000 + b">>", PAGES, PAGE)


def deep_pages():
    depth = 20_000
    kids = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 3) for number in range(depth)]
    return by_hand(CATALOG, *kids, PAGE)

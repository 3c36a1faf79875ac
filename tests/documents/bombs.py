"""Small PDFs that an attacker sends to make the reader work without end. Each function gives the bytes of one file."""

import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.documents.pdf import CATALOG, PAGE, PAGES, by_hand, finish, saved_behind, start, stream


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


def picture_of(facts, data=b"\0"):
    """A page that shows one picture."""
    page = PAGE.replace(b"<<>>", b"<</XObject<</Im0 4 0 R>>>>")
    kind = b"/Subtype/Image/BitsPerComponent 8/ColorSpace/DeviceGray"
    return by_hand(CATALOG, PAGES, page, stream(kind + facts, data))


def zeros(megabytes, times):
    data = bytes(megabytes * 1_000_000)
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def packed_picture():
    """A viewer unpacks it twice before it sees how small the picture is."""
    filters = b"/Width 10/Height 10/Filter[/FlateDecode/FlateDecode/DCTDecode]"
    return picture_of(filters, zeros(120, 2))


def huge_photo_inside():
    """Ten by ten in the PDF, 65,000 by 65,000 in the photo itself."""
    inside = b"\xff\xd8\xff\xc0\x00\x11\x08" + (65_000).to_bytes(2, "big") * 2 + b"\x03" + bytes(20)
    return picture_of(b"/Width 10/Height 10/Filter/DCTDecode", inside)


def huge_jpeg_2000_inside():
    inside = b"\xff\x4f\xff\x51\x00\x2f\x00\x00" + (90_000).to_bytes(4, "big") * 2 + bytes(40)
    return picture_of(b"/Width 10/Height 10/Filter[/ASCIIHexDecode/JPXDecode]", inside.hex().encode() + b">")


def many_large_pictures():
    """Each could be a map; all together are none."""
    kind = b"/Subtype/Image/Width 20000/Height 20000/BitsPerComponent 1/ColorSpace/DeviceGray"
    shown = b"".join(b"/I%d %d 0 R" % (number, number) for number in range(4, 34))
    page = PAGE.replace(b"<<>>", b"<</XObject<<%s>>>>" % shown)
    return by_hand(CATALOG, PAGES, page, *[stream(kind, b"x")] * 30)


def picture_in_the_text():
    text = stream(b"", b"q BI /W 90000 /H 90000 /BPC 8 /CS /G ID x EI Q")
    return by_hand(CATALOG, PAGES, PAGE[:-2] + b"/Contents 4 0 R>>", text)


def one_text_on_all_pages():
    """Each page is drawn by the same 5 MB, which 5 KB become."""
    kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(100))
    page = PAGE[:-2] + b"/Contents 3 0 R>>"
    text = stream(b"/Filter/FlateDecode", zeros(5, 1))
    return by_hand(CATALOG, b"<</Type/Pages/Kids[%s]/Count 100>>" % kids, text, *[page] * 100)


def many_filters():
    packed = stream(b"/Filter[%s]" % (b"/ASCIIHexDecode" * 30), b">")
    return by_hand(CATALOG, PAGES, PAGE[:-2] + b"/Contents 4 0 R>>", packed)


def packed_objects():
    """A compressed part of objects that unpacks to 120 MB."""
    head = by_hand(CATALOG, PAGES, PAGE)
    data = bytearray(head[: head.rindex(b"xref\n0")])
    places = [data.index(b"%d 0 obj" % number) for number in (1, 2, 3)] + [len(data)]
    data += b"4 0 obj\n%s\nendobj\n" % stream(b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode", zeros(120, 1))
    rows = bytes(6) + b"".join(b"\1" + place.to_bytes(4, "big") + b"\0" for place in places)
    rows += b"\2" + (4).to_bytes(4, "big") + b"\0" + b"\1" + len(data).to_bytes(4, "big") + b"\0"
    table = len(data)
    data += b"6 0 obj\n%s\nendobj\n" % stream(b"/Type/XRef/W[1 4 1]/Size 7/Root 1 0 R", rows)
    return bytes(data) + b"startxref\n%d\n%%%%EOF\n" % table


def deep_dictionaries():
    return by_hand(CATALOG[:-2] + b"/X " + b"<</A" * 50_000 + b" 1" + b">>" * 50_000 + b">>", PAGES, PAGE)


def circle_of_outlines():
    outline = b"<</First 5 0 R/Last 5 0 R>>"
    return by_hand(CATALOG[:-2] + b"/Outlines 4 0 R>>", PAGES, PAGE, outline, b"<</Title(a)/Next 5 0 R>>")


def circle_of_fields():
    form = CATALOG[:-2] + b"/AcroForm<</Fields[4 0 R]>>>>"
    return by_hand(form, PAGES, PAGE, b"<</T(a)/Kids[5 0 R]>>", b"<</T(b)/Kids[4 0 R]>>")


def circle_of_names():
    names = CATALOG[:-2] + b"/Names<</Dests 4 0 R>>>>"
    return by_hand(names, PAGES, PAGE, b"<</Kids[5 0 R]>>", b"<</Kids[4 0 R]>>")


def circle_of_page_labels():
    return by_hand(CATALOG[:-2] + b"/PageLabels 4 0 R>>", PAGES, PAGE, b"<</Kids[4 0 R]>>")


def drawing(number, times):
    """A drawing that draws the next one so many times."""
    facts = b"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>" % number
    return stream(facts, b"/F Do " * times)


def drawing_of_itself():
    page = PAGE.replace(b"<<>>", b"<</XObject<</F 4 0 R>>>>/Contents 5 0 R")
    return by_hand(CATALOG, PAGES, page, drawing(4, 1), stream(b"", b"/F Do"))


def drawings_of_drawings():
    """Ten times ten times ten ... times, eight deep."""
    page = PAGE.replace(b"<<>>", b"<</XObject<</F 4 0 R>>>>/Contents 13 0 R")
    return by_hand(
        CATALOG,
        PAGES,
        page,
        *[drawing(number, 10) for number in range(5, 13)],
        drawing(3, 0).replace(b"/F 3 0 R", b""),
        stream(b"", b"/F Do"),
    )


def a_hundred_revisions():
    data = by_hand(CATALOG, PAGES, PAGE)
    for _ in range(101):
        data = saved_behind(data, {3: PAGE})
    return data


def one_page_a_million_times():
    return by_hand(CATALOG, b"<</Type/Pages/Kids[%s]/Count 1000000>>" % (b"3 0 R " * 1_000_000), PAGE)


def many_objects():
    """More than a book of a thousand pages has."""
    return by_hand(CATALOG, PAGES, PAGE, *[b"[]"] * 250_001)


BOMBS = {
    "huge picture in fractions": (lambda: picture_of(b"/Width 90000.5/Height 90000.5"), "too_complex"),
    "huge picture below zero": (lambda: picture_of(b"/Width -90000/Height 90000"), "too_complex"),
    "huge photo by its own word": (huge_photo_inside, "too_complex"),
    "huge JPEG 2000 by its own word": (huge_jpeg_2000_inside, "too_complex"),
    "many large pictures": (many_large_pictures, "too_complex"),
    "packed picture": (packed_picture, "too_complex"),
    "picture in the text": (picture_in_the_text, "too_complex"),
    "one text on all pages": (one_text_on_all_pages, "too_complex"),
    "many filters": (many_filters, "too_complex"),
    "packed objects": (packed_objects, "too_complex"),
    "deep dictionaries": (deep_dictionaries, "too_complex"),
    "circle of outlines": (circle_of_outlines, "damaged"),
    "circle of fields": (circle_of_fields, "damaged"),
    "circle of names": (circle_of_names, "damaged"),
    "circle of page labels": (circle_of_page_labels, "damaged"),
    "drawing of itself": (drawing_of_itself, "too_complex"),
    "drawings of drawings": (drawings_of_drawings, "too_complex"),
    "a hundred revisions": (a_hundred_revisions, "too_complex"),
    "one page a million times": (one_page_a_million_times, "too_complex"),
    "many objects": (many_objects, "too_complex"),
}

"""Small PDFs that keep a viewer busy for hours: each draws by other ways than a page that shows a page. Each function
gives the bytes of one file."""

import struct
import zlib

from tests.documents.pdf import CATALOG, PAGES, by_hand, stream

_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<<%s>>/Contents 4 0 R%s>>"
_SHADE = b"<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 600 800]/Function 5 0 R>>"
_FILLED = b"/Pattern cs /P scn 0 0 600 800 re f"


def page(resources, text, *objects, more=b""):
    """A page that draws this text with these resources; the first of the objects is number 5."""
    return by_hand(CATALOG, PAGES, _PAGE % (resources, more), stream(b"", text), *objects)


def fax(*parts):
    """A page that shows a picture of ten by ten dots, which is a JBIG2 of these parts (kind, width, height)."""
    data = b""
    for number, (kind, width, height) in enumerate(parts):
        content = struct.pack(">IIIIB", width, height, 0, 0, 0) + bytes(2 if kind == 48 else 20)
        data += struct.pack(">IBBBI", number, kind, 0, 1, len(content)) + content
    facts = b"/Subtype/Image/Width 10/Height 10/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode"
    return page(b"/XObject<</I 5 0 R>>", b"/I Do", stream(facts, data))


def tiles(step, box, *, resources=b"", text=b"0 0 m 9 9 l S"):
    kind = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 %s]/XStep %s/YStep %s/Resources<<%s>>"
    return stream(kind % (box, step, step, resources), text)


def tiled(*patterns):
    return page(b"/Pattern<</P 5 0 R>>", _FILLED, *patterns)


def forms(first, *, facts=b"/Resources<</XObject<</F %d 0 R>>>>", shows=b"/F Do%\n "):
    """Nine drawings, each of which draws the next twenty times."""
    made = [stream(b"/Subtype/Form/BBox[0 0 9 9]" + facts % (first + n), shows * 20) for n in range(1, 9)]
    return [*made, stream(b"/Subtype/Form/BBox[0 0 9 9]", b"0 0 9 9 re f")]


def drawings_in_tiles():
    return tiled(tiles(b"900", b"900 900", resources=b"/XObject<</F 6 0 R>>", text=b"/F Do"), *forms(6))


def drawings_in_a_stamp():
    stamp = b"<</Type/Annot/Subtype/Stamp/Rect[0 0 600 800]/F 4/AP<</N<</On 6 0 R>>>>/AS/On>>"
    return page(b"", b"", stamp, *forms(6), more=b"/Annots[5 0 R]")


def drawings_with_the_pages_own():
    """None of them says what it draws with: a viewer takes what the page has."""
    shown = b"/XObject<<%s>>" % b"".join(b"/F%d %d 0 R" % (n, n) for n in range(5, 14))
    made = [stream(b"/Subtype/Form/BBox[0 0 9 9]", b"/F%d Do " % (n + 1) * 20) for n in range(5, 13)]
    return page(shown, b"/F5 Do", *made, stream(b"/Subtype/Form/BBox[0 0 9 9]", b"0 0 9 9 re f"))


def drawings(shows, first=b"/F Do", more=b""):
    """A page that shows the first of such drawings."""
    facts = b"/Resources<</XObject<</F %d 0 R" + more + b">>>>"
    return page(b"/XObject<</F 5 0 R>>", first, *forms(5, facts=facts, shows=shows))


def old_encoding():
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return page(b"/Font<</F#e9 5 0 R>>", b"BT /F#e9 12 Tf 9 9 Td (x) Tj ET", font)


def shades(times):
    end = b"<</FunctionType 2/N 1/Domain[0 1]/C0[0 0 0]/C1[1 1 1]>>"
    return page(b"/Shading<</S %s>>" % _SHADE, b"/S sh " * times, end)


def letters_of_letters(depth=8, first=5, letters=b"aaaaaaaaaaaaaaaaaaaa"):
    """Fonts whose letters are texts in the next font."""
    font = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a %d 0 R>>/Encoding"
    font += b"<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1]/Resources<</Font<</T %d 0 R>>>>>>"
    text = b"9 0 0 0 9 9 d1 BT /T 1 Tf (" + letters + b") Tj ET"
    made = []
    for number in range(first, first + 2 * depth, 2):
        last = number == first + 2 * depth - 2
        following = b"9 0 0 0 9 9 d1 0 0 9 9 re f" if last else text
        made += [font % (number + 1, number if last else number + 2), stream(b"", following)]
    return page(b"/Font<</T 5 0 R>>", text, *made)


def masks_of_masks(times=10):
    made = []
    for number in range(5, 21, 2):
        made.append(b"<</SMask<</S/Luminosity/G %d 0 R>>>>" % (number + 1))
        facts = b"/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency/CS/DeviceGray>>"
        facts += b"/Resources<</ExtGState<</G %d 0 R>>>>" % (number + 2)
        made.append(stream(facts, b"q /G gs 0 0 600 800 re f Q " * times))
    return page(b"/ExtGState<</G 5 0 R>>", b"/G gs 0 0 600 800 re f", *made, b"<<>>")


def functions_of_functions():
    """Each asks the next twice, forty times over."""
    kind = b"<</FunctionType 3/Domain[0 1]/Bounds[0.5]/Encode[0 1 0 1]/Functions[%d 0 R %d 0 R]>>"
    made = [kind % (number, number) for number in range(6, 46)]
    end = b"<</FunctionType 2/N 1/Domain[0 1]/C0[0 0 0]/C1[1 1 1]>>"
    return page(b"/Shading<</S %s>>" % _SHADE, b"/S sh", *made, end)


def one_picture_a_thousand_times():
    facts = (
        b"/Subtype/Image/Width 20000/Height 20000/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/FlateDecode"
    )
    packed = stream(facts, zlib.compress(bytes(5_000_000)))
    return page(b"/XObject<</I 5 0 R>>", b"/I Do " * 1000, packed)


def large_fax():
    facts = (
        b"/Subtype/Image/Width 10/Height 10/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode"
    )
    data = stream(facts + b"/DecodeParms<</K -1/Columns 65000/Rows 65000>>", b"\xff" * 99)
    return page(b"/XObject<</I 5 0 R>>", b"/I Do", data)


HEAVY = {
    "JBIG2 with a large page": (lambda: fax((48, 60_000, 60_000), (38, 10, 10)), "too_complex"),
    "JBIG2 with a large part": (lambda: fax((48, 10, 10), (38, 60_000, 60_000)), "too_complex"),
    "JBIG2 with many parts": (lambda: fax((48, 10, 10), *[(38, 20_000, 20_000)] * 9), "too_complex"),
    "fax by its own word": (large_fax, "too_complex"),
    "tiny tiles": (lambda: tiled(tiles(b"0.001", b"1 1")), "too_complex"),
    "tiles upon tiles": (lambda: tiled(tiles(b"1", b"600 800")), "too_complex"),
    "drawings in tiles": (drawings_in_tiles, "too_complex"),
    "drawings in a stamp": (drawings_in_a_stamp, "too_complex"),
    "drawings with the page's own": (drawings_with_the_pages_own, "too_complex"),
    "drawings named with a NUL": (lambda: drawings(b"/F\0Do "), "too_complex"),
    "drawings beside an old encoding": (lambda: drawings(b"/F Do ", more=b"/x#ff 13 0 R"), "too_complex"),
    "letters of letters": (letters_of_letters, "too_complex"),
    "letters behind a bracket": (lambda: letters_of_letters(letters=b"\\)" + b"a" * 20), "too_complex"),
    "shades without number": (lambda: shades(200_000), "too_complex"),
    "masks of masks": (masks_of_masks, "too_complex"),
    "functions of functions": (functions_of_functions, "too_complex"),
    "one picture a thousand times": (one_picture_a_thousand_times, "too_complex"),
}

#: Made of the same things, and as honest files are.
LIGHT = {
    "JBIG2 of a scanner": (lambda: fax((48, 5000, 7000), (38, 5000, 7000), (6, 5000, 7000)), 1),
    "tiles side by side": (lambda: tiled(tiles(b"4", b"4 4")), 1),
    "letters that are drawings": (lambda: letters_of_letters(depth=1), 1),
    "masks": (lambda: masks_of_masks(times=1), 1),
    "shades": (lambda: shades(200), 1),
    "a font in an old encoding": (old_encoding, 1),
    "a line of percent signs": (lambda: drawings(b"9 ", first=b"/a " + b"%" * 3000 + b"\n"), 1),
}

"""PDFs as programs and scanners make them, unlike one another and all honest; the signed ones in `signed_files.py`."""

import functools
import io
import zlib

import img2pdf
import pikepdf
import typst
from pikepdf import Array, Dictionary, Name
from PIL import Image

from tests.documents.good_files import plain, saved_again
from tests.documents.pdf import CATALOG, PAGE, PAGES, by_hand, finish, saved_behind, start, stream

FIRST_PAGE = b"[3 0 R/Fit]"


def locked(**how):
    """Opens without a password; only printing and copying are locked."""
    return finish(start(), encryption=pikepdf.Encryption(owner="secret", user="", **how))


def for_archives():
    """As PDF/A wants it: its facts as XMP, its colors described, marked as tagged."""
    pdf = start()
    facts = b'<?xpacket begin="" id="W5M0"?><x:xmpmeta xmlns:x="adobe:ns:meta/"/><?xpacket end="w"?>'
    pdf.Root.Metadata = pdf.make_stream(facts, Type=Name.Metadata, Subtype=Name.XML)
    profile = pdf.make_stream(bytes(128), N=3)
    colors = Dictionary(Type=Name.OutputIntent, S=Name("/GTS_PDFA1"), DestOutputProfile=profile)
    pdf.Root.OutputIntents = Array([colors])
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    return finish(pdf)


def turned():
    pdf = start(4)
    for page, angle in zip(pdf.pages, (90, 180, 270, -90), strict=True):
        page.obj.Rotate = angle
    pdf.Root.Pages.Rotate = 90
    return finish(pdf)


@functools.cache
def by_typst():
    return typst.compile(b'= Memorandum\n#lorem(40) #link("https://example.org")[a]\n#pagebreak()\n$ x^2 $')


def as_a_browser_prints():
    """Tagged, with an outline and a name for each heading, all links by actions."""
    pdf = start(2)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    part = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Document, P=root, Pg=pdf.pages[0].obj, K=0)
    )
    root.K, root.ParentTree = Array([part]), Dictionary(Nums=Array([0, Array([part])]))
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo, pdf.Root.Lang = root, Dictionary(Marked=True), "ar"
    place = Array([pdf.pages[0].obj, Name.XYZ, 0, 700, 0])
    pdf.Root.Dests = Dictionary(Heading=place)
    item = pdf.make_indirect(Dictionary(Title="مذكرة", Dest=place))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))
    item.Parent = pdf.Root.Outlines
    link = Dictionary(Type=Name.Action, S=Name.URI, URI="https://example.org/a")
    pdf.pages[0].obj.Annots = Array(
        [Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=link, StructParent=1)]
    )
    pdf.docinfo["/Producer"] = "Skia/PDF m120"
    return finish(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)


def photo():
    """One JPEG, as it came, on a page."""
    picture = io.BytesIO()
    Image.linear_gradient("L").resize((600, 800)).save(picture, "JPEG")
    return img2pdf.convert(picture.getvalue())


def fax():
    facts = b"/Subtype/Image/Width 8/Height 8/BitsPerComponent 1/ColorSpace/DeviceGray"
    fax = facts + b"/Filter[/ASCIIHexDecode/CCITTFaxDecode]/DecodeParms[null<</K -1/Columns 8>>]"
    return by_hand(
        CATALOG, PAGES, PAGE.replace(b"<<>>", b"<</XObject<</Im0 4 0 R>>>>"), stream(fax, b"26A0>")
    )


def with_notes():
    pdf = start()
    notes = [Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([0, 0, 9, 9]), Contents="Sound /JS")
        for kind in ("Text", "Highlight", "Stamp", "Ink", "FreeText", "Popup", "Watermark", "Square")]  # fmt: skip
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note) for note in notes])
    return finish(pdf)


def buttons():
    """A form whose button empties it, and one that leads to a page."""
    pdf = start(2)
    turn = Dictionary(S=Name.GoTo, D=Array([pdf.pages[1].obj, Name.Fit]), Next=Dictionary(S=Name.ResetForm))
    field = Dictionary(
        Subtype=Name.Widget, FT=Name.Btn, T="a", Rect=Array([0, 0, 9, 9]), A=turn, AA=Dictionary()
    )
    field = pdf.make_indirect(field)
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field, field]), NeedAppearances=True, AF=Array([]))
    return finish(pdf)


def filled_and_saved():
    """A form that was filled in and saved three times, by programs that write behind what was there."""
    form = CATALOG[:-2] + b"/AcroForm<</Fields[4 0 R]/SigFlags 0>>>>"
    data = by_hand(
        form, PAGES, PAGE[:-2] + b"/Annots[4 0 R]>>", b"<</Subtype/Widget/FT/Tx/T(name)/Rect[0 0 9 9]>>"
    )
    for name in (b"Suzan", b"Suzan Aref", b"\xfe\xff\x06\x33"):
        data = saved_behind(data, {4: b"<</Subtype/Widget/FT/Tx/T(name)/V(%s)/Rect[0 0 9 9]>>" % name})
    return data


def numbered_pages():
    labels = b"/PageLabels<</Kids[4 0 R]>>/PageMode/UseOutlines/ViewerPreferences<</DisplayDocTitle true>>>>"
    return by_hand(CATALOG[:-2] + labels, PAGES, PAGE, b"<</Limits[0 0]/Nums[0<</S/r/St 3>>]>>")


def layers():
    pdf = start()
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Stamp"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([layer]), AS=Array([])))
    pdf.Root.OpenAction = Dictionary(S=Name.SetOCGState, State=Array([Name.ON, layer]))
    return finish(pdf)


def letterhead():
    """The same drawing on each page, a few drawings in it, one drawn a thousand times."""
    dot = stream(b"/Subtype/Form/BBox[0 0 9 9]", b"0 0 9 9 re f")
    head = stream(b"/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</A#42 4 0 R>>>>", b"/A#42 Do " * 1000)
    page = PAGE.replace(b"<<>>", b"<</XObject<</H 5 0 R>>>>")[:-2] + b"/Contents 6 0 R>>"
    tree = b"<</Type/Pages/Kids[3 0 R 7 0 R]/Count 2>>"
    return by_hand(CATALOG, tree, page, dot, head, stream(b"", b"/H Do"), page)


def inherited():
    """A page that has its size, its turn and what it draws with from the tree above it."""
    above = b"/MediaBox[0 0 99 99]/Rotate 90/Resources<</ProcSet[/PDF]>>>>"
    branch = b"<</Type/Pages/Parent 2 0 R/Kids[4 0 R]/Count 1>>"
    return by_hand(CATALOG, PAGES[:-2] + above, branch, b"<</Type/Page/Parent 3 0 R>>")


def contents_in_parts():
    page = PAGE[:-2] + b"/Contents[4 0 R 5 0 R 6 0 R]>>"
    packed = stream(b"/Filter/FlateDecode", zlib.compress(b"Q"))
    return by_hand(CATALOG, PAGES, page, stream(b"", b"q"), stream(b"/Filter/ASCIIHexDecode", b"71>"), packed)


def wrong_sum():
    """The check at the end of a packed part is wrong, as some programs write it."""
    packed = zlib.compress(b"q Q")[:-4] + b"\0\0\0\0"
    return by_hand(CATALOG, PAGES, PAGE[:-2] + b"/Contents 4 0 R>>", stream(b"/Filter/FlateDecode", packed))


def link_beside_it():
    """A word processor's link to a file beside the paper, and to a place in it."""
    links = b"<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(%s)>>>>"
    each = [
        links % to
        for to in (b"file:///C:/Users/a/Annex.pdf", b"Annex%20A.docx", b"mailto:a@b.example", b"#a")
    ]
    return by_hand(CATALOG, PAGES, PAGE[:-2] + b"/Annots[%s]>>" % b"".join(each))


def commented():
    return by_hand(b"%\xe2\xe3\xcf\xd3 a scanner's words: obj endobj 7 0 obj\n" + CATALOG, PAGES, PAGE)


HONEST = {
    "RC4": (lambda: locked(R=3, aes=False, metadata=False), 1),
    "AES 128": (lambda: locked(R=4), 1),
    "AES 256": (lambda: locked(R=6), 1),
    "for archives": (for_archives, 1),
    "turned": (turned, 4),
    "by typst": (by_typst, 2),
    "as a browser prints": (as_a_browser_prints, 2),
    "photo": (photo, 1),
    "fax": (fax, 1),
    "with notes": (with_notes, 1),
    "buttons": (buttons, 2),
    "filled and saved": (filled_and_saved, 1),
    "saved again and again": (lambda: saved_behind(saved_behind(saved_again(), {3: PAGE}), {3: PAGE}), 1),
    "saved behind a linearized one": (
        lambda: saved_behind(
            finish(start(2), linearize=True),
            {90: b"<</A 1>>"},
            root=root_of(finish(start(2), linearize=True)),
        ),
        2,
    ),
    "numbered pages": (numbered_pages, 1),
    "layers": (layers, 1),
    "letterhead": (letterhead, 2),
    "inherited": (inherited, 1),
    "contents in parts": (contents_in_parts, 1),
    "empty page": (lambda: by_hand(CATALOG, PAGES, PAGE), 1),
    "wrong sum": (wrong_sum, 1),
    "link beside it": (link_beside_it, 1),
    "commented": (commented, 1),
    "PDF 2.0": (lambda: finish(start(), force_version="2.0"), 1),
    "PDF 1.3": (lambda: finish(start(), force_version="1.3"), 1),
    "mark of UTF-8 at its end": (lambda: plain() + b"\xef\xbb\xbf\r\n", 1),
    "spaces at its end": (lambda: plain() + b" \n" * 500, 1),
}


def root_of(data):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return pdf.Root.objgen[0]

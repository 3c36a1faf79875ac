"""PDFs that people have: scanned, filled in, saved again, with a link. Each function gives the bytes of one file."""

import random

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.documents.pdf import CATALOG, PAGE, PAGES, by_hand, finish, start


def plain(pages=1):
    return finish(start(pages))


def scan():
    """Two pages that are a gray picture each, as a scanner makes them, one of them turned."""
    pdf = start(2)
    for page in pdf.pages:
        picture = pdf.make_stream(
            b"\x80" * (600 * 800),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=600,
            Height=800,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
        page.obj.Resources = Dictionary(XObject=Dictionary(Im0=picture))
        page.obj.Contents = pdf.make_stream(b"q 600 0 0 800 0 0 cm /Im0 Do Q")
    pdf.pages[1].rotate(90, relative=True)
    return finish(pdf)


def large_scan():
    """Five color pages of a scanner that does not press hard: about 23 MB of what looks like noise."""
    pdf = start(5)
    for page in pdf.pages:
        picture = pikepdf.Stream(
            pdf,
            random.Random(5).randbytes(4_700_000),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=2480,
            Height=3508,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=Name.DCTDecode,
        )
        page.obj.Resources = Dictionary(XObject=Dictionary(Im0=picture))
    return finish(pdf)


def linearized():
    return finish(start(3), linearize=True)


def saved_again():
    """An incremental save: what changed is written behind what was there."""
    before = by_hand(CATALOG, PAGES, PAGE)
    table_before = before.rindex(b"xref\n0")
    changed = b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 20 20]/Resources<<>>>>\nendobj\n"
    table = len(before) + len(changed)
    end = b"xref\n3 1\n%010d 00000 n \ntrailer\n<</Size 4/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return before + changed + end % (len(before), table_before, table)


def owner_password():
    """Opens without a password; only printing and copying are locked."""
    return finish(start(), encryption=pikepdf.Encryption(owner="secret", user=""))


def filled_form():
    pdf = start()
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T="name",
            V="Suzan /JavaScript /Launch (in words)",
            Rect=Array([0, 0, 100, 20]),
        )
    )
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    return finish(pdf)


def with_link():
    pdf = start()
    action = Dictionary(S=Name.URI, URI="https://example.org/JS/Launch")
    pdf.pages[0].obj.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)]
    )
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])
    return finish(pdf)


def name_in_an_old_encoding():
    picture = (
        b"<</Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\nstream\n"
    )
    page = PAGE.replace(b"<<>>", b"<</XObject<</\xcd\xbc 4 0 R>>>>")
    return by_hand(CATALOG, PAGES, page, picture + b"\x80\nendstream")


def trailing_space():
    return plain() + b"\r\n\x00\x00\x1a"


def with_words(words):
    """A page whose drawing holds these bytes as they are."""
    drawing = b"<</Length %d>>\nstream\n%s\nendstream" % (len(words), words)
    return by_hand(CATALOG, PAGES, PAGE[:-2] + b"/Contents 4 0 R>>", drawing)

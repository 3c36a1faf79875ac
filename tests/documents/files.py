"""Files to upload, good and bad, made here byte by byte. Each function gives the bytes of one file."""

import io
import random
import zipfile
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name

DRAWING = b"0.2 w 72 72 m 300 300 l S\n" * 40


def start(pages=1):
    """A PDF with so many pages, to be changed and then written by `finish`."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
        pdf.pages[-1].obj.Contents = pdf.make_stream(DRAWING)
    return pdf


def finish(pdf, **options):
    written = io.BytesIO()
    # The same file each time it is made; an encrypted one cannot be.
    pdf.save(written, deterministic_id="encryption" not in options, **options)
    return written.getvalue()


def by_hand(*objects, trailer=b""):
    """A PDF of these objects, the catalog first, with a correct cross-reference table."""
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (count, trailer, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + end


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]/Resources<<>>>>"


# Good ones


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


GOOD = {
    "plain": (plain, 1),
    "200 pages": (lambda: plain(200), 200),
    "scan": (scan, 2),
    "linearized": (linearized, 3),
    "saved again": (saved_again, 1),
    "owner password": (owner_password, 1),
    "filled form": (filled_form, 1),
    "link": (with_link, 1),
    "name in an old encoding": (name_in_an_old_encoding, 1),
    "trailing space": (trailing_space, 1),
    "object streams": (lambda: finish(start(2), object_stream_mode=pikepdf.ObjectStreamMode.generate), 2),
}


# Bad ones


def script(**more):
    return Dictionary(S=Name.JavaScript, JS="app.alert(1)", **more)


def script_on_opening():
    pdf = start()
    pdf.Root.OpenAction = script()
    return finish(pdf)


def script_in_names():
    pdf = start()
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["one", pdf.make_indirect(script())])))
    return finish(pdf)


def script_on_page():
    pdf = start(3)
    pdf.pages[2].obj.AA = Dictionary(O=script())
    return finish(pdf)


def script_on_field():
    pdf = start()
    field = Dictionary(
        Subtype=Name.Widget, FT=Name.Tx, T="a", Rect=Array([0, 0, 1, 1]), AA=Dictionary(K=script())
    )
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))
    return finish(pdf)


def script_on_link():
    pdf = start()
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=script())
    pdf.pages[0].obj.Annots = Array([link])
    return finish(pdf)


def script_after_another():
    """The second action of a chain, in an array in an array."""
    pdf = start()
    pdf.Root.OpenAction = Dictionary(
        S=Name.GoTo, Next=Array([Dictionary(S=Name.Named, Next=Array([script()]))])
    )
    return finish(pdf)


def script_in_object_stream():
    pdf = start()
    pdf.Root.OpenAction = pdf.make_indirect(script())
    data = finish(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"JavaScript" not in data
    return data


def script_spelled_otherwise():
    return by_hand(CATALOG[:-2] + b"/OpenAction<</S/#4aava#53cript/#4A#53(app.alert\\(1\\))>>>>", PAGES, PAGE)


def script_named_elsewhere():
    """The action says its kind by a reference."""
    return by_hand(CATALOG[:-2] + b"/OpenAction<</S 4 0 R/Contents(x)>>>>", PAGES, PAGE, b"/JavaScript")


def script_behind_a_password():
    pdf = start()
    pdf.Root.OpenAction = script()
    return finish(pdf, encryption=pikepdf.Encryption(owner="secret", user=""))


def script_in_stream_dictionary():
    pdf = start()
    pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, DRAWING, Extra=script())
    return finish(pdf)


def launch():
    pdf = start()
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F="cmd.exe")
    return finish(pdf)


def launch_on_link():
    pdf = start()
    action = Dictionary(S=Name.Launch, Win=Dictionary(F="cmd.exe"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])
    return finish(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def embedded_file():
    pdf = start()
    pdf.attachments["malware.exe"] = b"MZ"
    return finish(pdf)


def attached_to_page():
    pdf = start()
    stream = pdf.make_stream(b"MZ", Type=Name.EmbeddedFile)
    attached = Dictionary(Type=Name.Filespec, F="a.exe", EF=Dictionary(F=stream))
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=attached)
    pdf.pages[0].obj.Annots = Array([note])
    return finish(pdf)


def associated_file():
    pdf = start()
    pdf.Root.AF = Array([Dictionary(Type=Name.Filespec, F="data.csv")])
    return finish(pdf)


def xfa():
    pdf = start()
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp/>"))
    return finish(pdf)


def rich_media():
    pdf = start()
    pdf.pages[0].obj.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=Array([0, 0, 9, 9]))]
    )
    return finish(pdf)


def submits_form():
    pdf = start()
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([Dictionary(T="a", A=Dictionary(S=Name.SubmitForm, F="http://x"))])
    )
    return finish(pdf)


def imports_data():
    pdf = start()
    pdf.Root.OpenAction = Dictionary(S=Name.ImportData, F="data.fdf")
    return finish(pdf)


def password():
    return finish(start(), encryption=pikepdf.Encryption(owner="secret", user="secret"))


def no_pages():
    pdf = start()
    del pdf.pages[0]
    return finish(pdf)


def page_missing():
    return by_hand(CATALOG, b"<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>", PAGE)


def page_contents_missing():
    return by_hand(CATALOG, PAGES, PAGE[:-2] + b"/Contents 9 0 R>>")


def picture_missing():
    return by_hand(CATALOG, PAGES, PAGE.replace(b"<<>>", b"<</XObject<</Im0 9 0 R>>>>"))


def page_contents_damaged():
    data = bytearray(finish(start()))
    place = data.index(b"stream\n") + 20
    data[place : place + 4] = b"\xff\xff\xff\xff"
    return bytes(data)


def pages_in_a_circle():
    return by_hand(CATALOG, b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", PAGE)


def html():
    return b"<!doctype html><html><script>alert(1)</script></html>"


def html_in_pdf():
    return b"%PDF-1.4\n<html><script>alert(1)</script></html>\n" + plain()[9:]


def archive_in_pdf():
    """A PDF that is an archive too, read from its end."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr("a.txt", "a")
        files.comment = b"%%EOF"
    return plain() + archive.getvalue()


def after_something_else():
    return b"\n" + plain()


def cut(data, share):
    return data[: int(len(data) * share)]


def cut_and_closed():
    """Cut in the middle, with a proper last line put behind."""
    return cut(linearized(), 0.6) + b"\nstartxref\n100\n%%EOF\n"


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


def too_many_pages():
    return plain(201)


def pages_are_no_pages():
    return by_hand(b"<</Type/Catalog/Pages(none)>>")


# name: (makes the bytes, the reason expected)
BAD = {
    "empty": (lambda: b"", "empty"),
    "one byte": (lambda: b"%", "not_pdf"),
    "head only": (lambda: b"%PDF-1.7\n", "damaged"),
    "head and end only": (lambda: b"%PDF-1.7\n%%EOF\n", "damaged"),
    "HTML": (html, "not_pdf"),
    "HTML in PDF": (html_in_pdf, "not_pdf"),
    "archive in PDF": (archive_in_pdf, "not_pdf"),
    "PDF after something else": (after_something_else, "not_pdf"),
    "cut at the end": (lambda: cut(plain(), 0.97), "damaged"),
    "cut in the middle": (lambda: cut(scan(), 0.5), "damaged"),
    "cut linearized": (lambda: cut(linearized(), 0.8), "damaged"),
    "cut and closed": (cut_and_closed, "damaged"),
    "password": (password, "password"),
    "no pages": (no_pages, "no_pages"),
    "201 pages": (too_many_pages, "too_many_pages"),
    "page missing": (page_missing, "damaged"),
    "page contents missing": (page_contents_missing, "damaged"),
    "pages are no pages": (pages_are_no_pages, "damaged"),
    "picture missing": (picture_missing, "damaged"),
    "page contents damaged": (page_contents_damaged, "damaged"),
    "pages in a circle": (pages_in_a_circle, "damaged"),
    "script on opening": (script_on_opening, "javascript"),
    "script in names": (script_in_names, "javascript"),
    "script on page": (script_on_page, "javascript"),
    "script on field": (script_on_field, "javascript"),
    "script on link": (script_on_link, "javascript"),
    "script after another": (script_after_another, "javascript"),
    "script in object stream": (script_in_object_stream, "javascript"),
    "script spelled otherwise": (script_spelled_otherwise, "javascript"),
    "script named elsewhere": (script_named_elsewhere, "javascript"),
    "script behind a password": (script_behind_a_password, "javascript"),
    "script in a stream's dictionary": (script_in_stream_dictionary, "javascript"),
    "launch": (launch, "launch"),
    "launch on link": (launch_on_link, "launch"),
    "embedded file": (embedded_file, "embedded_file"),
    "attached to page": (attached_to_page, "embedded_file"),
    "associated file": (associated_file, "embedded_file"),
    "XFA": (xfa, "xfa"),
    "rich media": (rich_media, "rich_media"),
    "submits a form": (submits_form, "form_action"),
    "imports data": (imports_data, "form_action"),
    "bomb": (bomb, "too_complex"),
    "bomb in bomb": (bomb_in_bomb, "too_complex"),
    "bomb of runs": (bomb_of_runs, "too_complex"),
    "huge picture": (huge_picture, "too_complex"),
    "deep array": (deep_array, "too_complex"),
    "deep pages": (deep_pages, "too_complex"),
}

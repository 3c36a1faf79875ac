"""A PDF to be changed and written, with a library or by hand."""

import io

import pikepdf

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
    data, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (count, trailer, len(data))
    return bytes(data) + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + end


def stream(facts, data):
    """A stream to be written by hand."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (facts, len(data), data)


def saved_behind(before, changed, *, root=1, size=None):
    """An incremental save: what changed (contents by number) is written behind what was there."""
    data, rows = bytearray(before), b""
    for number, content in changed.items():
        rows += b"%d 1\n%010d 00000 n \n" % (number, len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    previous = int(before[before.rindex(b"startxref") :].split()[1])
    facts = (size or max(changed) + 1, root, previous, len(data))
    end = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % facts
    return bytes(data) + b"xref\n" + rows + end


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]/Resources<<>>>>"

"""Files that are something else than a PDF, or something else as well; and PDFs that were cut, in many ways."""

import io
import zipfile

from tests.documents.good_files import linearized, owner_password, plain, saved_again, scan
from tests.documents.pdf import CATALOG, PAGE, PAGES, by_hand, saved_behind, stream


def archive(**members):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as files:
        for name, content in members.items():
            files.writestr(name, content)
    return written.getvalue()


def text_document():
    """A DOCX, as Word writes one."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr("[Content_Types].xml", "<Types/>")
        files.writestr("word/document.xml", "<w:document/>" * 1000)
    return written.getvalue()


def open_document():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as files:
        files.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        files.writestr("content.xml", "<x/>")
    return written.getvalue()


def after(words):
    return words + plain()


def with_head(words):
    """A whole PDF with these bytes in a comment of its first lines."""
    return by_hand(b"%" + words + b"\n" + CATALOG, PAGES, PAGE)


def with_words_at(place, words):
    data = with_head(b"x" * (place + 100))
    return data[:place] + words + data[place + len(words) :]


def two_in_one():
    return plain() + plain(2)


def without_its_end():
    return plain().rpartition(b"%%EOF")[0]


def without_its_start_of_table():
    return plain().replace(b"startxref", b"startyref")


def table_elsewhere():
    data = plain()
    return data[: data.rindex(b"startxref")] + b"startxref\n99\n%%EOF\n"


def words_behind():
    return plain(30) + b"<html><script>alert(1)</script></html>"


def page_of_another_kind():
    return by_hand(CATALOG, PAGES, PAGE.replace(b"/Type/Page/", b"/Type/Font/").replace(b"/MediaBox", b"/X"))


def no_catalog():
    return by_hand(b"<</Type/Font>>", PAGES, PAGE)


def count_that_lies():
    return by_hand(CATALOG, PAGES.replace(b"/Count 1", b"/Count 1000000"), PAGE)


def length_of_itself():
    return by_hand(
        CATALOG, PAGES, PAGE[:-2] + b"/Contents 4 0 R>>", b"<</Length 4 0 R>>\nstream\nq Q\nendstream"
    )


def table_in_a_circle():
    data = by_hand(CATALOG, PAGES, PAGE)
    return by_hand(CATALOG, PAGES, PAGE, trailer=b"/Prev %d" % data.rindex(b"xref\n0"))


def contents_are_a_number():
    return by_hand(CATALOG, PAGES, PAGE[:-2] + b"/Contents 7>>")


def unknown_lock():
    lock = b"/Encrypt<</Filter/Other.Lock/V 9/R 9>>/ID[<00><00>]"
    return by_hand(CATALOG, PAGES, PAGE, trailer=lock)


def locked_for_a_certificate():
    lock = b"/Encrypt<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5/V 4/CF<<>>>>/ID[<00><00>]"
    return by_hand(CATALOG, PAGES, PAGE, trailer=lock)


def lock_of_a_length_that_is_none():
    """One viewer opens it, another asks for a password."""
    return owner_password().replace(b"/Length 256", b"/Length 250")


def no_pages_any_more():
    """Its only page was taken out by a later save."""
    return saved_behind(by_hand(CATALOG, PAGES, PAGE), {2: b"<</Type/Pages/Kids[]/Count 0>>"})


def form_data():
    return b"%FDF-1.2\n1 0 obj\n<</FDF<</F(a.pdf)>>>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"


# Cut where a slow line breaks: in the first part, in a page, in the table, in the last line.
CUTS = {
    f"{name} cut at {share}": (lambda make=make, share=share: make()[: int(len(make()) * share)], "damaged")
    for name, make in (("plain", plain), ("scan", scan), ("linearized", linearized), ("saved", saved_again))
    for share in (0.1, 0.35, 0.6, 0.85, 0.99)
}

OTHER = {
    "archive": (lambda: archive(a="a"), "not_pdf"),
    "spreadsheet": (lambda: archive(**{"xl/workbook.xml": "<x/>"}), "not_pdf"),
    "text document called PDF": (text_document, "word"),
    "open document called PDF": (open_document, "word"),
    "old text document called PDF": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "word"),
    "rich text called PDF": (lambda: b"{\\rtf1 a}", "word"),
    "photo called PDF": (lambda: b"\xff\xd8\xff\xe0" + bytes(600), "picture"),
    "phone's photo called PDF": (lambda: b"\0\0\0\x18ftypheic" + bytes(600), "picture"),
    "PNG called PDF": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(600), "picture"),
    "plain words": (lambda: "مذكرة تفاهم".encode(), "not_pdf"),
    "nothing but zeros": (lambda: bytes(5000), "not_pdf"),
    "form data": (form_data, "not_pdf"),
    "PDF behind a mark of UTF-8": (lambda: after(b"\xef\xbb\xbf"), "not_pdf"),
    "PDF behind a photo": (lambda: after(b"\xff\xd8\xff\xfe" + bytes(60) + b"\xff\xd9"), "picture"),
    "PDF behind an archive": (lambda: after(archive(a="a")), "not_pdf"),
    "PDF behind a program": (lambda: after(b"MZ" + bytes(200)), "not_pdf"),
    "PDF behind a page": (lambda: after(b"<!DOCTYPE html><script>1</script>"), "not_pdf"),
    "PDF behind 900 bytes": (lambda: after(b"x" * 900), "not_pdf"),
    "page in a comment": (lambda: with_head(b"<SVG onload=alert(1)>"), "not_pdf"),
    "server's program in a comment": (lambda: with_head(b"<?php system($_GET[0]);"), "not_pdf"),
    "archive in a comment": (lambda: with_head(b"PK\x03\x04" + bytes(26)), "not_pdf"),
    "RAR in a comment": (lambda: with_head(b"Rar!\x1a\x07\x01\x00"), "not_pdf"),
    "7z in a comment": (lambda: with_head(b"7z\xbc\xaf\x27\x1c"), "not_pdf"),
    "tape archive as well": (lambda: with_words_at(257, b"ustar\x0000"), "not_pdf"),
    "medical picture as well": (lambda: with_words_at(128, b"DICM"), "not_pdf"),
    "disc as well": (lambda: with_words_at(0x8001, b"CD001"), "not_pdf"),
    "two in one": (two_in_one, "damaged"),
    "without its end": (without_its_end, "damaged"),
    "without the start of its table": (without_its_start_of_table, "damaged"),
    "table elsewhere": (table_elsewhere, "damaged"),
    "a page behind it": (words_behind, "damaged"),
    "no catalog": (no_catalog, "damaged"),
    "count that lies": (count_that_lies, "damaged"),
    "length of itself": (length_of_itself, "damaged"),
    "table in a circle": (table_in_a_circle, "damaged"),
    "contents are a number": (contents_are_a_number, "damaged"),
    "unknown lock": (unknown_lock, "password"),
    "locked for a certificate": (locked_for_a_certificate, "password"),
    "lock of a length that is none": (lock_of_a_length_that_is_none, "password"),
    "no pages any more": (no_pages_any_more, "no_pages"),
    "no contents but a broken packing": (
        lambda: by_hand(
            CATALOG, PAGES, PAGE[:-2] + b"/Contents 4 0 R>>", stream(b"/Filter/FlateDecode", b"no zlib")
        ),
        "damaged",
    ),
    **CUTS,
}

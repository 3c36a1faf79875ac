"""Files that are no PDF, or a broken or locked one. Each function gives the bytes of one file."""

import io
import zipfile

import pikepdf

from tests.documents.good_files import linearized, plain
from tests.documents.pdf import CATALOG, PAGE, PAGES, by_hand, finish, start


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


def behind_another():
    """Two files in one; that of the last is told so that some viewers look for it, and others show the first."""
    return plain() + plain(2).replace(b"startxref\n", b"startxref\x80")


def keys_are_no_names():
    """A catalog in which some viewers find no pages."""
    return by_hand(b"<</Type/Catalog/Pages 2 0 R/X<</A/B<<>>[2 0 R]>>>>", PAGES, PAGE)


def too_many_pages():
    return plain(201)


def pages_are_no_pages():
    return by_hand(b"<</Type/Catalog/Pages(none)>>")

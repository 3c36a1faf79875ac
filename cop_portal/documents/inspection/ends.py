"""Whether the bytes of a file are those of a PDF and of nothing else. Nothing is parsed here yet."""

from __future__ import annotations

import re
import zipfile
from typing import BinaryIO

from cop_portal.documents.inspection.refusal import NotAcceptable

#: So much of a file's beginning is searched by programs that guess what it is.
_HEAD = 1024
_WHITE = b"\x00\t\n\f\r \x1a"
_BOM = b"\xef\xbb\xbf"
_PAGE = re.compile(rb"<!doctype|<html|<script|<body|<svg|<iframe|<\?php", re.I)
_LAST_WORDS = re.compile(rb"startxref[\s\x00]+\d+[\s\x00]+(?:%[^\r\n]*[\r\n][\s\x00]*)*%%EOF\Z")
#: Archives that are read wherever they begin.
_ARCHIVES = (b"PK\x03\x04", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"!<arch>")
#: What other kinds say at a place of their own: a tape archive, a medical picture, discs of three layouts.
_ELSEWHERE = ((257, b"ustar"), (128, b"DICM"), (0x8001, b"CD001"), (0x8801, b"CD001"), (0x9001, b"CD001"))
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\x00", b"MM\x00*")


def check_both_ends(file: BinaryIO) -> None:
    """It begins as a PDF, ends as a PDF, and is nothing else besides."""
    head = file.read(_HEAD)
    if not re.match(rb"%PDF-[12]\.\d", head):
        raise NotAcceptable(_what_else(head, file))
    if _PAGE.search(head) or any(archive in head for archive in _ARCHIVES):
        raise NotAcceptable("not_pdf")
    for place, words in _ELSEWHERE:
        file.seek(place)
        if file.read(len(words)) == words:
            raise NotAcceptable("not_pdf")
    size = file.seek(0, 2)
    file.seek(max(0, size - 2 * _HEAD))
    end = file.read().rstrip(_WHITE).removesuffix(_BOM)
    # A viewer that does not find the last table there looks for one further up, or makes its own.
    if not _LAST_WORDS.search(end.rstrip(_WHITE)):
        raise NotAcceptable("damaged")
    # An archive is read from its end, a PDF from its beginning: one file can be both.
    if zipfile.is_zipfile(file):
        raise NotAcceptable("not_pdf")
    file.seek(0)


def _what_else(head: bytes, file: BinaryIO) -> str:
    """What a file is that is no PDF whatever its name says, where other words help more."""
    if head.startswith(_PICTURES) or head[4:8] == b"ftyp" or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "picture"
    if head.startswith((b"{\\rtf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) or _is_text_document(head, file):
        return "word"
    return "not_pdf"


def _is_text_document(head: bytes, file: BinaryIO) -> bool:
    if not head.startswith(b"PK\x03\x04"):
        return False
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head:
        return True
    try:
        with zipfile.ZipFile(file) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, LookupError, EOFError):
        return False

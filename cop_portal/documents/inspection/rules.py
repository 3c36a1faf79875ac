"""What makes a PDF one that may be kept. Runs in the worker's process; needs no Django.

A library that opens a file proves nothing: it repairs what is broken and skips what it does not know. So
nothing is repaired here, every page is read, and every object of the file is looked at, wherever it hangs.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from cop_portal.documents.inspection import outward

#: The most that one compressed part of a file may unpack to, in bytes.
UNPACKED = 100 * 1024 * 1024
#: The most that the text and drawing of all pages may unpack to, in bytes.
UNPACKED_PAGES = 400 * 1024 * 1024
#: The most picture elements of one picture: A0 at 600 dots an inch is 560 million.
PIXELS = 600_000_000

# What a name means where it stands as an action (/S), as a kind of object (/Subtype, /Type), or as a key.
ACTIONS = {
    "/JavaScript": "javascript",
    "/Launch": "launch",
    "/SubmitForm": "form_action",
    "/ImportData": "form_action",
    "/GoToE": "embedded_file",
    "/Rendition": "rich_media",
    "/RichMediaExecute": "rich_media",
    "/Movie": "rich_media",
    "/Sound": "rich_media",
    **outward.ACTIONS,
}
KINDS = {
    "/EmbeddedFile": "embedded_file",
    "/FileAttachment": "embedded_file",
    "/RichMedia": "rich_media",
    "/3D": "rich_media",
    "/Movie": "rich_media",
    "/Sound": "rich_media",
    "/Screen": "rich_media",
}
KEYS = {
    "/JS": "javascript",
    "/JavaScript": "javascript",
    "/XFA": "xfa",
    "/EmbeddedFiles": "embedded_file",
    "/EF": "embedded_file",
    "/AF": "embedded_file",
    "/Collection": "embedded_file",
    "/RichMediaContent": "rich_media",
    "/RichMediaSettings": "rich_media",
}
#: Where a file has several of them, the first is said.
ORDER = ["xfa", "javascript", "launch", "embedded_file", "rich_media", "form_action", "outward"]

# Before an object is walked, its canonical writing is searched; there /J#61vaScript is /JavaScript.
_NAMES = {name[1:] for table in (ACTIONS, KINDS, KEYS) for name in table}.union(outward.SUSPECTS)
_SUSPECTS = sorted(_NAMES, key=len, reverse=True)
_SUSPICIOUS = re.compile(rb"/(?:%s)(?=[\s()<>\[\]{}/%%]|$)" % "|".join(_SUSPECTS).encode())

# Warnings of a file that would only open repaired. Others (odd spaces, a missing box) are every scanner's.
_BROKEN = re.compile(
    r"damaged|unexpected EOF|recover|reconstruct|non-dictionary|loop|too deeply|exceeded", re.I
)


class NotAcceptable(Exception):
    """The file may not be kept, for the reason given (a key of `reasons.REASONS`)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def examine(file: BinaryIO, *, max_pages: int) -> dict[str, Any]:
    """Look into a whole file: how many pages it has, and why it may not be kept (None where it may)."""
    pages = None
    try:
        pikepdf.settings.set_qpdf_limits(
            flate_max_memory=UNPACKED,
            run_length_max_memory=UNPACKED,
            png_max_memory=UNPACKED,
            tiff_max_memory=UNPACKED,
            max_stream_filters=5,
            parser_max_container_size=1_000_000,
        )
        _check_both_ends(file)
        with _open(file) as pdf:
            pages = _check_pages(pdf, max_pages)
            _check_objects(pdf)
            _check_warnings(pdf)
    except NotAcceptable as refusal:
        return {"pages": pages, "reason": refusal.reason}
    except pikepdf.PdfError as error:
        return {"pages": pages, "reason": _reason_of(error)}
    return {"pages": pages, "reason": None}


def _check_both_ends(file: BinaryIO) -> None:
    """It begins as a PDF, ends as a PDF, and is nothing else besides."""
    head = file.read(1024)
    if not head.startswith(b"%PDF-"):
        raise NotAcceptable("not_pdf")
    if re.search(rb"<!doctype|<html|<script|<body|<svg", head, re.I):
        raise NotAcceptable("not_pdf")
    size = file.seek(0, 2)
    file.seek(max(0, size - 2048))
    if not file.read().rstrip(b"\x00\t\n\f\r \x1a").endswith(b"%%EOF"):
        raise NotAcceptable("damaged")
    # An archive is read from its end, a PDF from its beginning: one file can be both.
    if zipfile.is_zipfile(file):
        raise NotAcceptable("not_pdf")
    file.seek(0)


def _open(file: BinaryIO) -> pikepdf.Pdf:
    try:
        return pikepdf.open(
            file, attempt_recovery=False, suppress_warnings=True, inherit_page_attributes=False
        )
    except pikepdf.PasswordError:
        raise NotAcceptable("password") from None
    except pikepdf.PdfError as error:
        # Locked with a certificate, or in a way that is newer than the library.
        if re.search(r"encrypt|security handler", str(error), re.I):
            raise NotAcceptable("password") from None
        raise


def _check_pages(pdf: pikepdf.Pdf, max_pages: int) -> int:
    """Every page is there and can be read. Returns how many there are."""
    promised = pdf.Root.Pages.get("/Count")
    pages = len(pdf.pages)
    if pages == 0:
        raise NotAcceptable("no_pages")
    if pages > max_pages:
        raise NotAcceptable("too_many_pages")
    if promised != pages:
        raise NotAcceptable("damaged")
    unpacked = 0
    for page in pdf.pages:
        for stream in _contents(page.obj):
            unpacked += _unpacked_size(stream)
            if unpacked > UNPACKED_PAGES:
                raise NotAcceptable("too_complex")
        _check_resources(page.obj)
    return pages


def _contents(page: Any) -> Iterator[Stream]:
    """The streams a page is drawn by. One that is named and not there makes the file a damaged one."""
    contents = page.get("/Contents")
    if contents is None and not _has_lost_something(page):
        return  # an empty page
    for stream in contents if isinstance(contents, Array) else [contents]:
        if not isinstance(stream, Stream):
            raise NotAcceptable("damaged")
        yield stream


def _has_lost_something(part: Any) -> bool:
    """Whether an entry's object cannot be read. The library then hides the entry's key, but still counts it."""
    try:
        return len(part) > len(part.keys())
    except UnicodeDecodeError:  # a key in an old encoding; then what is lost is not known
        return False


def _unpacked_size(stream: Stream) -> int:
    """Unpack a stream of a page, and say to how many bytes. Raises PdfError where it cannot be unpacked."""
    if stream.get("/Filter") == Name.FlateDecode:
        # The library passes over a fault in the middle of such a stream; zlib itself does not.
        unpacker = zlib.decompressobj()
        try:
            unpacker.decompress(stream.read_raw_bytes(), UNPACKED)
        except zlib.error as error:
            if "incorrect data check" not in str(
                error
            ):  # some writers get the sum wrong and all the rest right
                raise NotAcceptable("damaged") from None
    return len(stream.read_bytes())


def _check_resources(page: Any) -> None:
    """The pictures that a page shows are there."""
    resources = page.get("/Resources")
    pictures = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    if isinstance(pictures, Dictionary) and _has_lost_something(pictures):
        raise NotAcceptable("damaged")


def _check_objects(pdf: pikepdf.Pdf) -> None:
    """Nothing in the file does anything: no object of it runs, starts, sends, plays or carries something."""
    found: set[str] = set()
    for thing in (pdf.trailer, *pdf.objects):
        if thing is None:
            continue
        if isinstance(thing, Stream):
            _check_stream(thing)
            if outward.is_elsewhere(thing):
                found.add("outward")
            thing = thing.stream_dict
        if not isinstance(thing, Dictionary | Array | Name):
            continue
        if _SUSPICIOUS.search(thing.unparse(resolved=True)):
            found.update(_what_it_does(thing))
    for reason in ORDER:
        if reason in found:
            raise NotAcceptable(reason)


def _check_stream(stream: Stream) -> None:
    """A stream unpacks to a size that a viewer can bear, and a picture is of such a size."""
    if stream.get("/Subtype") == Name.Image:
        width, height = stream.get("/Width"), stream.get("/Height")
        if isinstance(width, int) and isinstance(height, int) and width * height > PIXELS:
            raise NotAcceptable("too_complex")
        return
    try:
        stream.get_stream_buffer(decode_level=pikepdf.StreamDecodeLevel.generalized)
    except pikepdf.PdfError as error:
        # A font or a profile with a fault in it only shows badly; the pages' own streams were read before.
        if _reason_of(error) == "too_complex":
            raise NotAcceptable("too_complex") from None


def _what_it_does(thing: Any) -> Iterator[str]:
    """Walk one object, without what it only refers to (that is walked in its own turn)."""
    waiting = [thing]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Name):
            if thing is part and str(part) in ACTIONS:  # an action's name kept apart from the action
                yield ACTIONS[str(part)]
        elif isinstance(part, Array):
            waiting.extend(_held_in(part))
        elif isinstance(part, Dictionary):
            for key, table in (("/S", ACTIONS), ("/Subtype", KINDS), ("/Type", KINDS)):
                value = part.get(key)
                if isinstance(value, Name) and str(value) in table:
                    yield table[str(value)]
            for key in part.keys():  # noqa: SIM118  (it is no dict)
                if key in KEYS and not (key == "/AF" and _is_empty(part.get(key))):
                    yield KEYS[key]
            if outward.reaches_out(part):
                yield "outward"
            waiting.extend(_held_in(part))


def _held_in(container: Any) -> Iterator[Any]:
    values = container.as_list() if isinstance(container, Array) else container.as_dict().values()
    for value in values:
        if isinstance(value, Dictionary | Array) and not value.is_indirect:
            yield value


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, Array) and len(value) == 0)


def _check_warnings(pdf: pikepdf.Pdf) -> None:
    if pikepdf.settings.qpdf_limit_errors():
        raise NotAcceptable("too_complex")
    if any(_BROKEN.search(str(warning)) for warning in pdf.get_warnings()):
        raise NotAcceptable("damaged")


def _reason_of(error: pikepdf.PdfError) -> str:
    limited = pikepdf.settings.qpdf_limit_errors() or re.search(
        r"limit exceeded|too deeply nested", str(error)
    )
    return "too_complex" if limited else "damaged"

"""What makes a PDF one that may be kept. Runs in the worker's process; needs no Django.

A library that opens a file proves nothing: it repairs what is broken and skips what it does not know. So
nothing is repaired here, every page is read, and every object of the file is looked at, wherever it hangs.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from cop_portal.documents.inspection.deeds import ORDER, deeds_of
from cop_portal.documents.inspection.ends import check_both_ends
from cop_portal.documents.inspection.inner_pictures import inner_pixels
from cop_portal.documents.inspection.refusal import FAULTS, NotAcceptable
from cop_portal.documents.inspection.revisions import hidden_deeds
from cop_portal.documents.inspection.structure import check_ways, inline_pixels
from cop_portal.documents.inspection.weights import Drawings, Functions, number

#: The most that one compressed part of a file may unpack to, in bytes.
UNPACKED = 100 * 1024 * 1024
#: The most that the text and drawing of all pages may unpack to, in bytes.
UNPACKED_PAGES = 400 * 1024 * 1024
#: The most picture elements of one picture: A0 at 600 dots an inch is 560 million.
PIXELS = 600_000_000
#: The most of all pictures: 200 pages of A4 at 600 dots an inch are 7,000 million.
PIXELS_TOGETHER = 10_000_000_000

#: The most objects of a file: a book of a thousand pages has not as many.
OBJECTS = 250_000
#: How the parts of a file may be locked.
LOCKS = {"/None", "/V2", "/AESV2", "/AESV3"}
#: How long a key may be, in bytes or in bits: both are written.
LENGTHS = {*range(5, 17), 32, *range(40, 129, 8), 256}

# Warnings of a file that would only open repaired. Others (odd spaces, a missing box) are every scanner's.
_BROKEN = re.compile(
    r"damaged|unexpected EOF|/Perms field|recover|reconstruct|non-dictionary|loop|too deeply|exceeded|unknown token"
    r"|unexpected (dictionary|array) close|invalid character|expected dictionary key|dictionary ended prematurely"
    # Two viewers take two actions then.
    r"|duplicated key /(S|Subtype|Type|A|AA|OpenAction|Next|URI|F|Names|Pages|Kids)\b",
    re.I,
)


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
        check_both_ends(file)
        with _open(file) as pdf:
            _check_lock(pdf)
            if len(pdf.get_xref_table()) > OBJECTS:
                raise NotAcceptable("too_complex")
            pages = _check_pages(pdf, max_pages)
            _check_objects(pdf, file)
            check_ways(pdf)
            _check_warnings(pdf)
    except NotAcceptable as refusal:
        return {"pages": pages, "reason": refusal.reason}
    except FAULTS as error:
        return {"pages": pages, "reason": _reason_of(error)}
    return {"pages": pages, "reason": None}


def _open(file: BinaryIO) -> pikepdf.Pdf:
    try:
        return pikepdf.open(
            file, attempt_recovery=False, suppress_warnings=True, inherit_page_attributes=False
        )
    except pikepdf.PasswordError:
        raise NotAcceptable("password") from None
    except FAULTS as error:
        # Locked with a certificate, or in a way that is newer than the library.
        if re.search(r"encrypt|security handler", str(error), re.I):
            raise NotAcceptable("password") from None
        raise


def _check_lock(pdf: pikepdf.Pdf) -> None:
    """A file that opens without a password is locked in a way that each viewer knows: others ask for one."""
    lock = pdf.trailer.get("/Encrypt")
    if not isinstance(lock, Dictionary):
        return
    named = lock.get("/CF")
    ways = list(named.as_dict().values()) if isinstance(named, Dictionary) else []
    kinds = {str(way.get("/CFM", "/None")) for way in ways}
    lengths = {lock.get("/Length", 40), *(way.get("/Length", 16) for way in ways)}
    if not kinds <= LOCKS or not lengths <= LENGTHS:
        raise NotAcceptable("password")


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
    unpacked, drawings = 0, Drawings()
    for page in pdf.pages:
        parts = []
        for stream in _contents(page.obj):
            parts.append(_unpacked(stream))
            unpacked += len(parts[-1])
            if unpacked > UNPACKED_PAGES:
                raise NotAcceptable("too_complex")
        text = b"\n".join(parts)
        _check_resources(page.obj)
        drawings.check_page(page.obj, _resources_of(page.obj), text)
        if inline_pixels(text) > PIXELS:
            raise NotAcceptable("too_complex")
    return pages


def _resources_of(page: Any) -> Any:
    """What a page draws with: its own, or those of the nearest branch of the tree that has some."""
    for _ in range(100):
        if not isinstance(page, Dictionary) or page.get("/Resources") is not None:
            break
        page = page.get("/Parent")
    return page.get("/Resources") if isinstance(page, Dictionary) else None


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


def _unpacked(stream: Stream) -> bytes:
    """A stream of a page, unpacked. Raises PdfError where it cannot be."""
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
    return stream.read_bytes()


def _check_resources(page: Any) -> None:
    """The pictures that a page shows are there."""
    resources = page.get("/Resources")
    pictures = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    if isinstance(pictures, Dictionary) and _has_lost_something(pictures):
        raise NotAcceptable("damaged")


def _check_objects(pdf: pikepdf.Pdf, file: BinaryIO) -> None:
    """Nothing in the file does anything: no object of it runs, starts, sends, plays or carries something."""
    found: set[str] = set()
    pixels, functions = 0.0, Functions()
    for thing in (pdf.trailer, *pdf.objects):
        functions.check(thing)
        if isinstance(thing, Stream):
            pixels += _check_stream(pdf, thing)
            if pixels > PIXELS_TOGETHER:
                raise NotAcceptable("too_complex")
        found.update(deeds_of(thing))
    found.update(hidden_deeds(pdf, file))
    for reason in ORDER:
        if reason in found:
            raise NotAcceptable(reason)


def _check_stream(pdf: pikepdf.Pdf, stream: Stream) -> float:
    """A stream unpacks to a size that a viewer can bear. Returns how many picture elements it has."""
    if stream.get("/Subtype") == Name.Image:
        return _check_picture(pdf, stream)
    _bearable(stream)
    return 0


def _check_picture(pdf: pikepdf.Pdf, picture: Stream) -> float:
    """A picture is of a size that a viewer can bear, by its dictionary and by its own word."""
    width, height = (number(picture.get(side)) for side in ("/Width", "/Height"))
    named: Any = picture.get("/Filter")
    filters = list(named) if isinstance(named, Array) else [named]
    data = picture.read_raw_bytes()
    if len(filters) > 1:
        # All but the last is unpacked before it is known how large the picture is. Of one filter viewers unpack no more
        # than it has picture elements.
        data = _bearable(pdf.make_stream(data, Filter=Array(filters[:-1])))
    pixels = max(width * height, inner_pixels(str(filters[-1]), data), _fax_pixels(picture))
    if pixels > PIXELS:
        raise NotAcceptable("too_complex")
    return pixels


def _fax_pixels(picture: Stream) -> float:
    """How large a fax says that it is, beside what the picture says."""
    told: Any = picture.get("/DecodeParms")
    return max(
        (
            number(part.get("/Columns")) * number(part.get("/Rows"))
            for part in (told if isinstance(told, Array) else [told])
            if isinstance(part, Dictionary)
        ),
        default=0,
    )


def _bearable(stream: Stream) -> bytes:
    try:
        return bytes(stream.get_stream_buffer(decode_level=pikepdf.StreamDecodeLevel.generalized))
    except FAULTS as error:
        # A font or a profile with a fault in it only shows badly; the pages' own streams were read before.
        if _reason_of(error) == "too_complex":
            raise NotAcceptable("too_complex") from None
        return b""


def _check_warnings(pdf: pikepdf.Pdf) -> None:
    if pikepdf.settings.qpdf_limit_errors():
        raise NotAcceptable("too_complex")
    if any(_BROKEN.search(str(warning)) for warning in pdf.get_warnings()):
        raise NotAcceptable("damaged")


def _reason_of(error: Exception) -> str:
    limited = pikepdf.settings.qpdf_limit_errors() or re.search(
        r"limit exceeded|too deeply nested", str(error), re.I
    )
    return "too_complex" if limited else "damaged"

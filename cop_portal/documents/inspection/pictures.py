"""What makes a picture one that may be kept, and a clean one of it. Runs in the worker's process; needs no Django.

Nothing of the file itself is kept: its dots are drawn anew into a small PNG. So a place, a name or a program that hides
in a picture, in front of it, behind it or between its parts, is gone.
"""

from __future__ import annotations

import io
from typing import Any, BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from cop_portal.documents.inspection.jpegs import lacks_dots

#: The longest side of what is kept, in dots: sharp on any screen at the size at which pages show it.
KEPT_SIDE = 512
#: The most dots a side may have: more than any camera's picture that people cut a logo from.
LARGEST_SIDE = 5000
#: Fewer dots than this show nothing.
SMALLEST_SIDE = 32
#: The shorter side of what is kept; a line of a thousand dots by thirty is no logo.
SMALLEST_KEPT_SIDE = 24

FORMATS = ("PNG", "JPEG", "WEBP")


class NotAcceptable(Exception):
    """The picture may not be kept, for the reason given (a key of ``picture_reasons.REASONS``)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def redraw(file: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """A clean PNG of the picture in ``file``, or the reason why there is none (None where there is one)."""
    try:
        return {"reason": None}, _png_of(file)
    except NotAcceptable as refusal:
        return {"reason": refusal.reason}, b""


def _png_of(file: BinaryIO) -> bytes:
    _check_start(file)
    # Our own limit is told before a dot is read; the library's would only warn.
    Image.MAX_IMAGE_PIXELS = None
    try:
        picture = Image.open(file, formats=FORMATS)
    except UnidentifiedImageError:
        raise NotAcceptable("damaged") from None
    _check_size(picture.size)
    # Some phones put a second, smaller picture behind a JPEG's first; that is no motion.
    if picture.format != "MPO" and getattr(picture, "is_animated", False):
        raise NotAcceptable("animated")
    draft = "RGB", (2 * KEPT_SIDE, 2 * KEPT_SIDE)
    picture.draft(*draft)
    try:
        picture.load()
        if picture.format in ("JPEG", "MPO") and lacks_dots(file, picture, draft):
            raise NotAcceptable("damaged")
        orientation = picture.getexif().get(0x0112, 1)
    except (OSError, SyntaxError, ValueError, EOFError):
        # However a part of it is broken: the library draws what it has, and says so.
        raise NotAcceptable("damaged") from None
    small = _in_plain_colors(picture)
    small.thumbnail((KEPT_SIDE, KEPT_SIDE), Image.Resampling.LANCZOS)
    if min(small.size) < SMALLEST_KEPT_SIDE:
        raise NotAcceptable("narrow")
    return _written(_upright(small, orientation))


def _check_start(file: BinaryIO) -> None:
    """It begins as one of the three kinds; a drawing (SVG) is a page with programs, and told apart in words.

    Of a WebP the size is read here: the library takes memory for all its dots before it tells how many there are.
    """
    head = file.read(1024)
    file.seek(0)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        _check_size(_size_of_webp(head))
    elif not head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        raise NotAcceptable("svg" if b"<svg" in head.lower() else "not_picture")


def _size_of_webp(head: bytes) -> tuple[int, int]:
    """Width and height as the first part of a WebP says them: it is a plain, a lossless or an extended one."""
    if len(head) < 30:
        raise NotAcceptable("damaged")
    kind = head[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = (int.from_bytes(head[start : start + 2], "little") & 0x3FFF for start in (26, 28))
    return width, height


def _check_size(size: tuple[int, int]) -> None:
    if max(size) > LARGEST_SIDE:
        raise NotAcceptable("too_many_dots")
    if min(size) < SMALLEST_SIDE:
        raise NotAcceptable("too_few_dots")


def _in_plain_colors(picture: Image.Image) -> Image.Image:
    """The picture in red, green and blue, with its transparency where it has one."""
    if picture.mode.startswith("I"):
        # Grays of 16 bits: the library would cut what is above 255.
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    has_transparency = "A" in picture.getbands() or "transparency" in picture.info
    return picture.convert("RGBA" if has_transparency else "RGB")


def _upright(picture: Image.Image, orientation: int) -> Image.Image:
    """The picture as the camera held it, turned as it is to be seen."""
    note = Image.Exif()
    note[0x0112] = orientation
    picture.info = {"exif": note.tobytes()}
    return ImageOps.exif_transpose(picture)


def _written(picture: Image.Image) -> bytes:
    """The dots and nothing else, as a PNG."""
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    written = io.BytesIO()
    clean.save(written, format="PNG", optimize=True)
    return written.getvalue()

"""What makes a photo of paper one to be kept, and a clean one of it. Runs in the worker's process; needs no Django.

As with ``pictures.py``, nothing of the file itself is kept: where it was taken, by whom and with what, the small
picture inside the picture, and whatever hides behind it are gone. Colors are taken as they are, without a profile: a
stamp stays a stamp. Of a phone's HEIC the first picture is drawn; depth and brightness that lie beside it are not.
"""

from __future__ import annotations

import io
from typing import Any, BinaryIO

import pillow_heif
from PIL import Image, ImageOps, UnidentifiedImageError

from cop_portal.documents.inspection.jpegs import lacks_dots
from cop_portal.documents.inspection.pictures import NotAcceptable, _size_of_webp

#: The longest side of what is kept, in dots: 220 of them an inch on A4, at which small print and stamps are read.
KEPT_SIDE = 2600
#: Of the JPEG that is kept: signatures and stamps show no blocks, and forty sheets fit into what may be uploaded.
QUALITY = 82
SMALLEST_SIDE = 200
LARGEST_SIDE = 20_000
#: How many times as long as wide a photo of a sheet may be.
MOST_NARROW = 8

MILLION = 1_000_000
#: The most dots, by what their reading takes of memory. A phone's largest HEIC has 48.8 million. A JPEG is read in
#: fewer dots than it has, unless it was written to appear step by step.
MOST_DOTS = {
    "JPEG": 210 * MILLION,
    "PNG": 50 * MILLION,
    "HEIF": 50 * MILLION,
    "WEBP": 25 * MILLION,
    "TIFF": 50 * MILLION,
}
MOST_DOTS_IN_STEPS = 48 * MILLION

_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"mif1"}
_HEIC_SEQUENCES = {b"hevc", b"hevx", b"hevm", b"hevs", b"msf1"}
_ORIENTATION = 0x0112


def redraw(file: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """A clean JPEG of the photo in ``file``, or the reason why there is none (None where there is one)."""
    try:
        return {"reason": None}, _jpeg_of(file)
    except NotAcceptable as refusal:
        return {"reason": refusal.reason}, b""


def _jpeg_of(file: BinaryIO) -> bytes:
    # Our own limits are told before a dot is read; the library's would only warn.
    Image.MAX_IMAGE_PIXELS = None
    pillow_heif.register_heif_opener(thumbnails=False, decode_threads=1)
    _check_start(file)
    try:
        picture = Image.open(file, formats=tuple(MOST_DOTS))
        _check(picture)
        turned = _note_of_a_heic(picture)
        # Where a JPEG's dots are many, every second, fourth or eighth is read: sharp still, and little memory.
        draft = picture.mode, (KEPT_SIDE, KEPT_SIDE)
        picture.draft(*draft)
        picture.load()
        if picture.format in ("JPEG", "MPO") and lacks_dots(file, picture, draft):
            raise NotAcceptable("damaged")
        orientation = turned or picture.getexif().get(_ORIENTATION, 1)
    except UnidentifiedImageError:
        raise NotAcceptable("damaged") from None
    except (OSError, SyntaxError, ValueError, EOFError, RuntimeError):
        # However a part of it is broken: the library draws what it has, and says so.
        raise NotAcceptable("damaged") from None
    return _written(_upright(_on_white(_small(picture)), orientation))


def _check_start(file: BinaryIO) -> None:
    """It begins as one of the kinds. Of a WebP the size is read here: the library takes memory for its dots first."""
    head = file.read(1024)
    file.seek(0)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        width, height = _size_of_webp(head)
        _check_size((width, height), MOST_DOTS["WEBP"])
    elif head[4:8] == b"ftyp" and head[8:12] in _HEIC_SEQUENCES:
        raise NotAcceptable("sequence")
    elif head.startswith(b"GIF8"):
        raise NotAcceptable("not_photo")
    elif head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        _check_boxes(file)
    elif not head.startswith(_STARTS):
        raise NotAcceptable("svg" if b"<svg" in head.lower() else "not_photo")


def _check_boxes(file: BinaryIO) -> None:
    """A HEIC is all there: each of the boxes that it is made of ends within the file.

    The library draws a gray square for each part that is not there, and says nothing.
    """
    end = file.seek(0, 2)
    place = 0
    while place + 8 <= end:
        file.seek(place)
        head = file.read(16)
        size, header = int.from_bytes(head[:4], "big"), 8
        if size == 1:
            size, header = int.from_bytes(head[8:16], "big"), 16
        if not head[4:8].isalnum():
            break  # some phones write notes of their own behind the last box
        if size == 0:
            break  # the last box is as long as the file
        if size < header or place + size > end:
            raise NotAcceptable("damaged")
        place += size
    file.seek(0)


def _check(picture: Image.Image) -> None:
    kind = "JPEG" if picture.format == "MPO" else str(picture.format)
    in_steps = kind == "JPEG" and picture.info.get("progressive")
    _check_size(picture.size, MOST_DOTS_IN_STEPS if in_steps else MOST_DOTS[kind])
    # Some phones put a second, smaller picture behind a JPEG's first; that is no motion.
    if picture.format != "MPO" and getattr(picture, "is_animated", False):
        if kind in ("PNG", "WEBP"):
            raise NotAcceptable("animated")
        _check_several(picture)


def _check_several(picture: Image.Image) -> None:
    """Pictures of the same size are sheets of which all but one would be lost; smaller ones belong to the first."""
    if picture.format == "TIFF":
        raise NotAcceptable("sequence")
    first, sizes = picture.tell(), []
    for number in range(picture.n_frames):
        picture.seek(number)
        sizes.append(picture.size)
    picture.seek(first)
    if any(sum(size) >= sum(sizes[first]) for number, size in enumerate(sizes) if number != first):
        raise NotAcceptable("sequence")


def _note_of_a_heic(picture: Image.Image) -> int | None:
    """The camera's note on how to turn it, where the file itself does not say so. Where it does, as a phone's does, the
    library has turned the picture, and the note tells of what was before."""
    if picture.format != "HEIF":
        return None
    file: Any = picture
    turns = [
        kind for kind, *_how in file._heif_file[picture.tell()]._c_image.transformations if kind != "clap"
    ]
    return None if turns else picture.info.get("original_orientation")


def _check_size(size: tuple[int, int], most_dots: int) -> None:
    if max(size) > LARGEST_SIDE or size[0] * size[1] > most_dots:
        raise NotAcceptable("too_many_dots")
    if min(size) < SMALLEST_SIDE:
        raise NotAcceptable("too_few_dots")
    if max(size) > MOST_NARROW * min(size):
        raise NotAcceptable("narrow")


def _small(picture: Image.Image) -> Image.Image:
    """The photo in grays or colors that can be counted together, of at most the size that is kept."""
    if picture.mode == "I;16":
        # Grays of 16 bits: of each the upper half.
        picture = Image.frombytes("L", picture.size, picture.tobytes()[1::2])
    elif picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    elif picture.mode == "1":
        picture = picture.convert("L")
    elif picture.mode in ("P", "PA"):
        picture = picture.convert("RGBA" if "transparency" in picture.info or picture.mode == "PA" else "RGB")
    elif picture.mode not in ("L", "LA", "RGB", "RGBA"):
        picture = picture.convert("RGB")
    picture.thumbnail((KEPT_SIDE, KEPT_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return picture


def _on_white(picture: Image.Image) -> Image.Image:
    """What is transparent is paper."""
    if "A" in picture.getbands():
        white = Image.new("RGBA", picture.size, "white")
        white.alpha_composite(picture.convert("RGBA"))
        return white.convert("L" if picture.mode == "LA" else "RGB")
    return picture.convert("L" if picture.mode == "L" else "RGB")


def _upright(picture: Image.Image, orientation: int) -> Image.Image:
    """The photo as the camera held it, turned as it is to be seen."""
    note = Image.Exif()
    note[_ORIENTATION] = orientation
    picture.info = {"exif": note.tobytes()}
    return ImageOps.exif_transpose(picture)


def _written(picture: Image.Image) -> bytes:
    """The dots and nothing else, as a JPEG."""
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    written = io.BytesIO()
    clean.save(written, format="JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()

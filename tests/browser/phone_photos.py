"""Three photos of a signed paper as phones make them, and what is seen of them in the PDF that is kept."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image

from tests.documents import photos
from tests.documents.pictures import written

# What lies in the middle of each sheet says which page it is.
MIDDLES = {1: photos.RED, 2: photos.GREEN, 3: photos.BLUE}
# An A4 page in points, as a scanner or a printer rounds it.
A4 = (595, 842)
WORDS_OF_THE_CAMERA = (b"Exif", b"Secret Camera", b"secret place", b"secret words", b"a secret comment")


def sheet(number: int, printed: Image.Image) -> Image.Image:
    """A page as it lies on the table: the printed words, a stamp that says which, its corners in four colors."""
    drawn = photos.sheet(900, 1273)
    drawn.paste(printed.convert("RGB").resize((440, 622)), (230, 90))
    drawn.paste(MIDDLES[number], (350, 750, 550, 950))
    return drawn


def taken(folder: Path, paper: bytes) -> list[Path]:
    """Photos of pages 1 to 3: a JPEG held sideways that says where it was taken, a HEIC, a PNG upside down."""
    printed = pages_of(paper)
    sheets = {number: sheet(number, printed[(number - 1) % len(printed)]) for number in MIDDLES}
    files = {
        "IMG_2041.jpg": _held_sideways(sheets[1]),
        "IMG_2042.heic": photos.heic(sheets[2]),
        "scan.png": written(sheets[3].transpose(photos.HELD[3])),
    }
    assert all(words in files["IMG_2041.jpg"] for words in WORDS_OF_THE_CAMERA)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def _held_sideways(drawn: Image.Image) -> bytes:
    """The camera's note says how it was held, and where and with what."""
    note = Image.Exif()
    note[photos.ORIENTATION], note[0x010F] = 6, "Secret Camera"
    place = note.get_ifd(photos.GPS)
    place[1], place[2], place[0x1D] = "N", (36.0, 11.0, 28.0), "secret place"
    held = drawn.transpose(photos.HELD[6])
    return written(
        held, "JPEG", exif=note, quality=90, xmp=b"<x>secret words</x>", comment=b"a secret comment"
    )


def pages_of(content: bytes) -> list[Image.Image]:
    """Its pages as they are drawn."""
    with pypdfium2.PdfDocument(io.BytesIO(content)) as pdf:
        return [page.render(scale=1).to_pil() for page in pdf]


def words_of(content: bytes) -> list[str]:
    """The words on each of its pages."""
    with pypdfium2.PdfDocument(io.BytesIO(content)) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def sizes_of(content: bytes) -> list[tuple[int, int]]:
    """How large its pages are, in points."""
    with pypdfium2.PdfDocument(io.BytesIO(content)) as pdf:
        return [tuple(round(side) for side in page.get_size()) for page in pdf]


def told_by(content: bytes) -> list[bytes]:
    """Which words of the camera are in a PDF, wherever in it they hide."""
    with pikepdf.Pdf.open(io.BytesIO(content)) as pdf:
        streams = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        insides = [content, *(thing.read_raw_bytes() for thing in streams)]
        insides += [thing.read_bytes() for thing in streams if thing.get("/Filter") == "/FlateDecode"]
    return [words for words in WORDS_OF_THE_CAMERA if any(words in inside for inside in insides)]


def seen(picture: Image.Image) -> tuple[int, tuple[str, ...]]:
    """Which sheet is drawn there, and the colors of its corners, clockwise from the upper left."""
    inside = _without_margin(picture.convert("RGB"))
    color = inside.getpixel((inside.width // 2, round(inside.height * 850 / 1273)))
    number = min(MIDDLES, key=lambda one: sum((a - b) ** 2 for a, b in zip(MIDDLES[one], color, strict=True)))
    return number, photos.corners_of(inside)


def _without_margin(picture: Image.Image) -> Image.Image:
    dark = picture.convert("L").point(lambda value: 255 if value < 235 else 0)
    return picture.crop(dark.getbbox())

"""A page of a stored file as a picture. Runs in the worker's process; needs no Django.

Notes and the fields of a form are drawn, so that the stamp of a digital signature is seen. Nothing runs: the library
has no scripts in it.
"""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image

#: The most dots of a picture of a page, and of a side of it; a very long page is drawn narrower.
MOST_DOTS = 6_000_000
LONGEST_SIDE = 8000
JPEG_QUALITY = 80


def picture_of(content: bytes, kind: str, page: int, *, width: int, turned: int) -> bytes:
    """A PNG of the page, so wide; a JPEG where that is much smaller (of a photo). ``page`` counts from 1."""
    if kind == "pdf":
        drawn = _page(content, page, width)
        if turned:
            drawn = drawn.rotate(-turned, expand=True)
    else:
        drawn = _photo(content, width, turned)
    return _written(drawn)


def _page(content: bytes, number: int, width: int) -> Image.Image:
    with pypdfium2.PdfDocument(content) as pdf:
        if pdf.get_formtype():
            pdf.init_forms()
        page = pdf[number - 1]
        page_width, page_height = page.get_size()
        if page_width <= 0 or page_height <= 0:
            raise ValueError("A page without an area.")
        scale = min(
            width / page_width,
            (MOST_DOTS / (page_width * page_height)) ** 0.5,
            LONGEST_SIDE / max(page_width, page_height),
        )
        # A page that is a line still has a dot across.
        scale = max(scale, 1 / min(page_width, page_height))
        if page_width * page_height * scale**2 > 2 * MOST_DOTS:
            raise ValueError("A page that is a line.")
        picture = page.render(scale=scale, draw_annots=True, may_draw_forms=True).to_pil()
        return picture.convert("RGB")


def _photo(content: bytes, width: int, turned: int) -> Image.Image:
    photo = Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))
    across = photo.height if turned % 180 else photo.width
    scale = min(1.0, width / across)
    size = max(1, round(photo.width * scale)), max(1, round(photo.height * scale))
    photo.draft(None, size)
    small = photo.resize(size, Image.Resampling.LANCZOS)
    return small.rotate(-turned, expand=True) if turned else small


def _written(picture: Image.Image) -> bytes:
    png = io.BytesIO()
    picture.save(png, format="PNG")
    if picture.mode not in ("L", "RGB"):
        return png.getvalue()
    jpeg = io.BytesIO()
    picture.save(jpeg, format="JPEG", quality=JPEG_QUALITY)
    return min(
        png, jpeg, key=lambda written: len(written.getvalue()) * (2 if written is png else 3)
    ).getvalue()

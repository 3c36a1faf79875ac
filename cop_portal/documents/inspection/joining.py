"""Photos of sheets made into pages. Runs in the worker's process; needs no Django.

The photos are those that ``photos.py`` drew. Their bytes go into the PDF as they are; a turn is a note at the page, so
that joining loses nothing. The file has no title, date or author.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence

import img2pdf
import pikepdf

MILLIMETER = 72 / 25.4
#: In points, upright.
A4 = (210 * MILLIMETER, 297 * MILLIMETER)
MARGIN = 5 * MILLIMETER
#: How many times as long as wide a photo is that shows a sheet of A4, with some of the table around it.
LIKE_A_SHEET = (1.2, 1.65)


def joined(photos: Sequence[tuple[bytes, int]]) -> bytes:
    """One PDF of these JPEGs, each turned clockwise by so many degrees, a page each."""
    pages = img2pdf.convert(
        [photo for photo, _turned in photos],
        layout_fun=_page_of,
        rotation=img2pdf.Rotation.none,
        nodate=True,
        producer="",
        engine=img2pdf.Engine.pikepdf,
    )
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages)) as pdf:
        for page, (_photo, turned) in zip(pdf.pages, photos, strict=True):
            if turned:
                page.rotate(turned, relative=False)
        del pdf.docinfo
        if "/ID" in pdf.trailer:  # the library's own is another each time
            del pdf.trailer.ID
        if "/Metadata" in pdf.Root:
            del pdf.Root.Metadata
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def _page_of(
    width: float, height: float, _dots_an_inch: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Width and height of the page, and of the picture in the middle of it, in points.

    A photo of the form of a sheet is a page of A4, upright or lying, with a small margin. Any other (a strip, a square)
    has a page of its own form, which fits on A4.
    """
    long, short = max(width, height), min(width, height)
    looks_like_a_sheet = LIKE_A_SHEET[0] <= long / short <= LIKE_A_SHEET[1]
    page_short, page_long = A4
    margin = MARGIN if looks_like_a_sheet else 0
    scale = min((page_long - 2 * margin) / long, (page_short - 2 * margin) / short)
    if not looks_like_a_sheet:
        page_long, page_short = math.floor(long * scale), math.floor(short * scale)
        scale = min(page_long / long, page_short / short)
    page = (page_short, page_long) if width <= height else (page_long, page_short)
    return (*page, width * scale, height * scale)

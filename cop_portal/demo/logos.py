"""The logo of an invented organization, drawn here: three waves of a signal and where they come from."""

from __future__ import annotations

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

_SIDE = 512
_INK, _WAVES, _GROUND = "#0b4f56", ("#0b7a86", "#3fa7a3", "#9fd3c7"), "#ffffff"


def signal_logo() -> SimpleUploadedFile:
    """The picture, as a browser would send it."""
    # Drawn four times as large, then made smaller, so that its edges are smooth.
    side = 4 * _SIDE
    picture = Image.new("RGB", (side, side), _GROUND)
    pen = ImageDraw.Draw(picture)
    center, foot = side // 2, round(side * 0.74)
    for step, color in enumerate(reversed(_WAVES)):
        radius = round(side * (0.5 - 0.13 * step))
        box = (center - radius, foot - radius, center + radius, foot + radius)
        pen.arc(box, start=215, end=325, fill=color, width=round(side * 0.055))
    dot = round(side * 0.075)
    pen.ellipse((center - dot, foot - dot, center + dot, foot + dot), fill=_INK)
    file = io.BytesIO()
    picture.resize((_SIDE, _SIDE), Image.Resampling.LANCZOS).save(file, "PNG")
    return SimpleUploadedFile("signal.png", file.getvalue(), content_type="image/png")

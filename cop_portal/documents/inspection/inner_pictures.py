"""How large a picture is by its own word, whatever the PDF around it says: viewers take memory for what it says."""

from __future__ import annotations

import re

_SIZE_OF_JPEG_2000 = re.compile(rb"\xff\x4f\xff\x51.{4}(.{4})(.{4})", re.S)
#: The codes of a JPEG's parts that begin a picture, and of those that have no length.
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_BARE = {0x01, *range(0xD0, 0xD9)}


def inner_pixels(kind: str, data: bytes) -> int:
    """The picture elements of ``data``, packed as the filter ``kind`` says; 0 where that is not told inside."""
    if kind == "/JPXDecode":
        sizes = [found.groups() for found in _SIZE_OF_JPEG_2000.finditer(data)]
        return max((_product(width, height) for width, height in sizes), default=0)
    return _pixels_of_jpeg(data) if kind in ("/DCTDecode", "/DCT") else 0


def _product(width: bytes, height: bytes) -> int:
    return int.from_bytes(width, "big") * int.from_bytes(height, "big")


def _pixels_of_jpeg(data: bytes) -> int:
    """Go from part to part, as a viewer does, to the one that begins the picture."""
    place = max(0, data.find(b"\xff\xd8"))
    while data[place : place + 1] == b"\xff" and place + 9 <= len(data):
        code = data[place + 1]
        if code in _FRAMES:
            return _product(data[place + 5 : place + 7], data[place + 7 : place + 9])
        if code == 0xFF:  # a filling byte
            place += 1
        elif code in _BARE:
            place += 2
        else:
            place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return 0

"""How large a picture is by its own word, whatever the PDF around it says: viewers take memory for what it says."""

from __future__ import annotations

import re

_SIZE_OF_JPEG_2000 = re.compile(rb"\xff\x4f\xff\x51.{4}(.{4})(.{4})", re.S)
#: The codes of a JPEG's parts that begin a picture, and of those that have no length.
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_BARE = {0x01, *range(0xD0, 0xD9)}

#: Parts of a JBIG2 by their numbers: the page, a set of patterns, and what is laid upon the page.
_PAGE, _PATTERNS = 48, 16
_LAID_UPON = {4, 6, 7, 20, 22, 23, 36, 38, 39, 40, 42, 43}
#: More parts than a scanner makes of a page.
MOST_PARTS = 10_000


def inner_pixels(kind: str, data: bytes) -> int:
    """The picture elements of ``data``, packed as the filter ``kind`` says; 0 where that is not told inside."""
    if kind == "/JPXDecode":
        sizes = [found.groups() for found in _SIZE_OF_JPEG_2000.finditer(data)]
        return max((_product(width, height) for width, height in sizes), default=0)
    if kind == "/JBIG2Decode":
        return _pixels_of_fax(data)
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


def _pixels_of_fax(data: bytes) -> int:
    """Of a JBIG2, which is a page and what is laid upon it: its largest part, or a quarter of them all where that is
    more. An honest page is covered two or three times."""
    sizes, place = [0], 0
    while place + 11 <= len(data) and len(sizes) <= MOST_PARTS:
        kind, place, length = _head_of_part(data, place)
        sides = data[place : place + 8]
        if kind == _PAGE and sides[4:] == b"\xff" * 4:
            pass  # as long as what is laid upon it
        elif kind == _PAGE or kind in _LAID_UPON:
            sizes.append(_product(sides[:4], sides[4:]))
        elif kind == _PATTERNS:  # width and height of a pattern, and how many there are
            sizes.append(sides[1] * sides[2] * int.from_bytes(sides[3:7], "big") if len(sides) > 6 else 0)
        place += length
    return max(max(sizes), sum(sizes) // 4)


def _head_of_part(data: bytes, place: int) -> tuple[int, int, int]:
    """The kind of the part that begins there, where its content begins, and how long that is."""
    number, flags, refers = (
        int.from_bytes(data[place : place + 4], "big"),
        data[place + 4],
        data[place + 5] >> 5,
    )
    place += 6
    if refers == 7:  # to so many others that their number is written out
        refers = int.from_bytes(data[place - 1 : place + 3], "big") & 0x1FFFFFFF
        place += 3 + (refers + 8) // 8
    place += refers * (1 if number <= 256 else 2 if number <= 65536 else 4)
    place += 4 if flags & 0x40 else 1
    return flags & 0x3F, place + 4, int.from_bytes(data[place : place + 4], "big")

"""Whether a JPEG has all its dots, though it was cut in the middle and closed with a proper end. Needs no Django.

A reader draws gray where such a one stops, and says so to nobody. So what nobody needs is put between the last of its
dots and its end: a reader that has all dots by then passes over it, and one that still looks for some draws it. Of a
whole photo nothing changes, whatever a phone writes into it, in steps, with marks to start again, or behind its end.
"""

from __future__ import annotations

import hashlib
import io
import re
from typing import BinaryIO

from PIL import Image, ImageChops, JpegImagePlugin

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
#: What begins a part: any code but those that stand among dots, and what only fills.
_PART = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])", re.S)
#: The next of them, looked for among dots; a long row of 0xFF is passed once.
_NEXT_PART = re.compile(rb"(?<!\xff)\xff++([^\x00\xff\xd0-\xd7])", re.S)
_RESTARTS = re.compile(rb"\xff([\xd0-\xd7])", re.S)
#: Packed as cameras pack; in another way dots may lack their last bytes.
_HUFFMAN = {0xC0, 0xC1, 0xC2}
_ALL_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
#: Some cameras leave out the last bits: who draws needs no more than a gray corner. So many rows say nothing.
_LAST_ROWS = 16
#: Of bits without an order, the same each time, and without 0xFF, which would begin a part.
_NOISE = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(64)).replace(b"\xff", b"\x7f")


def lacks_dots(file: BinaryIO, drawn: Image.Image, draft: tuple[str | None, tuple[int, int]]) -> bool:
    """Whether ``drawn``, which was read from ``file`` with this draft, has gray in place of dots that are not there.

    Where the file is made in a way that does not let this be known, it is said to lack none.
    """
    file.seek(0)
    content = file.read()
    end = _end_of_dots(content)
    if end is None:
        return False
    marks = _RESTARTS.findall(content, end[0], end[1])
    more = _NOISE
    if marks:  # where it was cut at such a mark, the next is looked for
        more += bytes((0xFF, 0xD0 + (marks[-1][0] + 1) % 8)) + _NOISE
    other = JpegImagePlugin.JpegImageFile(io.BytesIO(content[: end[1]] + more + content[end[1] :]))
    other.draft(*draft)
    other.load()
    changed = ImageChops.difference(drawn, other).getbbox()
    return changed is not None and changed[1] < drawn.height - _LAST_ROWS


def _end_of_dots(content: bytes) -> tuple[int, int] | None:
    """Where the last dots of the first picture in a file begin and end; None where that is not plain."""
    place, dots = 2, None
    while found := _PART.match(content, place):
        code, place = found[1][0], found.end()
        if code == _END:
            return dots
        if code == _START or (code in _ALL_FRAMES and code not in _HUFFMAN):
            return None
        place += int.from_bytes(content[place : place + 2], "big")
        if code == _SCAN:
            following = _NEXT_PART.search(content, place)
            if following is None:
                return None
            dots = place, following.start()
            place = following.start()
    return None

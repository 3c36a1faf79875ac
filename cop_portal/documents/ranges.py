"""Parts of a file, as a browser asks for them that goes on with a download (RFC 9110, 14)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpRequest

_ONE_RANGE = re.compile(r"\s*bytes\s*=\s*([0-9]*)\s*-\s*([0-9]*)\s*", re.IGNORECASE | re.ASCII)
#: More digits than any size has; Python would refuse to read thousands of them.
_LONGEST_NUMBER = 19


@dataclass(frozen=True)
class Part:
    """The bytes from ``start`` up to, and without, ``stop``, of ``size``."""

    start: int
    stop: int
    size: int

    @property
    def is_whole(self) -> bool:
        """Whether it is all of the file."""
        return self.start == 0 and self.stop == self.size

    @property
    def content_range(self) -> str:
        """The header that says which part it is."""
        return f"bytes {self.start}-{self.stop - 1}/{self.size}"


class NoSuchPart(Exception):
    """The file has no byte of the part that was asked for."""


def asked_part(request: HttpRequest, size: int, etag: str) -> Part | None:
    """The one part of a file of ``size`` bytes that is asked for; None for all of it.

    Several parts at once, and what is not to be read, are answered with the whole file, as is a part of what was
    another file (``If-Range``). Raises NoSuchPart for a part beyond its end.
    """
    if request.method != "GET" or not (asked := request.headers.get("Range")):
        return None
    if request.headers.get("If-Range", etag).strip() != etag:
        return None
    if not (found := _ONE_RANGE.fullmatch(asked)):
        return None
    first, last = found.groups()
    if not (first or last) or max(len(first), len(last)) > _LONGEST_NUMBER:
        return None
    if not first:
        start, stop = max(size - int(last), 0), size
    else:
        start, stop = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    if start >= size:
        raise NoSuchPart
    return Part(start, stop, size)

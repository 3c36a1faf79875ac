"""Ways through a PDF that have no end: trees that grow into themselves. And pictures within a page's own text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from pikepdf import Array, Dictionary, Pdf, Stream

from cop_portal.documents.inspection.refusal import NotAcceptable

_INLINE = re.compile(rb"\bBI\s(.{0,400}?)\sID\b", re.S)
_SIDES = [re.compile(rb"/(?:W|Width)\s+(\d+)"), re.compile(rb"/(?:H|Height)\s+(\d+)")]


def check_ways(pdf: Pdf) -> None:
    """Outlines, fields, and trees of names and numbers come to an end."""
    root = pdf.Root
    for tree, next_keys in (
        (root.get("/Outlines"), ("/First", "/Next")),
        (root.get("/AcroForm"), ("/Fields", "/Kids")),
        (root.get("/PageLabels"), ("/Kids",)),
        (root.get("/Dests"), ("/Kids",)),
    ):
        _end_to_end(tree, _by_keys(next_keys))
    names = root.get("/Names")
    if isinstance(names, Dictionary):
        for tree in names.as_dict().values():
            _end_to_end(tree, _by_keys(("/Kids",)))


def _by_keys(keys: tuple[str, ...]) -> Callable[[Any], Iterator[Any]]:
    def following(node: Any) -> Iterator[Any]:
        for key in keys:
            value = node.get(key)
            yield from value.as_list() if isinstance(value, Array) else [value]

    return following


def _end_to_end(tree: Any, following: Callable[[Any], Iterator[Any]]) -> None:
    """Walk a tree, each node once. Raises NotAcceptable where it grows into itself."""
    begun, ended = set(), set()
    waiting = [(tree, False)]
    while waiting:
        node, is_done = waiting.pop()
        if not isinstance(node, Dictionary | Stream):
            continue
        number = node.objgen if node.is_indirect else None
        if is_done:
            ended.add(number)
            continue
        if number is not None:
            if number in ended:
                continue
            if number in begun:
                raise NotAcceptable("damaged")
            begun.add(number)
            waiting.append((node, True))
        waiting.extend((child, False) for child in following(node))


def inline_pixels(content: bytes) -> int:
    """The picture elements of the largest picture that is written into a page's own text."""
    most = 0
    for found in _INLINE.finditer(content):
        width, height = (pattern.search(found[1]) for pattern in _SIDES)
        if width and height:
            most = max(most, int(width[1]) * int(height[1]))
    return most

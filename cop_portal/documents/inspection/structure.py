"""Ways through a PDF that have no end, or so many turns that a viewer never arrives: trees that grow into themselves,
drawings that draw one another over and over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from cop_portal.documents.inspection.refusal import FAULTS, NotAcceptable

#: The most drawings that one page is made of, each time counted that one is drawn.
MOST_DRAWINGS = 1_000_000
_DRAWS = re.compile(rb"/([^\s/\[\]()<>{}%]+)\s+Do\b")
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


class Drawings:
    """How many drawings a page is made of, the drawings in its drawings counted each time they are drawn."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, int], int | None] = {}

    def check(self, resources: Any, content: bytes, depth: int = 0) -> int:
        """Count, for a page or a drawing with these resources. Raises NotAcceptable where there is no end to it."""
        count = 1
        forms = dict(_forms_in(resources))
        if not forms:
            return count
        if depth > 100:
            raise NotAcceptable("too_complex")
        times = Counter(_plain(found) for found in _DRAWS.findall(content))
        for name, form in forms.items():
            count += max(1, times[name]) * self._in_form(form, depth)
            if count > MOST_DRAWINGS:
                raise NotAcceptable("too_complex")
        return count

    def _in_form(self, form: Any, depth: int) -> int:
        number = form.objgen
        if number not in self.known:
            self.known[number] = None
            inner = form.get("/Resources")
            content = _content(form) if any(True for _ in _forms_in(inner)) else b""
            self.known[number] = self.check(inner, content, depth + 1)
        count = self.known[number]
        if count is None:  # it draws itself
            raise NotAcceptable("too_complex")
        return count


def _forms_in(resources: Any) -> Iterator[tuple[bytes, Any]]:
    shown = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    if not isinstance(shown, Dictionary):
        return
    try:
        names = list(shown.keys())
    except UnicodeDecodeError:  # a name in an old encoding
        return
    for name in names:
        form = shown.get(name)
        if isinstance(form, Stream) and form.get("/Subtype") == Name.Form:
            yield name[1:].encode(), form


def _content(form: Any) -> bytes:
    try:
        return form.read_bytes()
    except FAULTS:
        return b""


def _plain(name: bytes) -> bytes:
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), name)


def inline_pixels(content: bytes) -> int:
    """The picture elements of the largest picture that is written into a page's own text."""
    most = 0
    for found in _INLINE.finditer(content):
        width, height = (pattern.search(found[1]) for pattern in _SIDES)
        if width and height:
            most = max(most, int(width[1]) * int(height[1]))
    return most

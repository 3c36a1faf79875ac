"""How much work it is to draw a page: drawings that draw others over and over, tiles without number, one picture that
is shown a thousand times. A few kilobytes of these keep a reader's viewer busy for days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pikepdf import Array, Dictionary, Name, Stream

from cop_portal.documents.inspection.refusal import FAULTS, NotAcceptable

#: The most drawings that one page is made of, each time counted that one is drawn.
MOST_DRAWINGS = 1_000_000
#: So many picture elements are as much work as one drawing.
DOTS = 10_000
#: The most tiles of a pattern on a page, and the most that lie one upon the other: an honest one has them side by side.
MOST_TILES = 20_000_000
MOST_TILES_UPON_ANOTHER = 1000
#: The most functions that a function of a color or a shade is put together from.
MOST_FUNCTIONS = 10_000
_DEEPEST = 100
_A4 = 595 * 842

# White space of a PDF has NUL in it, and a comment is one. What was read is not gone back on: else a line of percent
# signs would take forever.
_BETWEEN = rb"(?:[\s\x00]|%[^\r\n]*+)"
_USES = re.compile(
    rb"/([^\x00\s/\[\]()<>{}%]++)"
    + _BETWEEN
    + rb"*+(?:[\d.+-]++"
    + _BETWEEN
    + rb"++)?+(Do|gs|scn|SCN|Tf|sh)\b"
)
_USED_AS = {
    b"Do": "/XObject",
    b"gs": "/ExtGState",
    b"scn": "/Pattern",
    b"SCN": "/Pattern",
    b"Tf": "/Font",
    b"sh": "/Shading",
}


class Drawings:
    """How many drawings a page is made of, those within its drawings counted each time they are drawn."""

    def __init__(self) -> None:
        self.known: dict[tuple[Any, ...], int | None] = {}
        self.page, self.area, self.within_a_letter = 0, float(_A4), False

    def check_page(self, page: Any, resources: Any, content: bytes) -> None:
        """Count, for a page and for what is stuck upon it. Raises NotAcceptable where there is no end to it."""
        self.page += 1
        self.area = _area(page.get("/MediaBox")) or _A4
        count = self._count(resources, content, 0)
        for form in _stuck_upon(page):
            count += self._inside(form, resources, 0)
            if count > MOST_DRAWINGS:
                raise NotAcceptable("too_complex")

    def _count(self, resources: Any, content: bytes, depth: int) -> int:
        count, parts = 1, list(_parts_in(resources))
        if not parts:
            return count
        if depth > _DEEPEST:
            raise NotAcceptable("too_complex")
        times = Counter((_USED_AS[how], _plain(name)) for name, how in _USES.findall(content))
        for kind, name, part in parts:
            used = times[kind, name]
            if used:
                count += self._work(kind, part, used, resources, content, depth)
            if count > MOST_DRAWINGS:
                raise NotAcceptable("too_complex")
        return count

    def _work(self, kind: str, part: Any, used: int, resources: Any, content: bytes, depth: int) -> int:
        """What one thing adds that is used so many times in this content."""
        if kind == "/Font":
            return self._letters(part, resources, content, depth)
        if kind == "/Shading":  # it may fill the whole page
            return used * max(1, int(self.area) // DOTS)
        if kind == "/ExtGState":
            return used * self._inside(part.get("/SMask").get("/G"), resources, depth)
        if part.get("/Subtype") == Name.Image:
            return int(used * number(part.get("/Width")) * number(part.get("/Height"))) // DOTS
        if kind == "/Pattern":
            self._check_tiles(part)
        return used * self._inside(part, resources, depth)

    def _letters(self, font: Any, resources: Any, content: bytes, depth: int) -> int:
        """Of letters that are drawings themselves: at most as many as the content has bytes. A page may have any
        number; those of which a letter is drawn count."""
        letters = len(content)
        within_a_letter, self.within_a_letter = self.within_a_letter, True
        own = font.get("/Resources", resources)
        glyphs = (self._inside(glyph, own, depth) for glyph in _values(font.get("/CharProcs")))
        most = max(glyphs, default=1)
        self.within_a_letter = within_a_letter
        return letters * (most if within_a_letter else most - 1)

    def _inside(self, form: Any, outer: Any, depth: int) -> int:
        """How many drawings a drawing is made of. One without things of its own draws with those around it."""
        if not isinstance(form, Stream):
            return 1
        own = form.get("/Resources")
        key = form.objgen if own is not None else (*form.objgen, self.page, depth)
        if key not in self.known:
            self.known[key] = None
            inner = own if own is not None else outer
            content = _content(form) if any(True for _ in _parts_in(inner)) else b""
            self.known[key] = self._count(inner, content, depth + 1)
        count = self.known[key]
        if count is None:  # it draws itself
            raise NotAcceptable("too_complex")
        return count

    def _check_tiles(self, pattern: Any) -> None:
        step = number(pattern.get("/XStep")) * number(pattern.get("/YStep"))
        if not step:
            return
        matrix = pattern.get("/Matrix")
        turned = [_signed(value) for value in matrix] if isinstance(matrix, Array) else []
        scale = abs(turned[0] * turned[3] - turned[1] * turned[2]) if len(turned) == 6 else 1
        if (
            self.area > MOST_TILES * step * scale
            or _area(pattern.get("/BBox")) > MOST_TILES_UPON_ANOTHER * step
        ):
            raise NotAcceptable("too_complex")


class Functions:
    """Of how many functions a function is put together, each time counted that one is asked."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, int], int] = {}

    def check(self, function: Any, depth: int = 0) -> int:
        """Count; 1 for what is put together of none. Raises NotAcceptable where there is no end to it."""
        parts = function.get("/Functions") if isinstance(function, Dictionary | Stream) else None
        if not isinstance(parts, Array):
            return 1
        if depth > _DEEPEST:
            raise NotAcceptable("too_complex")
        if function.is_indirect and function.objgen in self.known:
            return self.known[function.objgen]
        count = 1
        for part in parts:
            count += self.check(part, depth + 1)
            if count > MOST_FUNCTIONS:
                raise NotAcceptable("too_complex")
        if function.is_indirect:
            self.known[function.objgen] = count
        return count


def _parts_in(resources: Any) -> Iterator[tuple[str, bytes, Any]]:
    """What can be used with these resources and is work: the kind of the thing, its name, and the thing."""
    if not isinstance(resources, Dictionary):
        return
    for kind in ("/XObject", "/Pattern", "/ExtGState", "/Font", "/Shading"):
        shown = resources.get(kind)
        if not isinstance(shown, Dictionary):
            continue
        for name, part in shown.items():
            if _is_work(kind, part):
                # One in an old encoding is no UTF-8.
                yield kind, name[1:].encode("utf-8", "surrogateescape"), part


def _is_work(kind: str, part: Any) -> bool:
    if kind == "/XObject":
        return isinstance(part, Stream) and part.get("/Subtype") in (Name.Form, Name.Image)
    if kind == "/Pattern":
        return isinstance(part, Stream)
    if kind == "/Shading":
        return isinstance(part, Stream | Dictionary)
    if not isinstance(part, Dictionary):
        return False
    if kind == "/ExtGState":
        return isinstance(part.get("/SMask"), Dictionary)
    return part.get("/Subtype") == Name.Type3


def _stuck_upon(page: Any) -> Iterator[Any]:
    """How the notes, stamps and fields on a page look."""
    notes = page.get("/Annots")
    for note in notes if isinstance(notes, Array) else ():
        looks = note.get("/AP") if isinstance(note, Dictionary) else None
        for look in _values(looks):
            yield from [look] if isinstance(look, Stream) else _values(look)


def _values(container: Any) -> list[Any]:
    return list(container.as_dict().values()) if isinstance(container, Dictionary) else []


def number(value: Any) -> float:
    """A length, as viewers take it: with a fraction, and some of them below zero; 0 for what is none."""
    return abs(_signed(value))


def _signed(value: Any) -> float:
    return float(value) if isinstance(value, int | float | Decimal) else 0


def _area(box: Any) -> float:
    sides = [_signed(value) for value in box] if isinstance(box, Array) else []
    return abs((sides[2] - sides[0]) * (sides[3] - sides[1])) if len(sides) == 4 else 0


def _content(form: Any) -> bytes:
    try:
        return form.read_bytes()
    except FAULTS:
        return b""


def _plain(name: bytes) -> bytes:
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), name)

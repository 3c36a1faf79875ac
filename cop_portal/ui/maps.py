"""The map of Iraq's governorates, shaded by counts in four steps: never finer, and no names on it."""

from __future__ import annotations

import functools
import json
import pathlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.templatetags.static import static
from django.utils.html import escape
from django.utils.safestring import SafeString

DATA = pathlib.Path(__file__).parent / "data" / "iraq-governorates-map.json"
# The shapes as a file that browsers keep: pages name them by their codes. A test sees that it is what `sprite` makes.
SPRITE = "images/iraq.svg"
# The map knows 18 governorates: Halabja, the nineteenth, is drawn with Sulaymaniyah, of which it was a part.
DRAWN_WITH = {"IQ-HA": "IQ-SU"}


@dataclass(frozen=True)
class MapLink:
    """Where a shape leads, and what it is called."""

    url: str
    label: str


@functools.cache
def _data() -> tuple[str, dict[str, str]]:
    """(viewBox, path data of each governorate)."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    return data["viewBox"], {code: shape["path"] for code, shape in data["governorates"].items()}


def sprite() -> str:
    """The shapes as an SVG file, each with its code as id, on a grid that is finer than a screen's."""
    paths = (f'<path id="{code}" d="{_rounded(path)}"/>' for code, path in _data()[1].items())
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(paths) + "\n</svg>\n"


def _rounded(path: str) -> str:
    """``path`` in whole steps from point to point, half as long."""
    steps: list[str] = []
    here = (0, 0)
    for letter, x, y in re.findall(r"([MLZ])(?:([-.0-9]+) ([-.0-9]+))?", path):
        if letter == "Z":
            steps.append("z")
            continue
        there = (round(float(x)), round(float(y)))
        across, down = there[0] - here[0], there[1] - here[1]
        start = f"M{there[0]} {there[1]}" if letter == "M" else f"l{across} {down}"
        if letter == "M" or (across, down) != (0, 0):
            steps.append(start.replace(" -", "-"))
        here = there
    return "".join(steps)


def steps(most: int) -> list[tuple[int, int | None]]:
    """The four steps of the key as (lowest, highest) counts for a map whose greatest count is ``most``.

    The last has no highest. For 9: 1 to 2, 3 to 4, 5 to 6, 7 and more.
    """
    width = max(1, round(most / 4))
    return [(1 + width * step, width * (step + 1) if step < 3 else None) for step in range(4)]


def step_of(count: int, most: int) -> int:
    """The step (1 to 4) of a count, 0 for none."""
    if count < 1:
        return 0
    return next(
        number
        for number, (low, high) in enumerate(steps(most), start=1)
        if count >= low and (high is None or count <= high)
    )


def governorate_map(
    counts: Mapping[str, int],
    chosen: set[str] | frozenset[str] = frozenset(),
    links: Mapping[str, MapLink] | None = None,
) -> SafeString:
    """The map and its key as HTML. ``counts``: ISO code to count; ``chosen``: codes that get an outline.

    With ``links`` each shape is a link with a name, for the pointer: the list beside the map has the same choices, and
    who goes by keys need not pass eighteen shapes to come to it. Without them the map is a picture of that list, which
    carries the data, and is hidden from screen readers.
    """
    view_box, shapes = _data()
    drawn: dict[str, int] = {}
    for code, count in counts.items():
        # The two are not added up: one organization may work in both.
        target = DRAWN_WITH.get(code, code)
        drawn[target] = max(drawn.get(target, 0), count)
    outlined = {DRAWN_WITH.get(code, code) for code in chosen}
    most = max(drawn.values(), default=0)
    file = escape(static(SPRITE))
    areas = (_area(code, step_of(drawn.get(code, 0), most), file, (links or {}).get(code)) for code in shapes)
    # Outlines last, so that no neighbor covers them.
    outlines = (f'<use class="map-chosen" href="{file}#{code}"/>' for code in shapes if code in outlined)
    key = (
        f'<li><span class="map-swatch map-ground-{number}"></span><span class="ltr">{_range(low, high)}</span></li>'
        for number, (low, high) in enumerate(steps(most), start=1)
    )
    hidden = "" if links else ' aria-hidden="true"'
    shapes_drawn = "".join((*areas, *outlines))
    return SafeString(
        f'<div class="map"{hidden}><svg viewBox="{view_box}" focusable="false">{shapes_drawn}</svg>'
        f'<ul class="map-key" aria-hidden="true">{"".join(key)}</ul></div>'
    )


def _area(code: str, step: int, file: str, link: MapLink | None) -> str:
    shape = f'href="{file}#{code}"/>'
    if link is None:
        return f'<use class="map-{step}" {shape}'
    url, label = escape(link.url), escape(link.label)
    return f'<a class="map-{step}" href="{url}" tabindex="-1"><title>{label}</title><use {shape}</a>'


def _range(low: int, high: int | None) -> str:
    if high is None:
        return f"{low}+"
    return str(low) if high == low else f"{low}–{high}"

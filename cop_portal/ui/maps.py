"""The map of Iraq's governorates, shaded by counts in four steps: never finer, and no names on it."""

from __future__ import annotations

import functools
import json
import pathlib
from collections.abc import Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

DATA = pathlib.Path(__file__).parent / "data" / "iraq-governorates-map.json"
# The map knows 18 governorates: Halabja, the nineteenth, is drawn with Sulaymaniyah, of which it was a part.
DRAWN_WITH = {"IQ-HA": "IQ-SU"}


@functools.cache
def _shapes() -> tuple[str, dict[str, str]]:
    """(viewBox, path data of each governorate)."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    return data["viewBox"], {code: shape["path"] for code, shape in data["governorates"].items()}


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


def governorate_map(counts: Mapping[str, int], chosen: set[str] | frozenset[str] = frozenset()) -> SafeString:
    """The map and its key as HTML. ``counts``: ISO code to count; ``chosen``: codes that get an outline.

    It is a picture of the list beside it, which carries the data, so it is hidden from screen readers.
    """
    view_box, paths = _shapes()
    drawn: dict[str, int] = {}
    for code, count in counts.items():
        # The two are not added up: one organization may work in both.
        target = DRAWN_WITH.get(code, code)
        drawn[target] = max(drawn.get(target, 0), count)
    outlined = {DRAWN_WITH.get(code, code) for code in chosen}
    most = max(drawn.values(), default=0)
    areas = format_html_join(
        "",
        '<path class="map-{}" d="{}"/>',
        ((step_of(drawn.get(code, 0), most), path) for code, path in paths.items()),
    )
    # Outlines last, so that no neighbor covers them.
    outlines = format_html_join(
        "", '<path class="map-chosen" d="{}"/>', ((path,) for code, path in paths.items() if code in outlined)
    )
    key = format_html_join(
        "",
        '<li><span class="map-swatch map-ground-{}"></span><span class="ltr">{}</span></li>',
        ((number, _range(low, high)) for number, (low, high) in enumerate(steps(most), start=1)),
    )
    return format_html(
        '<div class="map" aria-hidden="true"><svg viewBox="{}" focusable="false">{}{}</svg>'
        '<ul class="map-key">{}</ul></div>',
        view_box,
        areas,
        outlines,
        key,
    )


def _range(low: int, high: int | None) -> str:
    if high is None:
        return f"{low}+"
    return str(low) if high == low else f"{low}–{high}"

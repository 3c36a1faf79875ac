"""The funnel as a picture: two strands from the top down, as far apart as many have come so far.

Decoration: the numbers stand beside it, a row of the same height for each step, and in the table below.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

WIDTH = 160
ROW = 60
# Half of the width where all are: the strands keep clear of the edge.
MOST = WIDTH / 2 - 3
# So few that the two strands would lie upon each other: side by side, as they do on the stage line.
LEAST = 2.5


def funnel_picture(shares: Sequence[float]) -> SafeString:
    """The picture of ``shares`` (from 0 to 1), a step each; where nobody has come any further it is dashed."""
    reached = max((index for index, share in enumerate(shares) if share > 0), default=-1)
    drawn = [min(1, share) for share in shares[: reached + 1]]
    height = ROW * len(shares)
    shapes = []
    if drawn:
        start, end = _edge(drawn, -1), _edge(drawn, 1)
        shapes.append(_path("funnel-ground", f"M{start}L{_reversed(drawn)}Z"))
        shapes += [_path("funnel-step", _across(index, share)) for index, share in enumerate(drawn)]
        shapes += [_path("strand strand-a", f"M{start}"), _path("strand strand-b", f"M{end}")]
    if reached + 1 < len(shares):
        shapes.append(_path("strand strand-ahead", f"M{WIDTH // 2} {ROW * (reached + 1)}V{height}"))
    return format_html(
        '<svg class="funnel-picture mirrors" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true" '
        'focusable="false">{}</svg>',
        WIDTH,
        height,
        mark_safe("".join(shapes)),  # numbers and constants
    )


def _path(css: str, data: str) -> str:
    return f'<path class="{css}" d="{data}" vector-effect="non-scaling-stroke"/>'


def _half(share: float) -> float:
    return 0 if share <= 0 else max(LEAST, share * MOST)


def _point(x: float, y: float) -> str:
    return f"{x:.1f} {y:.1f}".replace(".0", "")


def _middle(index: int) -> float:
    return ROW * (index + 0.5)


def _edge(shares: Sequence[float], side: int) -> str:
    """One side from the top of the first row to the bottom of the last one."""
    places = [WIDTH / 2 + side * _half(share) for share in shares]
    parts = [_point(places[0], 0), f"L{_point(places[0], _middle(0))}"]
    for index in range(1, len(places)):
        before, here = places[index - 1], places[index]
        bend = ROW * index
        parts.append(f"C{_point(before, bend)} {_point(here, bend)} {_point(here, _middle(index))}")
    parts.append(f"L{_point(places[-1], ROW * len(places))}")
    return "".join(parts)


def _reversed(shares: Sequence[float]) -> str:
    """The other side from the bottom to the top, to close the ground between the two."""
    places = [WIDTH / 2 + _half(share) for share in shares]
    parts = [_point(places[-1], ROW * len(places)), f"L{_point(places[-1], _middle(len(places) - 1))}"]
    for index in range(len(places) - 1, 0, -1):
        before, here = places[index], places[index - 1]
        bend = ROW * index
        parts.append(f"C{_point(before, bend)} {_point(here, bend)} {_point(here, _middle(index - 1))}")
    parts.append(f"L{_point(places[0], 0)}")
    return "".join(parts)


def _across(index: int, share: float) -> str:
    half = _half(share)
    return f"M{_point(WIDTH / 2 - half, _middle(index))}L{_point(WIDTH / 2 + half, _middle(index))}"

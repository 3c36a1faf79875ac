"""The thread drawn as SVG: apart = not met, parallel = talking, twisted = agreed in writing, dashed = ahead.

Pure functions. Colors come from classes (``strand-a`` ...), never from style attributes; every picture is decoration,
hidden from screen readers, and the words beside it say all. Lengths are in px of the picture's own viewBox.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

CORD_PERIOD = 72
CORD_AMPLITUDE = 4.5
PARALLEL_GAP = 5
STAGE_HEIGHT = 56
DOTS_APART = 40


def strand_letter(position: int) -> str:
    """The strand of the party at ``position`` (from 0): a, b, c, and from the fourth on d, which is soft grey."""
    return "abc"[position] if position < 3 else "d"


def strand_letters(count: int) -> list[str]:
    """The strands of ``count`` parties in the order they joined."""
    return [strand_letter(position) for position in range(count)]


def strands_for(count: int, own: int | None = None) -> list[str]:
    """The strands of ``count`` parties, in the order they joined, for a reader of the party at position ``own``.

    One's own organization is always strand b; staff and others (``own=None``) see the order they joined.
    """
    if own is None or count < 2:
        return strand_letters(count)
    others = [letter for letter in strand_letters(count) if letter != "b"]
    return ["b" if position == own else others.pop(0) for position in range(count)]


def _number(value: float) -> str:
    """A coordinate, short: one digit after the point, none where it is whole."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def sine_path(
    start: float, end: float, *, middle: float, amplitude: float, period: float, phase: float = 0
) -> str:
    """Path data of a sine from x = ``start`` to ``end`` around y = ``middle``; ``phase`` in turns, 0.5 goes down first.

    Eight cubic pieces a period, each with the sine's own slope at both ends: the eye sees no difference.
    """
    step = period / 8
    count = max(1, round((end - start) / step))
    step = (end - start) / count

    def at(index: int) -> tuple[float, float, float]:
        angle = 2 * math.pi * (index * step / period + phase)
        return start + index * step, middle - amplitude * math.sin(angle), -amplitude * math.cos(angle)

    x, y, slope = at(0)
    parts = [f"M{_number(x)} {_number(y)}"]
    pull = step / 3
    for index in range(1, count + 1):
        x2, y2, slope2 = at(index)
        rise, rise2 = slope * 2 * math.pi / period * pull, slope2 * 2 * math.pi / period * pull
        controls = (x + pull, y + rise, x2 - pull, y2 - rise2, x2, y2)
        parts.append("C" + " ".join(_number(value) for value in controls))
        x, y, slope = x2, y2, slope2
    return "".join(parts)


def _spread(count: int, middle: float, gap: float, most: float) -> list[float]:
    """``count`` positions around ``middle``, ``gap`` apart, closer where they would take more than ``most``."""
    if count < 2:
        return [middle]
    gap = min(gap, most / (count - 1))
    return [middle + gap * (index - (count - 1) / 2) for index in range(count)]


def _strand(letter: str, path: str) -> SafeString:
    return format_html(
        '<path class="strand strand-{}" d="{}" vector-effect="non-scaling-stroke"/>', letter, path
    )


def _picture(css: str, view: str, shapes: Sequence[SafeString], *, stretched: bool = True) -> SafeString:
    return format_html(
        '<svg class="{} mirrors" viewBox="{}"{} aria-hidden="true" focusable="false">{}</svg>',
        css,
        view,
        mark_safe(' preserveAspectRatio="none"') if stretched else "",  # constant
        mark_safe("".join(shapes)),  # made by format_html above
    )


# -- the stage line ---------------------------------------------------------------------------------------------------


class Stage(NamedTuple):
    """One of the seven knots. ``state``: done, now, hollow (begun, not reached) or ahead. ``date`` is words."""

    label: str
    date: str
    state: str
    # The label as it stands inside "Next: joint work."; the label itself where it is empty.
    in_sentence: str = ""
    # Of a hollow one, what follows: that it is reached, as it stands inside that sentence.
    then: str = ""

    @property
    def is_reached(self) -> bool:
        return self.state in {"done", "now", "hollow"}


def stage_piece(kind: str, strands: Sequence[str]) -> SafeString:
    """What lies between two knots: apart, meeting, parallel, cord or dashed, for parties with these ``strands``."""
    middle = STAGE_HEIGHT / 2
    width = 160
    dots = _spread(len(strands), middle, DOTS_APART, DOTS_APART)
    side_by_side = _spread(len(strands), middle, PARALLEL_GAP, 2.4 * PARALLEL_GAP)
    shapes = []
    if kind == "dashed":
        shapes.append(_strand("ahead", f"M12 {_number(middle)}H{width - 8}"))
    elif kind == "cord":
        for letter, index in reversed(list(zip(strands, range(len(strands)), strict=True))):
            phase = (index / len(strands) + 0.5) % 1
            wave = sine_path(
                8, width - 8, middle=middle, amplitude=CORD_AMPLITUDE, period=CORD_PERIOD, phase=phase
            )
            shapes.append(_strand(letter, wave))
    else:
        for letter, far, near in zip(strands, dots, side_by_side, strict=True):
            if kind == "meeting":
                path = f"M0 {_number(far)}C70 {_number(far)} 80 {_number(near)} {width} {_number(near)}"
            elif kind == "apart":
                path = f"M0 {_number(far)}H{width}"
            else:
                path = f"M0 {_number(near)}H{width}"
            shapes.append(_strand(letter, path))
    return _picture(f"stage-piece stage-piece-{kind}", f"0 0 {width} {STAGE_HEIGHT}", shapes)


def stage_dots(strands: Sequence[str]) -> SafeString:
    """The dots where the strands begin, one a party, from the top down."""
    places = _spread(len(strands), STAGE_HEIGHT / 2, DOTS_APART, DOTS_APART)
    circles = [
        format_html('<circle class="dot-{}" cx="8" cy="{}" r="5"/>', letter, _number(place))
        for letter, place in zip(strands, places, strict=True)
    ]
    return format_html(
        '<svg class="stage-dots" viewBox="0 0 16 {0}" width="16" height="{0}" aria-hidden="true" focusable="false">'
        "{1}</svg>",
        STAGE_HEIGHT,
        mark_safe("".join(circles)),  # made by format_html above
    )


def piece_kinds(stages: Sequence[Stage], cord_from: int | None) -> list[str]:
    """The kind of the piece after each knot; ``cord_from`` is the knot (from 0) of a concluded MoU, or None."""
    reached = [index for index, stage in enumerate(stages) if stage.is_reached]
    last = max(reached, default=0)
    kinds = []
    for index in range(len(stages)):
        if index > last:
            kinds.append("dashed")
        elif index == 0:
            kinds.append("meeting" if last > 0 else "apart")
        elif cord_from is not None and index >= cord_from:
            kinds.append("cord")
        else:
            kinds.append("parallel")
    return kinds


def following(stages: Sequence[Stage], current: int) -> str:
    """What is next after the knot ``current``: that a hollow one is reached, else the first that is not."""
    if stages and stages[current].state == "hollow" and stages[current].then:
        return stages[current].then
    ahead = next((stage for stage in stages[current + 1 :] if not stage.is_reached), None)
    return (ahead.in_sentence or ahead.label) if ahead is not None else ""


# -- the timeline -----------------------------------------------------------------------------------------------------


def thread_piece(kind: str, strands: Sequence[str] = ("a", "b")) -> SafeString:
    """The thread beneath one entry of the timeline: apart (meeting below), parallel, cord, dashed, "" for nothing."""
    if kind not in {"apart", "parallel", "cord", "dashed"}:
        return SafeString("")
    if kind == "dashed":
        return SafeString('<span class="thread thread-dashed" aria-hidden="true"></span>')
    if kind == "cord":
        # A wave of fixed width and period cannot be stretched, so it is painted through tiling masks.
        family = "cord2" if len(strands) < 3 else "cord3"
        spans = format_html_join(
            "",
            '<span class="{}-{} ground-{}"></span>',
            ((family, index + 1, letter) for index, letter in enumerate(strands[:3])),
        )
        return format_html('<span class="thread thread-cord" aria-hidden="true">{}</span>', spans)
    side_by_side = _spread(len(strands), 14, PARALLEL_GAP, 12)
    dots = _spread(len(strands), 14, 16, 20)
    shapes = []
    for letter, far, near in zip(strands, dots, side_by_side, strict=True):
        path = f"M{_number(near)} 0V100"
        if kind == "apart":
            path = f"M{_number(far)} 0C{_number(far)} 48 {_number(near)} 55 {_number(near)} 100"
        shapes.append(_strand(letter, path))
    return _picture(f"thread thread-{kind}", "0 0 28 100", shapes)


def thread_dots(strands: Sequence[str] = ("a", "b")) -> SafeString:
    """The dots at the first entry of a timeline, one a party, side by side."""
    radius = 5 if len(strands) < 3 else 4
    circles = [
        format_html('<circle class="dot-{}" cx="{}" cy="8" r="{}"/>', letter, _number(place), radius)
        for letter, place in zip(strands, _spread(len(strands), 14, 16, 20), strict=True)
    ]
    return format_html(
        '<svg class="thread-dots mirrors" viewBox="0 0 28 16" width="28" height="16" aria-hidden="true" '
        'focusable="false">{}</svg>',
        mark_safe("".join(circles)),  # made by format_html above
    )

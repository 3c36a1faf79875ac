"""Pictures made of the thread: logo, match mark, tie, landing picture; and the dots of the parties."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from .thread import sine_path


def logo() -> SafeString:
    """Two strands that meet at a knot and run on side by side, 44 by 28 px."""
    return SafeString(
        '<svg class="logo mirrors" viewBox="0 0 44 28" width="44" height="28" aria-hidden="true" focusable="false">'
        '<path class="strand strand-a" d="M2 3C10 3 13 11.5 20 11.5H42.5"/>'
        '<path class="strand strand-b" d="M2 25C10 25 13 16.5 20 16.5H42.5"/>'
        '<circle class="knot-ring" cx="24" cy="14" r="5.5"/></svg>'
    )


def match_mark(count: int) -> SafeString:
    """The join picture of a result: the two strands meet where ``count`` things join; two grey lines where none do.

    Drawn by the stylesheet, since a list repeats it."""
    css = "match-picture" if count < 1 else "match-picture match-knot mirrors"
    return format_html('<span class="{}" aria-hidden="true"></span>', css)


def tie() -> SafeString:
    """Their strand, a knot, your strand: between what one offers and the other wants. Upright on phones."""
    return SafeString('<span class="tie" aria-hidden="true"><span class="knot knot-now"></span></span>')


def knot(state: str) -> SafeString:
    """A knot of 16 px: done is filled, now and hollow are rings, ahead is dashed."""
    css = {"done": "knot-done", "ahead": "knot-ahead"}.get(state, "knot-now")
    return format_html('<span class="knot {}" aria-hidden="true"></span>', css)


def dot(letter: str) -> SafeString:
    """A party's dot of 10 px, in the color of its strand (a, b, c, d). Its name must stand beside it."""
    return format_html('<span class="dot dot-{}" aria-hidden="true"></span>', letter)


def two_grey_strands() -> SafeString:
    """What an empty state shows: two strands that have not met."""
    return SafeString(
        '<svg class="empty-picture mirrors" viewBox="0 0 96 24" width="96" height="24" aria-hidden="true" '
        'focusable="false"><path class="strand strand-ahead-plain" d="M1 3C30 3 60 8 95 3"/>'
        '<path class="strand strand-ahead-plain" d="M1 21C30 21 60 16 95 21"/></svg>'
    )


def landing_picture() -> SafeString:
    """Two strands from afar that meet at a knot and twist on, across the full width; phones see it around its knot."""
    waves = [sine_path(589, 1300, middle=74, amplitude=7, period=74, phase=phase) for phase in (0, 0.5)]
    return format_html(
        '<svg class="landing-picture mirrors" viewBox="0 0 1280 148" preserveAspectRatio="xMidYMid slice" '
        'aria-hidden="true" focusable="false">'
        '<path class="strand strand-b" d="M0 116C130 148 250 152 360 122C430 103 470 78 520 78H575"/>'
        '<path class="strand strand-a" d="M0 28C130 -4 250 2 360 32C430 51 470 70 520 70H575"/>'
        '<path class="strand strand-b" d="{}"/><path class="strand strand-a" d="{}"/>'
        '<circle class="knot-ring" cx="575" cy="74" r="13"/></svg>',
        mark_safe(waves[0]),  # numbers
        mark_safe(waves[1]),  # numbers
    )

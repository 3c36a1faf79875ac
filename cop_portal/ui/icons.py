"""The icons: a grid of 24, stroke 1.6, round ends, in the colour of the text."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SHAPES = {
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5 21 21"/>',
    "close": '<path d="M6 6l12 12M18 6 6 18"/>',
    "chevron": '<path d="M9 5l7 7-7 7"/>',
    "chevron-back": '<path d="M15 5l-7 7 7 7"/>',
    "chevron-down": '<path d="M5 9l7 7 7-7"/>',
    "tick": '<path d="M4 12.5l5.5 5.5L20.5 7"/>',
    "warning": '<circle cx="12" cy="12" r="9.5"/><path d="M12 6.5v7"/><path d="M12 17.2v.1"/>',
    "info": '<circle cx="12" cy="12" r="9.5"/><path d="M12 17.5v-7"/><path d="M12 6.9v-.1"/>',
    "file": '<path d="M5 2.5h9l5 5v14H5z"/><path d="M14 2.5v5h5"/><path d="M8.5 12.5h7M8.5 16.5h7"/>',
    "lock": '<path d="M5 10.5h14v10H5z"/><path d="M8 10.5V7a4 4 0 0 1 8 0v3.5"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.2l3.4 2"/>',
    "filter": '<path d="M3 6h18M6.5 12h11M10 18h4"/>',
    "turn-left": '<path d="M5 5v5h5"/><path d="M5.5 10A7.5 7.5 0 1 1 4.8 14.5"/>',
    "turn-right": '<path d="M19 5v5h-5"/><path d="M18.5 10A7.5 7.5 0 1 0 19.2 14.5"/>',
    "menu": '<path d="M3 6h18M3 12h18M3 18h18"/>',
}

# What points somewhere turns with the page; what is a picture of a thing does not.
MIRRORED = {"chevron", "chevron-back"}


def icon(name: str, extra_class: str = "") -> SafeString:
    """The icon ``name`` as SVG, hidden from screen readers: the words beside it say what it means.

    Raises KeyError for a name that is not in SHAPES.
    """
    classes = ["icon", f"icon-{name}"]
    if name in MIRRORED:
        classes.append("mirrors")
    if extra_class:
        classes.append(extra_class)
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">{}</svg>',
        " ".join(classes),
        mark_safe(SHAPES[name]),  # our own constant
    )

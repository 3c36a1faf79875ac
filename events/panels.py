"""Panels and ways for staff that rooms above add to an event's pages.

``EVENT_PANELS`` in the settings lists functions by their dotted paths, in the order of the page. Each is called with
the request and the event and gives the panel's HTML, or None where it has nothing for this reader. It is the
function's own task to show nothing that the reader may not see. ``EVENT_STAFF_LINKS`` does the same for the
ways of Search staff: each function gives a label and an address, or None.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from .models import Event


def panels_of(request: HttpRequest, event: Event) -> list[SafeString]:
    """The panels of ``event``'s page for the person who asks."""
    panels = (import_string(path)(request, event) for path in getattr(settings, "EVENT_PANELS", []))
    return [panel for panel in panels if panel]


def staff_links_of(request: HttpRequest, event: Event) -> list[tuple[str, str]]:
    """Where rooms above lead Search staff from ``event``: label and address of each."""
    links = (import_string(path)(request, event) for path in getattr(settings, "EVENT_STAFF_LINKS", []))
    return [link for link in links if link]

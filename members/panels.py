"""What rooms above add to an organization's profile.

``ORGANIZATION_PANELS`` in the settings lists functions by their dotted paths, in the order of the page. Each is called
with the request and the organization and gives an ``OrganizationPanel``, or None where it has nothing for this reader.
It is the function's own task to show nothing that the reader may not see. So a template of this room names no
address of a higher one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from .models import Organization


@dataclass(frozen=True)
class PanelAction:
    """One thing to do with the organization: a link to the page that does it.

    The first action of all panels that is ``is_primary`` becomes the button of the "together" panel; any other is a
    link beside it.
    """

    label: str
    url: str
    is_primary: bool = False


@dataclass(frozen=True)
class OrganizationPanel:
    """What one function adds.

    ``sentence`` stands in the lead of the "together" panel ("You met at the workshop in April 2021."); ``actions`` at
    its foot. ``html`` is a section of its own below what the organization works on, ``aside`` one in the side column.
    """

    sentence: str = ""
    actions: list[PanelAction] = field(default_factory=list)
    html: SafeString | str = ""
    aside: SafeString | str = ""


def panels_of(request: HttpRequest, organization: Organization) -> list[OrganizationPanel]:
    """The panels of ``organization``'s profile for the person who asks."""
    functions = (import_string(path) for path in getattr(settings, "ORGANIZATION_PANELS", []))
    panels = (function(request, organization) for function in functions)
    return [panel for panel in panels if panel is not None]

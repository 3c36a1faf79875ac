"""A hidden organization where staff meet its name: it says that it is hidden, before anybody learns of it."""

from __future__ import annotations

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from cop_portal.ui.templatetags.ui import name as name_tag

from .models import Organization


def is_hidden(organization: Organization) -> bool:
    """Whether it is in no list that others see."""
    return organization.visibility == Organization.Visibility.HIDDEN


def marked_name(organization: Organization) -> str:
    """Its name in a choice of staff's, with the mark of a hidden one."""
    if not is_hidden(organization):
        return organization.name
    return _marked() % {"organization": organization.name}


def marked_name_tag(organization: Organization) -> SafeString:
    """The same for a page, in the language that the name is in."""
    if not is_hidden(organization):
        return name_tag(organization)
    return SafeString(conditional_escape(_marked()) % {"organization": name_tag(organization)})


def _marked() -> str:
    return gettext("%(organization)s (hidden)")

"""What a person may be called."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import Refused

# They turn the direction of what follows, so that a name can pass for other words. The joiners that Arabic, Persian and
# Kurdish write with are none of them.
TURNS_DIRECTION = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean_name(name: str) -> str:
    """``name`` without spaces around it. Raises Refused (field ``name``) for an empty one, an address of a page, and
    signs that cannot be seen: names are printed in mails, where they must not pass for words of the portal."""
    name = name.strip()
    if not name:
        raise Refused(_("Write your name."), field="name", code="name")
    refuse_strange_name(name)
    return name


def refuse_strange_name(name: str) -> None:
    """Raise Refused (field ``name``) for a name that holds an address of a page or signs that cannot be seen."""
    has_control = any(unicodedata.category(sign) == "Cc" or sign in TURNS_DIRECTION for sign in name)
    if "://" in name or has_control:
        raise Refused(
            _("A name has no address of a page and no hidden signs in it. Write the name alone."),
            field="name",
            code="strange_name",
        )

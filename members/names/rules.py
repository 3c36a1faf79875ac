"""What a person or an organization may be called."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import Refused

# They turn the direction of what follows, so that a name can pass for other words. The joiners that Arabic, Persian and
# Kurdish write with are none of them.
TURNS_DIRECTION = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# They show nothing and come along when a name is copied from a page or a PDF: nobody can see them to take them away.
INVISIBLE = TURNS_DIRECTION | set("\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff")
JOINERS = "\u200c\u200d"


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


def clean_organization_name(name: str, *, field: str) -> str:
    """``name`` as it is kept: without what shows nothing, with one space between words; may be empty.

    Raises Refused (``field``) for an address of a page. Joiners within words stay: Sorani is written with them.
    """
    shown = "".join(
        " " if unicodedata.category(sign) == "Cc" else sign for sign in name if sign not in INVISIBLE
    )
    shown = " ".join(unicodedata.normalize("NFC", shown).split()).strip(JOINERS + " ")
    if "://" in shown:
        raise Refused(
            _("A name has no address of a page in it. Write the name alone."),
            field=field,
            code="strange_name",
        )
    return shown

"""In which language what was typed into this room's forms is written."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cop_portal.ui.forms import LanguageField


def language_of(**kwargs: Any) -> LanguageField:
    """A field for the language of what is typed beside it."""
    return LanguageField(error_messages={"required": _("Choose the language it is written in")}, **kwargs)

"""``{% load ui_frame %}``: what the frame of every page asks for: languages, light or dark, addresses, who prints."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cop_portal.dates import BAGHDAD, format_date, today

register = template.Library()

# A language switch is in the languages' own words, and never translated.
LANGUAGE_NAMES = (("en", "English"), ("ar", "العربية"), ("ckb", "کوردی"))


@register.simple_tag
def portal_languages() -> list[dict[str, Any]]:
    """The three languages of the portal, always in this order."""
    now = (get_language() or "en").split("-")[0]
    return [{"code": code, "name": label, "is_current": code == now} for code, label in LANGUAGE_NAMES]


@register.simple_tag(takes_context=True)
def theme_attribute(context: template.Context) -> SafeString:
    """``data-theme="dark"`` where the reader chose light or dark over the device's own."""
    request = context.get("request")
    chosen = request.COOKIES.get("theme") if request is not None else None
    return format_html(' data-theme="{}"', chosen) if chosen in {"light", "dark"} else SafeString("")


@register.simple_tag(takes_context=True)
def printed_by(context: template.Context) -> dict[str, str]:
    """Who prints this page, and when (Baghdad's time), for the foot of the print."""
    request = context.get("request")
    return {
        "person": str(request.user) if request is not None else "",
        "date": format_date(today()),
        "time": timezone.now().astimezone(BAGHDAD).strftime("%H:%M"),
    }


@register.simple_tag
def first_url(*names: str) -> str:
    """The address of the first of these URL names that exists, else an empty text."""
    return _first_url(names, get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())


@lru_cache(maxsize=500)
def _first_url(names: tuple[str, ...], urlconf: str, prefix: str) -> str:
    """Kept for each set of addresses and what stands before them: the frame of every page asks for a dozen."""
    for url_name in names:
        try:
            return reverse(url_name, urlconf)
        except NoReverseMatch:
            continue
    return ""

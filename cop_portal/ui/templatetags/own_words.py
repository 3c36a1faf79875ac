"""``{% load own_words %}``: reasons that the portal itself may have given."""

from __future__ import annotations

from django import template

from cop_portal.translations.own_words import in_readers_language

register = template.Library()


@register.filter
def portal_words(text: str) -> str:
    """``{% written reason|portal_words %}``: the portal's own words in the reader's language, others as they are."""
    return in_readers_language(text)

"""``{% load follow_up %}``: the funnel's picture."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from cop_portal.ui import funnel

register = template.Library()


@register.simple_tag
def funnel_picture(shares: Sequence[float]) -> SafeString:
    """``{% funnel_picture funnel.shares %}``: the numbers beside it say the same."""
    return funnel.funnel_picture(shares)

"""``{% load members_accounts %}``: what the pages of accounts and invitations ask."""

from __future__ import annotations

import datetime
from typing import Any

from django import template
from django.conf import settings
from django.urls import NoReverseMatch, reverse

from cop_portal.dates import format_date
from members.middleware import second_factor_required

register = template.Library()


@register.simple_tag
def contact_email() -> str:
    """Where Search's staff answer."""
    return settings.CONTACT_EMAIL


@register.simple_tag
def outbox_url() -> str:
    """Where the demo's mails can be read; empty where mail is really sent."""
    for name in ("home:outbox", "demo:outbox"):
        try:
            return reverse(name) if settings.DEMO else ""
        except NoReverseMatch:
            continue
    return ""


@register.simple_tag(takes_context=True)
def needs_second_factor(context: dict[str, Any]) -> bool:
    """Whether the reader's account cannot do without a second step."""
    return second_factor_required(context["request"].user)


@register.filter
def local_day(instant: datetime.datetime) -> str:
    """``{{ invitation.sent_at|local_day }}``: the day of an instant in Baghdad, in the reader's language."""
    return format_date(instant)

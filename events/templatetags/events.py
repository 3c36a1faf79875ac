"""``{% load events %}``: when an event is, in words."""

from __future__ import annotations

from django import template

from events import calendar
from events.models import Event

register = template.Library()


@register.filter
def when(event: Event) -> str:
    """``{{ event|when }}``: "20 May 2021", "20 May to 22 May 2021" or "April 2021"."""
    return calendar.when(event)


@register.filter
def hours(event: Event) -> str:
    """``{{ event|hours }}``: "10:00 to 15:30, Baghdad time"; empty where it is not known."""
    return calendar.hours(event)


@register.filter
def languages(event: Event) -> list[str]:
    """``{{ event|languages }}``: the languages it is held in, named in the reader's."""
    return calendar.language_names(event.languages)

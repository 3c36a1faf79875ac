"""``{% load events %}``: when and where an event is, in words."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.utils.safestring import SafeString

from events import calendar
from events.models import Event, EventSession
from members.hidden import marked_name_tag
from members.models import Organization
from members.topic_words import topic_labels

register = template.Library()
# The space after a day, and that before a year.
_IN_A_DATE = re.compile(r"(?<!\d)(\d{1,2}ی?) (?=[^\W\d])| (?=\d{4})")


@register.filter
def when(event: Event) -> str:
    """``{{ event|when }}``: "20 May 2021", "20 May to 22 May 2021" or "April 2021"; figures stay beside their month."""
    return _IN_A_DATE.sub("\\1\N{NO-BREAK SPACE}", calendar.when(event))


@register.filter
def hours(event: Event) -> str:
    """``{{ event|hours }}``: "10:00 to 15:30, Baghdad time"; empty where it is not known."""
    return calendar.hours(event)


@register.filter
def languages(event: Event) -> list[str]:
    """``{{ event|languages }}``: the languages it is held in, named in the reader's."""
    return calendar.language_names(event.languages)


@register.filter
def place(event: Event) -> str:
    """``{{ event|place }}``: the place, where it says more than the governorate does."""
    return calendar.place(event)


@register.simple_tag
def marked_name(organization: Organization) -> SafeString:
    """``{% marked_name organization %}``: its name for staff; of a hidden one it is said that it is hidden."""
    return marked_name_tag(organization)


@register.filter
def topics(session: EventSession) -> list[dict[str, Any]]:
    """``{{ session|topics }}``: its topics as they stand in one line."""
    return topic_labels(session.topics.all())

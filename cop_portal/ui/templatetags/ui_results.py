"""``{% load ui_results %}``: what a row of the directory says, with what a search found in it marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from cop_portal.ui import hits

register = template.Library()


@register.simple_tag
def other_names_below(thing: Any, found: hits.Parts = ()) -> SafeString:
    """``{% other_names_below organization hits %}``: its names in the other languages, beneath its name; nothing where
    there are none."""
    names = "".join(
        f"<span>{hits.name_with_hits(language, text, found)}</span> " for language, text in thing.other_names
    )
    return SafeString(f'<p class="result-other">{names}</p>' if names else "")


@register.filter
def topics_line(topics: Iterable[Mapping[str, Any]]) -> SafeString:
    """``{{ row.shares|topics_line }}``: topics (label, is_match, perhaps parts) in one line, those that match the
    reader's marked, and in ``parts`` what a search found."""

    def words(topic: Mapping[str, Any]) -> str:
        label = hits.with_hits(topic["label"], topic.get("parts"))
        return f"<strong>{label}</strong>" if topic["is_match"] else label

    return SafeString(escape(pgettext("between topics", ", ")).join(map(words, topics)))


@register.filter
def marked(parts: hits.Parts) -> SafeString:
    """``{{ passage.parts|marked }}``: a text in pieces (text, whether it is a hit), its hits marked."""
    return hits.marked(parts)

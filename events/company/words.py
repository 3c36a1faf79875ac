"""A reason as one whole sentence in the reader's language, said to us of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext, pgettext

from cop_portal.translations.names import ThreeNames
from members.models import Governorate, Theme, Topic
from members.topic_words import in_a_line

from .reasons import Kind, Reason

# How many names a sentence has; the number in it tells of the others.
MOST_NAMES = 3


@dataclass(frozen=True)
class Names:
    """What topics, governorates and themes are called, by their ids, in the order in which they are told."""

    topics: Mapping[int, Topic]
    places: Mapping[int, Governorate]
    themes: Mapping[int, Theme]

    @classmethod
    def of(cls, topics: Iterable[Topic], places: Iterable[Governorate]) -> Names:
        """The names of ``topics`` (each with its theme) and of ``places``."""
        topics = list(topics)
        return cls(
            {topic.pk: topic for topic in topics},
            {place.pk: place for place in places},
            {topic.theme_id: topic.theme for topic in topics},
        )


def sentence(reason: Reason, names: Names) -> SafeString:
    """``reason`` in words: "It wants to learn what you can share: gender quotas."."""
    told = {
        "topics": listed(reason.topics, names.topics),
        "places": listed(reason.places, names.places),
        "themes": listed(reason.themes, names.themes),
    }
    about = {Kind.PLACE: reason.places, Kind.SAME_WORK_HERE: reason.places, Kind.THEME: reason.themes}
    count = len(about.get(reason.kind, reason.topics))
    return format_html(_text(reason.kind, count), count=count, **told)


def _text(kind: Kind, count: int) -> str:
    """The sentence with places for the names; ``count`` is of governorates, of themes, else of topics."""
    if kind is Kind.THEY_SHARE:
        return ngettext(
            "It can share what you want to learn about: {topics}.",
            "It can share {count} topics that you want to learn about: {topics}.",
            count,
        )
    if kind is Kind.THEY_WANT:
        return ngettext(
            "It wants to learn about what you can share: {topics}.",
            "It wants to learn about {count} topics that you can share: {topics}.",
            count,
        )
    if kind is Kind.SAME_WORK_HERE:
        # Of one topic, in one governorate or several.
        return ngettext(
            "Both of you plan or run work on {topics} in {places}. Agree before you do it twice.",
            "Both of you plan or run work on {topics} in {count} governorates: {places}. "
            "Agree before you do it twice.",
            count,
        )
    if kind is Kind.SAME_WORK:
        return ngettext(
            "Both of you plan or run work on {topics}.",
            "Both of you plan or run work on {count} topics: {topics}.",
            count,
        )
    if kind is Kind.PLACE:
        return ngettext(
            "Both of you work in {places}.", "Both of you work in {count} governorates: {places}.", count
        )
    return ngettext(
        "What one of you can share is close to what the other wants. The theme is {themes}.",
        "What one of you can share is close to what the other wants, in {count} themes: {themes}.",
        count,
    )


def listed(ids: frozenset[int], known: Mapping[int, ThreeNames]) -> SafeString:
    """The first of the names, each isolated in its language, with dots where there are more."""
    rows = [row for pk, row in known.items() if pk in ids]
    comma = pgettext("between items of a list", ", ")
    names = format_html_join(
        comma, '<bdi lang="{}">{}</bdi>', ((row.name_language, _named(row)) for row in rows[:MOST_NAMES])
    )
    return format_html("{}…", names) if len(rows) > MOST_NAMES else names


def _named(row: ThreeNames) -> str:
    """A topic's or theme's name begins small within a sentence, a governorate's never does."""
    return row.name if isinstance(row, Governorate) else in_a_line(row.name)

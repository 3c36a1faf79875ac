"""Topics as they stand in a line of several: in English only the first has a capital."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language

from .models import Topic


def topic_labels(topics: Iterable[Topic], matching: Iterable[int] = ()) -> list[dict[str, Any]]:
    """Topics of one line for a template, those whose keys are in ``matching`` marked.

    Each has ``label``, ``language`` and ``is_match``: what the filter ``topics_line`` shows.
    """
    matching = set(matching)
    labels = []
    for position, topic in enumerate(topics):
        language = topic.name_language
        name = getattr(topic, f"name_{language}")
        labels.append(
            {
                "label": name if position == 0 else in_a_line(name),
                "is_match": topic.pk in matching,
                "language": language,
            }
        )
    return labels


def in_a_line(name: str) -> str:
    """A topic's name in the middle of a line: "Gender quotas" is "gender quotas", "NGO law" stays."""
    if (get_language() or "en").startswith("en") and name[1:2].islower():
        return name[0].lower() + name[1:]
    return name

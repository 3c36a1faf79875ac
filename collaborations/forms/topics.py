"""Choosing topics: those from the parties' profiles first, and behind a line for each theme all the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext

from cop_portal.ui.folded import FoldedList
from members.models import Theme, Topic


class TopicFolds(FoldedList):
    """Topics behind a line for each group; the first one, what the parties have in common, stands open."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for fold in context["widget"]["folds"][:1]:
            fold["is_open"] = True
        return context


class TopicsChoice(forms.ModelMultipleChoiceField):
    """Any topics, by their names in the reader's language; ``offer`` puts them in order."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Topic.objects.all(), widget=TopicFolds, required=False, **kwargs)

    def label_from_instance(self, obj: Topic) -> str:
        return obj.name

    def offer(self, near: Iterable[Topic]) -> None:
        """Show ``near`` first: what is on the profiles, was found in meetings, or is chosen already."""
        first = list(near)
        known = {topic.pk for topic in first}
        groups = [(gettext("From your profiles and meetings"), first)] if first else []
        for theme in Theme.objects.prefetch_related("topics"):
            groups.append((theme.name, [topic for topic in theme.topics.all() if topic.pk not in known]))
        self.choices = [
            (heading, [(topic.pk, topic.name) for topic in topics]) for heading, topics in groups if topics
        ]

"""Fields about what was found at a meeting: a topic with a sentence, chosen from the profiles or from all topics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cop_portal.ui.forms import PortalForm, SentenceField
from members.models import Theme, Topic


@dataclass(frozen=True)
class Names:
    """What the fields of one kind are called: ``<box>_<topic>`` with ``<sentence>_<topic>`` for topics that are
    offered, ``<other>_<n>`` with ``<other_sentence>_<n>`` for any topic."""

    box: str
    sentence: str
    other: str
    other_sentence: str


AREAS = Names("area", "sentence", "other", "other_sentence")
ENTRY_POINTS = Names("entry", "entry_sentence", "other_entry", "other_entry_sentence")
# How many topics of each kind can be added that are not offered; one stands open, the others are folded.
OTHERS = 3


@dataclass(frozen=True)
class MoreRows:
    """(topic, sentence) fields in a fold, and whether it is open."""

    rows: list[tuple]
    is_open: bool


class Sentence(SentenceField):
    """A sentence or two, in a field that shows them; kept as one line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def to_python(self, value) -> str:
        return " ".join(super().to_python(value).split())


class TopicChoice(forms.ModelChoiceField):
    """A topic, grouped by theme, in the reader's language."""

    def label_from_instance(self, obj: Topic) -> str:
        return obj.name


def grouped_topics() -> list:
    """Choices of every topic under its theme."""
    themes = Theme.objects.prefetch_related("topics")
    groups = [(theme.name, [(topic.pk, topic.name) for topic in theme.topics.all()]) for theme in themes]
    return [("", gettext("Choose a topic")), *groups]


class FoundForm(PortalForm):
    """A form with such fields. ``chosen_already``: by kind, what the meeting has and cannot be chosen again."""

    chosen_already: dict[Names, Iterable[Topic]] = {}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.offered: dict[Names, list[Topic]] = {}

    def add_found(self, names: Names, topics: Iterable[Topic], *, choices: list, other, question) -> None:
        """Add the fields of one kind; ``choices`` are ``grouped_topics()``, ``other`` and ``question`` labels."""
        self.offered[names] = list(topics)
        for topic in self.offered[names]:
            self.fields[f"{names.box}_{topic.pk}"] = forms.BooleanField(label=topic.name, required=False)
            self.fields[f"{names.sentence}_{topic.pk}"] = _sentence(question)
        for number in range(1, OTHERS + 1):
            field = TopicChoice(queryset=Topic.objects.all(), label=other, required=False)
            field.choices = choices
            self.fields[f"{names.other}_{number}"] = field
            self.fields[f"{names.other_sentence}_{number}"] = _sentence(question)

    def offered_rows(self, names: Names) -> list:
        """(box, sentence) fields of each topic that is offered, for the template."""
        return [
            (self[f"{names.box}_{topic.pk}"], self[f"{names.sentence}_{topic.pk}"])
            for topic in self.offered[names]
        ]

    def other_row_of(self, names: Names) -> tuple:
        """(topic, sentence) fields of the first of the others, for the template."""
        return self._other_rows(names)[0]

    def more_rows_of(self, names: Names) -> MoreRows:
        """The fields of the rest of them, for the template."""
        rows = self._other_rows(names)[1:]
        return MoreRows(rows, is_open=self.is_filled(*(field.name for row in rows for field in row)))

    def _other_rows(self, names: Names) -> list[tuple]:
        numbers = range(1, OTHERS + 1)
        return [(self[f"{names.other}_{n}"], self[f"{names.other_sentence}_{n}"]) for n in numbers]

    def check_found(self, names: Names, cleaned: dict, *, missing, twice) -> None:
        """A sentence without its topic is a mark forgotten (``missing``): say so rather than lose it. A topic that is
        chosen twice (``twice``) would lose one of its sentences."""
        for topic in self.offered[names]:
            if cleaned.get(f"{names.sentence}_{topic.pk}") and not cleaned.get(f"{names.box}_{topic.pk}"):
                self.add_error(f"{names.box}_{topic.pk}", missing)
        seen = {*self.chosen_already.get(names, ())}
        seen |= {topic for topic in self.offered[names] if cleaned.get(f"{names.box}_{topic.pk}")}
        for number in range(1, OTHERS + 1):
            topic = cleaned.get(f"{names.other}_{number}")
            if topic is None and cleaned.get(f"{names.other_sentence}_{number}"):
                self.add_error(f"{names.other}_{number}", missing)
            if topic is not None and topic in seen:
                self.add_error(f"{names.other}_{number}", twice)
            seen.add(topic)

    def found(self, names: Names) -> list[tuple[Topic, str]]:
        """What was chosen, each topic once, with its sentence."""
        data = self.cleaned_data
        found = {
            topic: data[f"{names.sentence}_{topic.pk}"]
            for topic in self.offered[names]
            if data[f"{names.box}_{topic.pk}"]
        }
        for number in range(1, OTHERS + 1):
            topic = data[f"{names.other}_{number}"]
            if topic is not None:
                found.setdefault(topic, data[f"{names.other_sentence}_{number}"])
        return list(found.items())

    def is_filled(self, *names: str) -> bool:
        """Whether one of these fields has something in it or is wrong: its fold is open then."""
        if not self.is_bound:
            return any(self.get_initial_for_field(self.fields[name], name) for name in names)
        return any(name in self.errors or self[name].value() not in (None, "", [], False) for name in names)


def _sentence(question) -> Sentence:
    return Sentence(label=question, max_length=300, required=False)


def area_words() -> dict:
    """The words of a form about areas."""
    return {"other": _("Another area"), "question": _("How do you complement each other?")}


def entry_point_words() -> dict:
    """The words of a form about entry points."""
    return {"other": _("An entry point"), "question": _("How could you begin?")}

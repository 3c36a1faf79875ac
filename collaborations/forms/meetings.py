"""Forms about follow-up meetings: planning, recording, confirming areas, notes."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.actions.meetings import AREA_CHANGED
from collaborations.models import ComplementaryArea, Party
from cop_portal.dates import today
from cop_portal.ui.forms import CheckboxList, PortalForm, SentenceField
from cop_portal.ui.number_fields import HourField
from members.models import Theme, Topic

from .dates import held_day, planned_day
from .languages import language_of

NOTES_HINT = _("Only the parties can read this, not Search. Leave out names of people at risk.")
# How many topics can be added that are on neither profile.
OTHER_AREAS = 2


class PlanMeetingForm(PortalForm):
    """When and where the parties mean to meet."""

    planned_on = planned_day(
        label=_("When do you want to meet?"),
        not_before=today,
        messages={
            "required": _("Enter the day you want to meet"),
            "too_early": _("This day has passed. Choose a day from today on"),
        },
    )
    starts_at = HourField(
        label=_("At what time?"), help_text=_("Baghdad time, for example 10:30."), required=False
    )
    place = forms.CharField(
        label=_("Where?"),
        help_text=_("A place, or leave it empty if you meet online."),
        max_length=200,
        required=False,
    )
    link = forms.URLField(
        label=_("Link"),
        help_text=_("If you meet online."),
        required=False,
        assume_scheme="https",
        max_length=200,
    )


class TopicChoice(forms.ModelChoiceField):
    """A topic, grouped by theme, in the reader's language."""

    def label_from_instance(self, obj: Topic) -> str:
        return obj.name


def _grouped_topics() -> list:
    """Choices of every topic under its theme."""
    themes = Theme.objects.prefetch_related("topics")
    groups = [(theme.name, [(topic.pk, topic.name) for topic in theme.topics.all()]) for theme in themes]
    return [("", gettext("Choose a topic")), *groups]


class RecordMeetingForm(PortalForm):
    """That the parties met: when, who came, which areas they found, and what was said.

    Fields are made from the parties (``came_<id>``, ``people_<id>``) and the topics on their profiles (``area_<id>``,
    ``sentence_<id>``); ``other_<n>`` are topics that are on neither.
    """

    held_on = held_day(
        label=_("When did you meet?"),
        help_text=_("Leave the day empty if you only know the month."),
        month_is_enough=True,
        messages={"required": _("Enter the date of the meeting")},
    )
    notes = forms.CharField(
        label=_("What did you agree?"),
        help_text=NOTES_HINT,
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=10000,
        required=False,
    )
    language = language_of()
    # Topics that cannot be chosen, since the meeting has them.
    chosen_already: Iterable[Topic] = ()

    def __init__(self, *args, parties: Iterable[Party], topics: Iterable[Topic], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.parties = list(parties)
        self.topics = list(topics)
        for party in self.parties:
            self.fields[f"came_{party.pk}"] = forms.BooleanField(
                label=party.organization.name, required=False, initial=True
            )
            self.fields[f"people_{party.pk}"] = SentenceField(
                label=_("Who came?"),
                help_text=_("Names, or how many. Leave out names of people at risk."),
                max_length=300,
                required=False,
            )
        for topic in self.topics:
            self.fields[f"area_{topic.pk}"] = forms.BooleanField(label=topic.name, required=False)
            self.fields[f"sentence_{topic.pk}"] = self._sentence_field()
        choices = _grouped_topics()
        for number in range(1, OTHER_AREAS + 1):
            field = TopicChoice(queryset=Topic.objects.all(), label=_("Another area"), required=False)
            field.choices = choices
            self.fields[f"other_{number}"] = field
            self.fields[f"other_sentence_{number}"] = self._sentence_field()

    def _sentence_field(self) -> SentenceField:
        return SentenceField(label=_("How do you complement each other?"), max_length=300, required=False)

    @property
    def party_rows(self) -> list:
        """(came, people) fields of each party, for the template."""
        return [(self[f"came_{party.pk}"], self[f"people_{party.pk}"]) for party in self.parties]

    @property
    def area_rows(self) -> list:
        """(area, sentence) fields of each topic on the profiles, for the template."""
        return [(self[f"area_{topic.pk}"], self[f"sentence_{topic.pk}"]) for topic in self.topics]

    @property
    def other_rows(self) -> list:
        """(topic, sentence) fields of the other areas, for the template."""
        numbers = range(1, OTHER_AREAS + 1)
        return [(self[f"other_{number}"], self[f"other_sentence_{number}"]) for number in numbers]

    def clean(self) -> dict:
        """A sentence without its area is a mark forgotten: say so rather than lose it."""
        cleaned = super().clean()
        missing = _("Choose the area that this sentence belongs to")
        for topic in self.topics:
            if cleaned.get(f"sentence_{topic.pk}") and not cleaned.get(f"area_{topic.pk}"):
                self.add_error(f"area_{topic.pk}", missing)
        for number in range(1, OTHER_AREAS + 1):
            if cleaned.get(f"other_sentence_{number}") and not cleaned.get(f"other_{number}"):
                self.add_error(f"other_{number}", missing)
        self._refuse_one_area_twice(cleaned)
        return cleaned

    def _refuse_one_area_twice(self, cleaned: dict) -> None:
        """A topic that is chosen twice would lose one of its sentences."""
        seen = {*self.chosen_already, *(topic for topic in self.topics if cleaned.get(f"area_{topic.pk}"))}
        for number in range(1, OTHER_AREAS + 1):
            topic = cleaned.get(f"other_{number}")
            if topic is not None and topic in seen:
                self.add_error(f"other_{number}", _("This area is chosen above already"))
            seen.add(topic)

    def attending(self) -> dict[Party, str]:
        """The parties that came, each with its people."""
        return {
            party: self.cleaned_data[f"people_{party.pk}"]
            for party in self.parties
            if self.cleaned_data[f"came_{party.pk}"]
        }

    def areas(self) -> list[tuple[Topic, str]]:
        """The areas found, each topic once, with its sentence."""
        data = self.cleaned_data
        found = {topic: data[f"sentence_{topic.pk}"] for topic in self.topics if data[f"area_{topic.pk}"]}
        for number in range(1, OTHER_AREAS + 1):
            topic = data[f"other_{number}"]
            if topic is not None:
                found.setdefault(topic, data[f"other_sentence_{number}"])
        return list(found.items())


class AreaChoice(forms.ModelMultipleChoiceField):
    """Areas by the names of their topics."""

    def label_from_instance(self, obj: ComplementaryArea) -> str:
        return obj.topic.name


class ConfirmAreasForm(PortalForm):
    """Which of the areas found in a meeting one's own organization confirms."""

    areas = AreaChoice(
        queryset=ComplementaryArea.objects.none(),
        label=_("Which of these do you confirm?"),
        help_text=_("Leave out what you see differently, and talk about it."),
        widget=CheckboxList,
        error_messages={
            "required": _("Choose at least one area, or go back"),
            "invalid_choice": AREA_CHANGED,
        },
    )

    def __init__(self, *args, areas, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].queryset = areas
        self.fields["areas"].widget.hints = {str(area.pk): area.sentence for area in areas}


class NotesForm(PortalForm):
    """The notes of a meeting."""

    notes = forms.CharField(
        label=_("Notes"),
        help_text=NOTES_HINT,
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=10000,
        required=False,
    )
    language = language_of()


class WhyForm(PortalForm):
    """Why something is not going to happen."""

    reason = SentenceField(
        label=_("Why?"),
        help_text=_("The other organizations read this. Leave out names of people at risk."),
        max_length=300,
        error_messages={"required": _("Say why, for the others")},
    )

"""Forms of what an organization offers, wants to learn and works on; who will see it, as in ``profile``."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cop_portal.ui.date_fields import DateThreeField
from cop_portal.ui.folded import FoldedList
from cop_portal.ui.forms import LanguageField, PortalForm, RadioList
from members.models import Expertise, Need, TargetGroup, Topic

from .profile import EVERYBODY_READS, THOSE_CHOSEN_READ, AudienceField, GovernoratesField


def topics_by_theme(topics: list[Topic]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices grouped by theme, each topic named by its slug."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for topic in topics:
        groups.setdefault(topic.theme.name, []).append((topic.slug, topic.name))
    return list(groups.items())


class KnowledgeForm(PortalForm):
    """A form in which topics are chosen; ``topics`` are all there are, with their themes."""

    def __init__(self, *args: Any, topics: list[Topic], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_slug = {topic.slug: topic for topic in topics}
        choices: list = topics_by_theme(topics)
        if "topic" in self.fields:
            self.fields["topic"].choices = [("", _("Choose a topic")), *choices]
        if "topics" in self.fields:
            self.fields["topics"].choices = choices

    def clean_topic(self) -> Topic:
        return self.by_slug[self.cleaned_data["topic"]]

    def clean_topics(self) -> list[Topic]:
        return [self.by_slug[slug] for slug in self.cleaned_data["topics"]]


class ExpertiseForm(KnowledgeForm):
    """A topic an organization can offer."""

    read_by = EVERYBODY_READS

    topic = forms.ChoiceField(label=_("Topic you can share"))
    band = forms.ChoiceField(
        label=_("How long you have worked on it"),
        choices=Expertise.Band.choices,
        widget=RadioList,
    )
    shares = forms.CharField(
        label=_("What you can share of it"),
        help_text=_("For example: a training, a handbook, a visit."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    language = LanguageField()


class NeedForm(KnowledgeForm):
    """A topic an organization wants to learn about or finds a challenge."""

    read_by = THOSE_CHOSEN_READ

    topic = forms.ChoiceField(label=_("Topic you want to learn about"))
    question = forms.CharField(
        label=_("Your question, in your own words"),
        help_text=_("One question is easier to answer than a topic. Leave out names of people at risk."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    language = LanguageField()
    urgency = forms.ChoiceField(
        label=_("How soon would an answer help?"),
        choices=[(value, capfirst(label)) for value, label in Need.Urgency.choices],
        widget=RadioList,
    )
    audience = AudienceField(
        label=_("Who may see this"),
        help_text=_("It is in no list, count or search of anybody else."),
    )


class ProjectForm(KnowledgeForm):
    """Planned, running or completed work: what it is and when, then what others find it by."""

    read_by = EVERYBODY_READS

    title = forms.CharField(label=_("Title"), max_length=200)
    starts_on = DateThreeField(
        label=_("First day"),
        help_text=_("A day to come makes it a planned project."),
    )
    ends_on = DateThreeField(label=_("Last day"), required=False)
    topics = forms.MultipleChoiceField(
        label=_("Topics"),
        help_text=_("Members with the same topics find you by them."),
        required=False,
        widget=FoldedList,
    )
    governorates = GovernoratesField(label=_("Where"), required=False)
    target_groups = forms.MultipleChoiceField(
        label=_("For whom"),
        choices=TargetGroup.choices,
        required=False,
        widget=FoldedList(heading=_("Target groups")),
    )
    summary = forms.CharField(
        label=_("What you do, and for whom"),
        help_text=_("A few sentences. Leave out names of people at risk."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    language = LanguageField(label=_("Language of the title and this text"))
    donor = forms.CharField(label=_("Donor"), required=False, max_length=120)
    grant_number = forms.CharField(
        label=_("Grant number"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error(
                "ends_on", ValidationError(_("A project ends after it starts."), code="ends_before_start")
            )
        return data

"""Forms about the thread itself: what it is about, and leaving it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cop_portal.ui.folded import FoldedList
from cop_portal.ui.forms import CheckboxList, PortalForm
from members.models import Governorate, Topic

from .activities import TopicsChoice
from .languages import language_of


class GovernoratesChoice(forms.ModelMultipleChoiceField):
    """Governorates by their names in the reader's language."""

    def label_from_instance(self, obj: Governorate) -> str:
        return obj.name


class DescribeForm(PortalForm):
    """Title, purpose, topics and governorates of a collaboration."""

    title = forms.CharField(
        label=_("What is it about?"),
        help_text=_("A few words that name it. Search reads it, too."),
        max_length=120,
        required=False,
    )
    purpose = forms.CharField(
        label=_("What do you want to reach together?"),
        help_text=_("The parties and Search read this. Leave out names of people at risk."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        required=False,
    )
    language = language_of(label=_("Language of what you wrote"))
    topics = TopicsChoice(
        queryset=Topic.objects.none(),
        label=_("Which topics is it about?"),
        widget=CheckboxList,
        required=False,
    )
    governorates = GovernoratesChoice(
        queryset=Governorate.objects.all(),
        label=_("Where?"),
        widget=FoldedList(heading=_("Governorates")),
        required=False,
    )

    def __init__(self, *args, topics, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].queryset = topics


class LeaveForm(PortalForm):
    """A few words to those who stay."""

    note = forms.CharField(
        label=_("A note to the others"),
        help_text=_("Only the other parties read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
    )

"""Forms about introductions: asking, answering, and staff's log at an event."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaborations.models import Introduction
from cop_portal.dates import today
from cop_portal.ui.date_fields import DateThreeField
from cop_portal.ui.forms import CheckboxList, PortalForm, RadioList
from members.hidden import marked_name
from members.models import Organization

from .languages import language_of
from .reveals import ask_what_is_revealed


class ShownField(forms.BooleanField):
    """Unticked at first: nobody is shown to be together before every party has said so."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Other members may see that we work together"),
            help_text=_("Shown once every party has ticked it. You can take it back at once."),
            required=False,
            **kwargs,
        )


class AskForm(PortalForm):
    """Why one organization wants to meet another."""

    message = forms.CharField(
        label=_("Why do you want to meet?"),
        help_text=_("Only the two organizations read this. Leave out names of people at risk."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=2000,
        error_messages={"required": _("Write why you want to meet")},
    )
    language = language_of()
    shown = ShownField()


class AnswerForm(PortalForm):
    """Yes, not now, or no; the reason stays at home."""

    field_order = ["answer", "shown", "reason"]

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            (Introduction.Answer.YES, _("Yes, introduce us")),
            (Introduction.Answer.NOT_NOW, _("Not now")),
            (Introduction.Answer.NO, _("No, thank you")),
        ],
        widget=RadioList,
        error_messages={"required": _("Choose an answer")},
    )
    reason = forms.CharField(
        label=_("Your reason, for your own organization"),
        help_text=_(
            "The organization that asks never sees it. It is told, politely, that it is not possible now."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
    )
    shown = ShownField()


class SuggestionAnswerForm(AnswerForm):
    """The same to a suggestion of staff's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _(
            "Neither the other organization nor Search ever sees it, nor which answer you gave unless both say yes."
        )


class OrganizationChoice(forms.ModelChoiceField):
    """An organization by its name in the reader's language."""

    def label_from_instance(self, obj: Organization) -> str:
        return obj.name


class OrganizationChoices(forms.ModelMultipleChoiceField):
    """Several organizations by their names in the reader's language."""

    def label_from_instance(self, obj: Organization) -> str:
        return obj.name


class IntroductionDayForm(PortalForm):
    """When two were introduced at an event: all that a cell of the grid sends besides the two."""

    on = DateThreeField(
        label=_("When were they introduced?"),
        help_text=_(
            "Leave it empty if it was on the event's first day. The day can be left out if only the month is known."
        ),
        month_is_enough=True,
        not_after=today,
        required=False,
    )

    def day(self) -> dict[str, Any]:
        """The date as actions take it: nothing where it was left empty."""
        on = self.cleaned_data["on"]
        return {"on": on.date if on else None, "date_precision": on.precision if on else None}


class EventIntroductionForm(IntroductionDayForm):
    """Staff say to whom one organization was introduced at an event, among those that came."""

    field_order = ["on", "first", "others"]

    first = OrganizationChoice(
        queryset=Organization.objects.none(),
        label=_("One organization"),
        empty_label=_("Choose an organization"),
        error_messages={"required": _("Choose an organization")},
    )
    others = OrganizationChoices(
        queryset=Organization.objects.none(),
        label=_("It was introduced to"),
        widget=CheckboxList,
        error_messages={"required": _("Tick the organizations it was introduced to")},
    )

    def __init__(self, *args, organizations: list[Organization], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        came = Organization.objects.filter(pk__in=[one.pk for one in organizations])
        self.fields["first"].queryset = self.fields["others"].queryset = came
        # Read already: the page does not ask for them again to show them.
        named = [(one.pk, marked_name(one)) for one in organizations]
        self.fields["first"].choices = [("", self.fields["first"].empty_label), *named]
        self.fields["others"].choices = named
        first = next(iter(self._chosen("first", organizations)), None)
        ask_what_is_revealed(self, first, self._chosen("others", organizations), CheckboxList)

    def _chosen(self, name: str, organizations: list[Organization]) -> list[Organization]:
        """Those of ``organizations`` that were sent in a field."""
        if not self.is_bound:
            return []
        sent = self.fields[name].widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        keys = {str(key) for key in (sent if isinstance(sent, list) else [sent])}
        return [one for one in organizations if str(one.pk) in keys]

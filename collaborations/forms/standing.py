"""Forms about a thread that rests: why it is paused, what was learned, and that it goes on."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.activities.days import planned_days
from collaborations.models import FollowUpMeeting, JointActivity, Rest
from cop_portal.dates import format_date
from cop_portal.ui.forms import CheckboxList, PortalForm

from .languages import language_of


class PauseForm(PortalForm):
    """Why the parties rest for a while."""

    text = forms.CharField(
        label=_("Why do you pause?"),
        help_text=_(
            "Only the parties read this, for example: until the provincial elections are over. Leave out names of "
            "people at risk."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        error_messages={"required": _("Say why you pause, for the others")},
    )
    language = language_of(label=_("Language of what you wrote"))


class Ticked(forms.TypedMultipleChoiceField):
    """Public ids of what was ticked; of something that was called off meanwhile, too."""

    def __init__(self, **kwargs) -> None:
        super().__init__(coerce=uuid.UUID, **kwargs)

    def valid_value(self, value: str) -> bool:
        return True


class ConcludeForm(PortalForm):
    """What the parties learned; and of what is still planned, that it is called off with it."""

    ends = Ticked(
        label=_("Called off with it"),
        help_text=_("It is still planned. Everybody is told, and their calendars with them."),
        widget=CheckboxList,
        required=False,
    )
    text = forms.CharField(
        label=_("What did you learn from it?"),
        help_text=_(
            "What worked, what did not, what you would do again. Only the parties read this. Leave out names of people "
            "at risk."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=2000,
        error_messages={"required": _("Write what you learned from it, in a sentence or two")},
    )
    language = language_of(label=_("Language of what you wrote"))

    def __init__(self, *args, plans: Iterable[FollowUpMeeting | JointActivity], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.show(plans)
        self.initial.setdefault("ends", [value for value, _label in self.fields["ends"].choices])

    def show(self, plans: Iterable[FollowUpMeeting | JointActivity]) -> None:
        """Offer what is planned for later now; what an earlier page has not shown is not ticked."""
        rows, field = list(plans), self.fields["ends"]
        field.choices = [(str(one.public_id), _name_of(one)) for one in rows]
        field.widget.hints = {str(one.public_id): _days_of(one) for one in rows}

    @property
    def has_plans(self) -> bool:
        """Whether anything is planned for later."""
        return bool(self.fields["ends"].choices)


def _name_of(plan: FollowUpMeeting | JointActivity) -> str:
    return plan.title if isinstance(plan, JointActivity) else gettext("Follow-up meeting")


def _days_of(plan: FollowUpMeeting | JointActivity) -> str:
    if isinstance(plan, JointActivity):
        return planned_days(plan).words()
    return format_date(plan.planned_on)


class TakeUpForm(PortalForm):
    """That it goes on: nothing to write, and which kind of rest the reader saw."""

    seen = forms.ChoiceField(choices=Rest.Kind.choices, widget=forms.HiddenInput, required=False)

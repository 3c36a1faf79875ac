"""Forms about meetings that are to come, and why something is not."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from collaborations.models import FollowUpMeeting
from cop_portal.dates import today
from cop_portal.ui.forms import PortalForm, RadioList, SentenceField
from cop_portal.ui.number_fields import HourField

from .dates import planned_day
from .rhythms import changed_rhythm, rhythm_field, rhythm_seen
from .seen import SeenForm


class WhenAndWhereForm(PortalForm):
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


class PlanMeetingForm(WhenAndWhereForm):
    """The same of a meeting that is proposed, and how often they mean to meet."""

    rhythm = rhythm_field()
    rhythm_seen = rhythm_seen()

    def plan(self) -> dict:
        """What was typed, as ``plan_meeting`` takes it."""
        data = {name: self.cleaned_data[name] for name in WhenAndWhereForm.base_fields}
        return data | {"rhythm": changed_rhythm(self.cleaned_data)}


class MoveMeetingForm(SeenForm, WhenAndWhereForm):
    """Another day, hour or place of a meeting that is planned; ``seen`` is the version that the person saw."""


class WhyForm(PortalForm):
    """Why something is not going to happen."""

    reason = SentenceField(
        label=_("Why?"),
        help_text=_("The other organizations read this. Leave out names of people at risk."),
        max_length=300,
        error_messages={"required": _("Say why, for the others")},
    )


def people_field() -> SentenceField:
    """Who came for a party to a meeting."""
    return SentenceField(
        label=_("Who came?"),
        help_text=_("Names, or how many. Leave out names of people at risk."),
        max_length=300,
        required=False,
    )


class AfterAllForm(PortalForm):
    """That a meeting was held after all, or that one's own organization was there, and who came for it."""

    # The record of that day, where it is refused because of it.
    recorded: FollowUpMeeting | None = None

    people = people_field()


class NotHeldForm(WhyForm):
    """That a recorded meeting was not held, or was held without one's own organization, and why."""

    NOT_HELD, WITHOUT_US = "not_held", "without_us"
    what = forms.ChoiceField(
        label=_("What is right?"),
        choices=[
            (NOT_HELD, _("This meeting was not held")),
            (WITHOUT_US, _("It was held, and we were not there")),
        ],
        widget=RadioList,
        error_messages={"required": _("Choose what is right")},
    )
    field_order = ("what", "reason")

    def __init__(self, *args, can_say: list[str], **kwargs) -> None:
        """``can_say``: which of the two; where it is one, it is not asked."""
        super().__init__(*args, **kwargs)
        if len(can_say) == 1:
            self.fields["what"].widget = forms.HiddenInput()
            self.fields["what"].initial = can_say[0]

    @property
    def is_without_us(self) -> bool:
        """Whether it is said that the meeting was held, without one's own organization."""
        return self.cleaned_data["what"] == self.WITHOUT_US

"""Forms about a planned activity: other days or another place, and that it will not be held."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from collaborations.activities.days import plan_seen
from collaborations.models import JointActivity
from cop_portal.ui.forms import PortalForm, SentenceField
from members.models import Governorate

from .activities import LAST_DAY_HINT, GovernorateChoice
from .dates import planned_day
from .meetings import WhyForm


class MoveActivityForm(PortalForm):
    """Other days, or another place, for what is planned. ``seen``: the plan that the person read."""

    seen = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    planned_on = planned_day(label=_("When?"), messages={"required": _("Enter the day you plan it for")})
    planned_until = planned_day(label=_("Until when?"), help_text=LAST_DAY_HINT, required=False)
    place = forms.CharField(label=_("Where?"), max_length=200, required=False)
    governorate = GovernorateChoice(
        queryset=Governorate.objects.all(),
        label=_("Governorate"),
        required=False,
        empty_label=_("Not stated"),
    )

    def show_again(self, activity: JointActivity) -> None:
        """Keep what was typed; the plan as it is now has been read with it."""
        data = self.data.copy()
        data["seen"] = plan_seen(activity)
        self.data = data


class CancelActivityForm(WhyForm):
    """Why it will not be held: for the parties and, where it is open to all members, for these."""

    announced_reason = SentenceField(
        label=_("What do all members read?"),
        help_text=_("It stands on the event's page. Leave out what only the parties should know."),
        max_length=300,
        error_messages={"required": _("Say why, for all members")},
    )

    def __init__(self, *args, is_opened: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not is_opened:
            del self.fields["announced_reason"]

"""Which of the planned meetings it was that is recorded, or none of them: what is planned for another day stays planned
unless who records says that it was this one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.models import FollowUpMeeting
from cop_portal.dates import format_date
from cop_portal.ui.forms import RadioList

ANOTHER = "another"


def which_plan(plans: Sequence[FollowUpMeeting], on: datetime.date, *, asks: bool) -> forms.ChoiceField:
    """The field, where ``plans`` are planned. Where all of them lie ahead of ``on``, it was another one, also by a form
    that was opened before them; else, and with ``asks``, nothing is chosen beforehand."""
    is_open = asks or any(one.planned_on <= on for one in plans)
    planned = gettext("The one planned for %(date)s")
    choices = [(str(one.public_id), planned % {"date": format_date(one.planned_on)}) for one in plans]
    another = _("Another one: what is planned stays planned")
    return forms.ChoiceField(
        label=_("Which meeting was it?"),
        choices=[*choices, (ANOTHER, another)],
        widget=RadioList,
        initial=None if is_open else ANOTHER,
        required=is_open,
        error_messages={
            "required": _("Say whether it was a meeting that is planned"),
            "invalid_choice": _("This meeting is planned no longer. Choose again"),
        },
    )


def chosen_of(plans: Sequence[FollowUpMeeting], value: str) -> FollowUpMeeting | None:
    """The plan that was chosen; None for another meeting, and where nothing was asked."""
    return next((one for one in plans if str(one.public_id) == value), None)

"""Staff's forms of the follow-up board."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cop_portal.ui.forms import PortalForm
from cop_portal.ui.number_fields import NumberField


class ColdAfterForm(PortalForm):
    """After how many days without anything a thread is cold. What is allowed the action says."""

    cold_after_days = NumberField(
        label=_("Days without any entry until a collaboration is cold"),
        min_value=7,
        max_value=365,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Enter a number of days from 7 to 365.")
        ),
    )

"""The form with which staff remove a file on a legal ground."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cop_portal.ui.forms import PortalForm


class RemovalForm(PortalForm):
    """On which ground. Who may open the document reads it."""

    ground = forms.CharField(
        label=_("Legal ground"),
        help_text=_(
            "Which law or order, of which day, from whom, for example: order 214 of the court of Erbil, 12 May 2021. "
            "Those who could open the file read it. Leave out names of people at risk."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        error_messages={"required": _("Say on which legal ground the file is removed.")},
    )

"""Forms about the thread itself: leaving it. What it is about has a file of its own (``describing``)."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cop_portal.ui.forms import PortalForm


class LeaveForm(PortalForm):
    """A few words to those who stay."""

    note = forms.CharField(
        label=_("A note to the others"),
        help_text=_("Only the other parties read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
    )

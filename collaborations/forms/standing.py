"""Forms about a thread that rests: why it is paused, what was learned, and that it goes on."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from collaborations.models import Rest
from cop_portal.ui.forms import PortalForm

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


class ConcludeForm(PortalForm):
    """What the parties learned."""

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


class TakeUpForm(PortalForm):
    """That it goes on: nothing to write, and which kind of rest the reader saw."""

    seen = forms.ChoiceField(choices=Rest.Kind.choices, widget=forms.HiddenInput, required=False)

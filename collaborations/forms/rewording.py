"""Forms in which a party writes its own words anew."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from collaborations.actions.rewording import words_seen
from cop_portal.ui.forms import PortalForm

from .meetings import WhyForm
from .promises import ReasonForm
from .standing import ConcludeForm, PauseForm
from .threads import LeaveForm


class _AgainForm(PortalForm):
    """``seen``: the words that the person has read."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def read_again(self, text: str) -> None:
        """What was typed stays; what is written now has been read with it."""
        data = self.data.copy()
        data["seen"] = words_seen(text)
        self.data = data


class PauseAgainForm(_AgainForm, PauseForm):
    """Why they pause, anew."""


class LearnedAgainForm(_AgainForm, ConcludeForm):
    """What was learned, anew."""

    ends = None

    def __init__(self, *args, **kwargs) -> None:
        super(ConcludeForm, self).__init__(*args, **kwargs)


class WhyNotHeldAgainForm(_AgainForm, WhyForm):
    """Why a recorded meeting was none, anew."""


class ReasonAgainForm(_AgainForm, ReasonForm):
    """Why an action point was moved, anew; where it stayed with the organization (``is_inner``), its people alone read
    it."""

    def __init__(self, *args, is_inner: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if is_inner:
            self.fields["reason"].help_text = _("Only your own organization reads this.")


class NoteAgainForm(_AgainForm, LeaveForm):
    """What those who stayed read, anew."""

    note = forms.CharField(
        label=_("Your note to the others"),
        help_text=_("Only those who are still in that collaboration read it. Left empty, it is taken away."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
    )

"""Which state of a record somebody saw when they opened a form about it."""

from __future__ import annotations

from django import forms

from cop_portal.ui.forms import PortalForm


class SeenField(forms.IntegerField):
    """The number that the person saw; a form without it was not made here, and saw none."""

    def __init__(self) -> None:
        super().__init__(min_value=0, required=False, widget=forms.HiddenInput)

    def clean(self, value) -> int:
        return super().clean(value) or 0


class SeenForm(PortalForm):
    """A form that says what its person saw: what was refused since somebody was quicker is shown again, beside what is
    there now."""

    seen = SeenField()

    def is_behind(self, number: int) -> bool:
        """Whether the form was sent and the record is at another number than when it was opened."""
        return self.is_bound and self.cleaned_data.get("seen", number) != number

    def show_again(self, number: int) -> None:
        """Keep what was typed; what is there now has been read with it."""
        data = self.data.copy()
        data["seen"] = number
        self.data = data

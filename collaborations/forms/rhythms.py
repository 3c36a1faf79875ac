"""How often the parties mean to meet, in the forms that plan or record a meeting."""

from __future__ import annotations

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from collaborations.models import Collaboration


def rhythm_field() -> forms.ChoiceField:
    """A field for the rhythm of a collaboration."""
    rhythms = [(value, capfirst(label)) for value, label in Collaboration.Rhythm.choices]
    return forms.ChoiceField(
        label=_("How often do you mean to meet?"),
        help_text=_("With a rhythm, the next meeting is proposed whenever one was recorded."),
        choices=[("", _("No rhythm")), *rhythms],
        required=False,
    )


def rhythm_seen() -> forms.CharField:
    """What it was when the form was opened: only who changes it here changes it."""
    return forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)


def changed_rhythm(data: dict) -> str | None:
    """The rhythm that was chosen in a form; None where it was left as the form showed it."""
    return data["rhythm"] if data["rhythm"] != data["rhythm_seen"] else None


def rhythm_of(collaboration: Collaboration) -> dict:
    """The initial values of both fields."""
    return {"rhythm": collaboration.rhythm, "rhythm_seen": collaboration.rhythm}

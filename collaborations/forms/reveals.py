"""The question of a form of staff's that would tell somebody of a hidden organization."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaborations.introductions.hidden_pairs import Learns, learning
from collaborations.introductions.suggesting import order_of
from members.models import Organization


class RevealsField(forms.MultipleChoiceField):
    """A box for each organization that learns of a hidden one. A tick names the two it was given for: for another
    choice of organizations it says nothing, and is asked anew."""

    def to_python(self, value: Any) -> list[str]:
        return [one for one in super().to_python(value) if self.valid_value(one)]

    def validate(self, value: Any) -> None:
        """What is missing is the action's to say, together with whatever else is wrong."""


def ask_what_is_revealed(
    form: forms.Form, first: Organization | None, others: Iterable[Organization], widget: type[forms.Widget]
) -> None:
    """Add the question to ``form`` where one of those chosen is hidden from another; ``reveals`` has the answer."""
    found = learning(first, others) if first is not None else []
    if found:
        form.fields["reveals"] = _boxes(_("I know that these learn of a hidden organization"), found, widget)


def ask_who_learns_by_being_asked(
    form: forms.Form, first: Organization | None, second: Organization | None, widget: type[forms.Widget]
) -> None:
    """The same for a suggestion to two of which neither may know of the other: whoever is asked first learns of it."""
    if first is None or second is None or first == second:
        return
    learns = order_of(first, second).learns
    if learns is not None:
        label = _("I know that one of them learns of the other by being asked")
        form.fields["reveals"] = _boxes(label, [learns], widget)


def _boxes(label: Any, found: Iterable[Learns], widget: type[forms.Widget]) -> RevealsField:
    return RevealsField(label=label, choices=[(one.value, one.label) for one in found], widget=widget)

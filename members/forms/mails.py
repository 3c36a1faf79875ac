"""How often somebody wants each kind of mail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst

from cop_portal.ui.forms import HintedChoices, PortalForm
from members.mail_kinds import MailKind
from members.mailing.choices import frequencies_of
from members.models import MailChoice


class MailChoicesForm(PortalForm):
    """A question for each kind."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in MailKind:
            possible = frequencies_of(kind)
            self.fields[kind.value] = forms.ChoiceField(
                label=capfirst(kind.label),
                choices=[
                    (value, capfirst(name))
                    for value, name in MailChoice.Frequency.choices
                    if value in possible
                ],
                widget=HintedChoices,
            )
        self.name_in_errors()

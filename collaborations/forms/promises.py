"""Forms about action points."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from collaborations.models import Party
from cop_portal.dates import today
from cop_portal.ui.date_fields import DateThreeField
from cop_portal.ui.forms import PortalForm, RadioList

from .dates import TO_COME
from .languages import language_of


class PromiseForm(PortalForm):
    """Who does what, by when."""

    what = forms.CharField(
        label=_("What will be done?"),
        help_text=_("Start with a verb, for example: name two trainers."),
        max_length=200,
        error_messages={"required": _("Say what will be done")},
    )
    party = forms.ChoiceField(
        label=_("Who does it?"), widget=RadioList, error_messages={"required": _("Choose who does it")}
    )
    due_on = DateThreeField(
        label=_("By when?"),
        not_before=today,
        example=TO_COME,
        required=False,
        error_messages={"too_early": _("This day has passed. Choose a day from today on")},
    )
    language = language_of(label=_("Language of what you wrote"))

    def __init__(self, *args, parties: Iterable[Party], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.parties = {str(party.pk): party for party in parties}
        self.fields["party"].choices = [(key, party.organization.name) for key, party in self.parties.items()]

    def clean_party(self) -> Party:
        """The party itself."""
        return self.parties[self.cleaned_data["party"]]


class DoneForm(PortalForm):
    """That a promise was kept, since when, and what shows it."""

    done_on = DateThreeField(
        label=_("When was it done?"),
        not_after=today,
        error_messages={"required": _("Enter the date it was done")},
    )
    evidence = forms.CharField(
        label=_("What shows it?"),
        help_text=_(
            "A sentence, for example: the form was sent on 3 November. Leave out names of people at risk."
        ),
        max_length=300,
        required=False,
    )

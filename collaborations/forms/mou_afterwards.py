"""Forms about a memorandum that was signed: what proves a commitment, its end, its renewal, an amendment."""

from __future__ import annotations

import copy
import uuid
from collections.abc import Iterable

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.activities.days import days_of
from collaborations.models import FollowUpMeeting, JointActivity, MemorandumOfUnderstanding
from cop_portal.dates import format_date, language_direction, today
from cop_portal.ui.date_fields import DateThreeField
from cop_portal.ui.forms import CheckboxList, PortalForm, RadioList

from .dates import planned_day
from .languages import language_of
from .mou import hidden_key
from .mou_terms import check_days, ends_field, renewal_field, starts_field

Renewal = MemorandumOfUnderstanding.Renewal
Proving = FollowUpMeeting | JointActivity


class ProofForm(PortalForm):
    """Which meetings and joint activities prove a commitment."""

    proving = forms.MultipleChoiceField(
        label=_("It was kept by:"),
        help_text=_("What was held counts on its day; what is planned counts once it was held."),
        widget=CheckboxList,
        error_messages={
            "required": _("Choose what proves it"),
            "invalid_choice": _("One of these was linked, or called off, meanwhile. Look at the list again"),
        },
    )

    def __init__(self, *args, offered: Iterable[Proving], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(one.public_id): one for one in offered}
        field = self.fields["proving"]
        field.choices = [(key, _name_of(one)) for key, one in self.offered.items()]
        field.widget.hints = {key: _day_of(one) for key, one in self.offered.items()}

    def clean_proving(self) -> list[Proving]:
        """The rows themselves."""
        return [self.offered[key] for key in self.cleaned_data["proving"]]


def _name_of(one: Proving) -> str:
    return one.title if isinstance(one, JointActivity) else gettext("Follow-up meeting")


def _day_of(one: Proving) -> str:
    if isinstance(one, JointActivity):
        words = days_of(one).words()
    elif one.held_on is not None:
        words = format_date(one.held_on, one.date_precision)
    else:
        words = format_date(one.planned_on)
    return words if one.held_on is not None else gettext("%(date)s (planned)") % {"date": words}


class TerminateForm(PortalForm):
    """A party ends a memorandum: its last day, and why."""

    ends_on = planned_day(
        label=_("Its last day"),
        help_text=_("Today or later. It is in force to the end of that day."),
        not_before=today,
        messages={
            "required": _("Enter its last day"),
            "too_early": _("The last day is today or later."),
        },
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Only the parties read it. Leave out names of people at risk."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        max_length=500,
        error_messages={"required": _("Say why, for the others")},
    )
    language = language_of(label=_("Language of what you wrote"))


class RenewForm(PortalForm):
    """The term of a memorandum that comes after another."""

    key = hidden_key()
    starts_on = starts_field(_("Its first day. From then on it takes the place of the one before."))
    ends_on = ends_field(_("Its last day. Leave it empty if it has none."))
    renewal = renewal_field()

    def __init__(self, *args, **kwargs) -> None:
        initial = {"key": uuid.uuid4(), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=initial, **kwargs)

    def clean(self) -> dict:
        """The term must make sense; said here too, so that all that is wrong is said at once."""
        cleaned = super().clean()
        check_days(self, cleaned)
        return cleaned


class AmendFields(PortalForm):
    """What an amendment is about, and whether it moves the last day."""

    title = forms.CharField(
        label=_("Title of the amendment"),
        help_text=_("What it is about, in a few words."),
        max_length=200,
        error_messages={"required": _("Write the title")},
    )
    purpose = forms.CharField(
        label=_("What changes?"),
        help_text=_(
            "In a few sentences. What the parties commit to in addition is written in the next step."
        ),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        max_length=4000,
        error_messages={"required": _("Write what changes")},
    )
    new_ends_on = DateThreeField(
        label=_("New last day"),
        help_text=_("Leave it empty if the term stays as it is."),
        required=False,
    )
    new_renewal = forms.ChoiceField(
        label=_("What happens at the end?"),
        choices=[("", _("As before")), *Renewal.choices],
        widget=RadioList,
        required=False,
    )

    def __init__(self, *args, languages: list[str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "purpose"):
            _write_in(self.fields[name], languages[0])


class AmendForm(AmendFields):
    """An amendment that is drafted here; in both languages, where the memorandum has two."""

    def __init__(self, *args, languages: list[str], **kwargs) -> None:
        super().__init__(*args, languages=languages, **kwargs)
        for name, original in (("second_title", "title"), ("second_purpose", "purpose")):
            if len(languages) > 1:
                # From the class: the other one names its own language by now.
                self.fields[name] = copy.deepcopy(self.base_fields[original])
                self.fields[name].required = False
                _write_in(self.fields[name], languages[1])
        self.order_fields(["title", "second_title", "purpose", "second_purpose"])


def _write_in(field: forms.Field, language: str) -> None:
    """Its words are in ``language``, whatever the reader's is: the label says so."""
    words = {"field": field.label, "language": dict(settings.LANGUAGES)[language]}
    field.label = gettext("%(field)s (%(language)s)") % words
    field.widget.attrs |= {"lang": language, "dir": language_direction(language)}

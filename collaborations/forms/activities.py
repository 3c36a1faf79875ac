"""Forms about joint activities."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.models import JointActivity, Party
from cop_portal.ui.date_fields import DateThreeField
from cop_portal.ui.forms import PortalForm, RadioList
from cop_portal.ui.number_fields import NumberField
from members.models import Governorate

from .dates import held_day, planned_day
from .languages import language_of
from .topics import TopicsChoice

COUNTS = ("women", "men", "not_stated")


LAST_DAY_HINT = _("Its last day, where it takes several. Leave it empty where it takes one.")


class GovernorateChoice(forms.ModelChoiceField):
    """A governorate by its name in the reader's language."""

    def label_from_instance(self, obj: Governorate) -> str:
        return obj.name


class ActivityForm(PortalForm):
    """What the parties mean to do together, and when."""

    title = forms.CharField(
        label=_("What do you plan?"),
        help_text=_("For example: joint training for staff."),
        max_length=200,
        error_messages={"required": _("Give it a title")},
    )
    language = language_of(label=_("Language of the title"))
    kind = forms.ChoiceField(
        label=_("What kind of activity is it?"),
        choices=[(value, capfirst(label)) for value, label in JointActivity.Kind.choices],
        widget=RadioList,
        error_messages={"required": _("Choose a kind")},
    )
    planned_on = planned_day(
        label=_("When?"),
        help_text=_("It may have been held already."),
        messages={"required": _("Enter the day you plan it for")},
    )
    planned_until = planned_day(label=_("Until when?"), help_text=LAST_DAY_HINT, required=False)
    place = forms.CharField(label=_("Where?"), max_length=200, required=False)
    governorate = GovernorateChoice(
        queryset=Governorate.objects.all(),
        label=_("Governorate"),
        required=False,
        empty_label=_("Not stated"),
    )
    led_by = forms.ChoiceField(label=_("Who leads it?"), widget=RadioList, required=False)
    topics = TopicsChoice(label=_("Which topics is it about?"))

    def __init__(self, *args, parties: Iterable[Party], topics, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.parties = {str(party.pk): party for party in parties}
        self.fields["led_by"].choices = [
            ("", _("All of us")),
            *((key, party.organization.name) for key, party in self.parties.items()),
        ]
        self.fields["topics"].offer(topics)

    def clean_led_by(self) -> Party | None:
        """The leading party; None where all lead."""
        return self.parties.get(self.cleaned_data["led_by"])


class CountsForm(PortalForm):
    """Fields for how many took part from each party (``women_<id>`` and so on). Left empty, nobody counted."""

    def add_counts(self, parties: Iterable[Party]) -> None:
        """Three fields for each party. What is wrong with one is said with its party, too: the list of errors stands
        above all of them."""
        self.counted_parties = list(parties)
        labels = {"women": _("Women"), "men": _("Men"), "not_stated": _("Not stated")}
        names = {(party, name): f"{name}_{party.pk}" for party in self.counted_parties for name in COUNTS}
        for (party, name), field in names.items():
            words = {"who": labels[name], "organization": party.organization.short_name}
            self.fields[field] = NumberField(
                label=gettext("%(who)s from %(organization)s") % words,
                min_value=0,
                max_value=10000,
                required=False,
            )
        self.name_in_errors()
        for (_party, name), field in names.items():
            self.fields[field].label = labels[name]

    @property
    def party_rows(self) -> list:
        """(party, women, men, not stated) for the template."""
        return [(party, [self[f"{name}_{party.pk}"] for name in COUNTS]) for party in self.counted_parties]

    def participants(self) -> dict[Party, tuple[int, int, int]]:
        """How many came from each party that was counted: women, men, not stated."""
        typed = {
            party: tuple(self.cleaned_data[f"{name}_{party.pk}"] for name in COUNTS)
            for party in self.counted_parties
        }
        return {
            party: tuple(count or 0 for count in counts)
            for party, counts in typed.items()
            if any(count is not None for count in counts)
        }


def held_on_field() -> DateThreeField:
    """The day on which it was held, or the first one."""
    return held_day(label=_("When was it held?"), messages={"required": _("Enter the date it was held")})


def held_until_field() -> DateThreeField:
    """The last day, where there were several."""
    return held_day(label=_("Until when was it held?"), help_text=LAST_DAY_HINT, required=False)


RESULT_HINT = _("Only the parties can read this, not Search. Leave out names of people at risk.")


def result_field() -> forms.CharField:
    """What came of an activity."""
    return forms.CharField(
        label=_("What came of it?"),
        help_text=_(
            "A sentence, or how many took part above: one of the two is needed. Only the parties can read this, "
            "not Search. Leave out names of people at risk."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        required=False,
    )


class RecordActivityForm(CountsForm):
    """That it was held, who took part from each party, and what came of it."""

    # The record, where this one is refused because of it.
    recorded: JointActivity | None = None

    held_on = held_on_field()
    held_until = held_until_field()
    result = result_field()
    language = language_of()

    def __init__(self, *args, parties: Iterable[Party], is_opened: bool = False, **kwargs) -> None:
        """``is_opened``: who came is counted at its event, and nobody here."""
        super().__init__(*args, **kwargs)
        self.add_counts([] if is_opened else parties)
        if is_opened:
            self.fields["result"].help_text = RESULT_HINT

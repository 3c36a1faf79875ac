"""What all members read of a training that is opened to them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaborations.activities.days import planned_days
from collaborations.models import JointActivity
from cop_portal.dates import today
from cop_portal.translations.names import reading_language
from cop_portal.translations.texts import Origin
from cop_portal.ui.forms import PortalForm, SentenceField
from cop_portal.ui.number_fields import HourField, NumberField
from events.actions.by_members import Announcement
from events.models import Event
from members.models import Governorate

from .activities import LAST_DAY_HINT, GovernorateChoice
from .dates import planned_day
from .languages import language_of

_LABELS = {
    "en": _("Title in English"),
    "ar": _("Title in Arabic"),
    "ckb": _("Title in Kurdish (Sorani)"),
}


def _title(language: str) -> SentenceField:
    return SentenceField(label=_LABELS[language], max_length=200, required=False)


class AnnouncementForm(PortalForm):
    """Title, days, hours, place and description as members read them. The title in the reader's own language stands
    first; one of the three is needed. ``seen``: the version of the event that the person read, once there is one."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name_en = _title("en")
    name_ar = _title("ar")
    name_ckb = _title("ckb")
    planned_on = planned_day(
        label=_("When?"),
        messages={"required": _("Enter the day you plan it for")},
    )
    planned_until = planned_day(label=_("Until when?"), help_text=LAST_DAY_HINT, required=False)
    starts_at = HourField(
        label=_("At what time?"), help_text=_("Baghdad time, for example 10:30."), required=False
    )
    ends_at = HourField(label=_("Until what time?"), required=False)
    place = SentenceField(
        label=_("Where?"),
        help_text=_("All members read it. Leave it empty where only those who come should know."),
        max_length=200,
        required=False,
    )
    governorate = GovernorateChoice(
        queryset=Governorate.objects.all(),
        label=_("Governorate"),
        required=False,
        empty_label=_("Not stated"),
    )
    online_link = forms.URLField(
        label=_("Link to join online"),
        help_text=_("Only those who say yes or maybe see it, and Search staff."),
        required=False,
        assume_scheme="https",
        max_length=200,
    )
    capacity = NumberField(
        label=_("How many people is there room for?"),
        help_text=_("Leave it empty where it does not matter."),
        min_value=1,
        max_value=10000,
        required=False,
    )
    description = forms.CharField(
        label=_("What is it about?"),
        help_text=_("A few sentences for all members. Leave out names of people at risk."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        max_length=4000,
        required=False,
    )
    language = language_of(label=_("Language of what it is about"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = f"name_{reading_language()}"
        self.order_fields(["seen", own, *(f"name_{code}" for code in _LABELS)])
        # Their own language's is asked for, unless there is one in another already.
        self.fields[own].required = not any(
            self.initial.get(f"name_{code}") for code in _LABELS if f"name_{code}" != own
        )
        self.fields[own].error_messages["required"] = _("Give it a title")
        self.fields[own].help_text = _("Write it in one language at least. It is the event's name.")
        for code in _LABELS:
            self.fields[f"name_{code}"].widget.attrs |= {
                "lang": code,
                "dir": "ltr" if code == "en" else "rtl",
            }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        names = [f"name_{code}" for code in _LABELS]
        if not any(cleaned.get(name) or name in self.errors for name in names):
            self.add_error(f"name_{reading_language()}", _("Give it a title"))
        return cleaned

    def announcement(self) -> Announcement:
        """What was typed, for the action."""
        data = self.cleaned_data
        return Announcement(
            starts_on=data["planned_on"],
            ends_on=data["planned_until"],
            **{
                name: data[name]
                for name in (
                    "starts_at",
                    "ends_at",
                    "name_en",
                    "name_ar",
                    "name_ckb",
                    "description",
                    "language",
                    "place",
                    "governorate",
                    "online_link",
                    "capacity",
                )
            },
        )

    def show_again(self, event: Event) -> None:
        """Keep what was typed; what members read now has been read with it."""
        data = self.data.copy()
        data["seen"] = event.version
        self.data = data


def starting_values(activity: JointActivity, language: str) -> dict[str, Any]:
    """What the form starts with: what members read already or, of one that is not open yet, its days and its title,
    which the person sees and changes before anybody else reads it. Neither its place nor its topics."""
    days = planned_days(activity)
    values: dict[str, Any] = {"planned_on": days.first, "planned_until": days.until, "language": language}
    event = activity.event
    if event is None:
        if days.first < today():
            values["planned_on"] = values["planned_until"] = None
        return {**values, f"name_{activity.language}": activity.title, "governorate": activity.governorate_id}
    names = ("name_en", "name_ar", "name_ckb", "starts_at", "ends_at", "place", "online_link", "capacity")
    values |= {name: getattr(event, name) for name in names}
    values |= {"seen": event.version, "governorate": event.governorate_id}
    original = event.texts.filter(field="description", origin=Origin.ORIGINAL).first()
    if original is not None:
        values |= {"description": original.text, "language": original.language}
    return values

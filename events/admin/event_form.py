"""The form of an event on the desk, and those of its buttons."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import language_direction, today
from cop_portal.translations.texts import Origin, TextLanguage, write_original, write_translation
from cop_portal.ui.date_fields import DayField
from events.actions.events import whole_months
from events.models import Event, Presence
from members.admin.merging import BASED_ON, DeskForm
from members.admin.widgets import Autocomplete, AutocompleteMultiple
from members.drafts.comparing import line_of, read_line
from members.models import Governorate, Organization, OrganizationLanguage

# What the page says of the version of the event that it shows, among its fingerprints.
VERSION = "version"
NO_PLACE = _("Enter one at least, or leave it empty.")
NO_FIRST_DAY = _("Enter the first day.")


def _description(language: str) -> forms.CharField:
    return forms.CharField(
        label=_("Description"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "lang": language, "dir": language_direction(language)}),
    )


class EventForm(DeskForm):
    """The plain facts of an event, and its description in up to three languages.

    The page says at which version of the event it was opened. Where somebody else changed the same meanwhile, both
    texts are shown with both versions.
    """

    description_en = _description("en")
    description_ar = _description("ar")
    description_ckb = _description("ckb")
    texts_language = forms.ChoiceField(
        label=_("The original is in"),
        choices=TextLanguage.choices,
        initial=TextLanguage.ENGLISH,
        help_text=_(
            "What is written in the other languages is its translation. Leave out names of people at risk."
        ),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        required=False,
        choices=OrganizationLanguage.Language.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        error_messages = {
            "name_en": {"required": _("Enter the name in English. It is what everybody can read.")},
            "slug": {"required": _("Enter the address that its page shall have.")},
            "kind": {"required": _("Choose what kind of event it is.")},
            "starts_on": {"required": NO_FIRST_DAY},
            "capacity": {"min_value": NO_PLACE},
        }
        help_texts = {
            "ends_on": _("The same as the first day, where it was one day."),
            "date_precision": _("Where only the month is known, any day of it will do above."),
            "online_link": _("Those who said yes or maybe see it, and staff; nobody else."),
            "open_to": _(
                "Invited organizations are listed below; others do not see the event unless they came."
            ),
            "hosts": _("Who holds it. A hidden host is shown to nobody but its own people and staff."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "ends_on" in self.fields:
            self.fields["ends_on"].required = False
        for language, label in TextLanguage.choices:
            name = f"description_{language}"
            if name in self.fields:
                self.fields[name].label = gettext("Description (%(language)s)") % {"language": label}
        if self.instance.pk is not None:
            for row in self.instance.texts.filter(field="description"):
                self.initial[f"description_{row.language}"] = row.text
                if row.origin == Origin.ORIGINAL:
                    self.initial["texts_language"] = row.language

    # -- changed meanwhile --

    def full_clean(self) -> None:
        """As of every page of the desk; where both changed the same, it says too how old this page is."""
        super().full_clean()
        opened = self.opened_at_version()
        if self.disputed and opened and hasattr(self, "cleaned_data"):
            words = _(
                "This page was opened at version %(opened)s of the event; it is version %(now)s now. What you both "
                "changed is marked below with what it says now; yours is still in the fields, and nothing was saved."
            )
            self.add_error(None, words % {"opened": opened, "now": self.instance.version})

    def opened_at_version(self) -> int | None:
        """The version of the event that this page was opened at, where it has become another since."""
        said = read_line(self.data.get(BASED_ON, "")).get(VERSION, "") if self.is_bound else ""
        known = said.isascii() and said.isdigit() and len(said) < 10
        return int(said) if known and int(said) != self.instance.version else None

    def kept_words(self) -> str:
        """What only others changed since this page was opened, for its reader, once it is saved."""
        names = [str(self[name].label) for name in self.theirs]
        if not names:
            return ""
        listed = gettext("Somebody else changed this meanwhile, and it was kept: %(fields)s.")
        return listed % {"fields": " · ".join(names)}

    # -- what can be --

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._clean_texts(cleaned)
        if cleaned.get("capacity") == 0:
            self.add_error("capacity", NO_PLACE)
        starts_on = cleaned.get("starts_on")
        if starts_on is None or "ends_on" in self.errors:
            return cleaned
        ends_on = cleaned.get("ends_on") or starts_on
        starts_on, ends_on = whole_months(starts_on, ends_on, cleaned.get("date_precision", ""))
        cleaned["starts_on"], cleaned["ends_on"] = starts_on, ends_on
        self._clean_days(starts_on, ends_on)
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if ends_at and not starts_at:
            self.add_error("starts_at", _("Enter when it starts too."))
        elif starts_at and ends_at and starts_on == ends_on and ends_at <= starts_at:
            self.add_error("ends_at", _("It ends before it starts."))
        return cleaned

    def _clean_texts(self, cleaned: dict[str, Any]) -> None:
        original = cleaned.get("texts_language", "")
        written = {
            language for language in TextLanguage.values if cleaned.get(f"description_{language}", "").strip()
        }
        if original and written and original not in written:
            self.add_error(
                f"description_{original}", _("Write the original too, or choose another language for it.")
            )

    def _clean_days(self, starts_on: datetime.date, ends_on: datetime.date) -> None:
        if ends_on < starts_on:
            self.add_error("ends_on", _("The last day is before the first day."))
        elif self.instance.closed_on is not None and ends_on > self.instance.closed_on:
            self.add_error("ends_on", _("This event is closed. Open it again to change its days."))
        if self.instance.pk and starts_on > today() and self.instance.presences.exists():
            self.add_error(
                "starts_on", _("Somebody is recorded as having come, so it cannot be still to come.")
            )

    # -- written --

    def write_texts(self) -> None:
        """Write the original, then its translations where they are new; call it once the event is saved."""
        texts, original = self.instance.texts, self.cleaned_data["texts_language"]
        write_original(texts, "description", self.cleaned_data[f"description_{original}"], original)
        for language in TextLanguage.values:
            text = self.cleaned_data[f"description_{language}"]
            if language == original:
                continue
            if not text.strip():
                texts.filter(field="description", language=language).delete()
            elif not texts.filter(field="description", language=language, text=text).exists():
                write_translation(texts, "description", text, language)


def with_version(based_on: str, version: int) -> str:
    """What an event's page was made from, with the version of the event."""
    return f"{based_on} {line_of({VERSION: str(version)})}".strip()


class AnnounceForm(forms.Form):
    """From when members see an event."""

    on = DayField(
        label=_("From"),
        widget=AdminDateWidget,
        required=False,
        help_text=_(
            "Leave it empty for today. Only for an event that is written down later, enter the past day from which "
            "members knew of it."
        ),
    )


class CancelForm(forms.Form):
    """Why an event is cancelled."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=Event._meta.get_field("cancel_reason").max_length,
        widget=forms.TextInput(attrs={"dir": "auto", "class": "vTextField"}),
        help_text=_("Members read it on the event's page."),
        error_messages={"required": _("Write why it was cancelled.")},
    )


class InviteForm(forms.Form):
    """Whom to invite at once; whoever is invited already stays so."""

    governorates = forms.ModelMultipleChoiceField(
        label=_("Members that work in"),
        queryset=Governorate.objects.all(),
        required=False,
        widget=AutocompleteMultiple(Organization._meta.get_field("governorates"), admin.site),
    )
    came_to = forms.ModelChoiceField(
        label=_("Members that came to"),
        queryset=Event.objects.all(),
        required=False,
        widget=Autocomplete(Presence._meta.get_field("event"), admin.site),
    )
    everybody = forms.BooleanField(label=_("All members"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError(_("Choose whom to invite."), code="nobody")
        return cleaned


class CopyForm(forms.Form):
    """When an event is held once more."""

    starts_on = DayField(
        label=_("First day"), widget=AdminDateWidget, error_messages={"required": NO_FIRST_DAY}
    )

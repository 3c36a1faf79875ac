"""Forms of the desk about events."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.forms.models import InlineForeignKeyField
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import language_direction, today
from cop_portal.refusals import Refused
from cop_portal.translations.texts import Origin, TextLanguage, write_original, write_translation
from members.admin.base import DeskFormSet
from members.admin.meaning import NOBODY, MeantField, chosen, question
from members.admin.merging import DeskForm
from members.models import Organization, OrganizationLanguage
from members.recognition import Recognizer

from .actions.events import whole_months
from .actions.presence import refuse_presence
from .models import Event


def _description(language: str) -> forms.CharField:
    return forms.CharField(
        label=_("Description"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "lang": language, "dir": language_direction(language)}),
    )


class EventForm(DeskForm):
    """The plain facts of an event, and its description in up to three languages."""

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
        help_texts = {
            "ends_on": _("The same as the first day, where it was one day."),
            "date_precision": _("Where only the month is known, any day of it will do above."),
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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        original = cleaned.get("texts_language", "")
        written = {
            language for language in TextLanguage.values if cleaned.get(f"description_{language}", "").strip()
        }
        if original and written and original not in written:
            self.add_error(
                f"description_{original}", _("Write the original too, or choose another language for it.")
            )
        starts_on = cleaned.get("starts_on")
        if starts_on is None or "ends_on" in self.errors:
            return cleaned
        ends_on = cleaned.get("ends_on") or starts_on
        starts_on, ends_on = whole_months(starts_on, ends_on, cleaned.get("date_precision", ""))
        cleaned["starts_on"], cleaned["ends_on"] = starts_on, ends_on
        if ends_on < starts_on:
            self.add_error("ends_on", _("The last day is before the first day."))
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if ends_at and not starts_at:
            self.add_error("starts_at", _("Enter when it starts too."))
        elif starts_at and ends_at and starts_on == ends_on and ends_at <= starts_at:
            self.add_error("ends_at", _("It ends before it starts."))
        if self.instance.pk and starts_on > today() and self.instance.presences.exists():
            self.add_error(
                "starts_on", _("Somebody is recorded as having come, so it cannot be still to come.")
            )
        return cleaned

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


def everybody() -> Recognizer:
    """Recognizes every organization of the portal: for staff, who log who came."""
    return Recognizer(Organization.objects.all(), for_staff=True)


class PresenceForm(DeskForm):
    """Who came: an organization, or a walk-in by its name. A name that may be a member's is asked about, once."""

    meant = MeantField()
    recognizer: Recognizer | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        walk_in_name = " ".join(cleaned.get("walk_in_name", "").split())
        cleaned["walk_in_name"] = walk_in_name
        organization = cleaned.get("organization")
        if "organization" in self.errors or "event" in self.errors:
            return cleaned
        if organization is None and not walk_in_name:
            self.add_error("organization", _("Choose an organization, or write the name of a walk-in."))
        elif organization is not None and walk_in_name:
            self.add_error("walk_in_name", _("Leave this empty where an organization is chosen."))
        elif walk_in_name and "walk_in_name" in self.changed_data:
            self._ask_who_is_meant(cleaned)
        event = cleaned.get("event")
        if isinstance(event, Event) and not isinstance(self.fields["event"], InlineForeignKeyField):
            try:
                refuse_presence(event)
            except Refused as refused:
                refused.add_to(self)
        return cleaned

    def _ask_who_is_meant(self, cleaned: dict[str, Any]) -> None:
        recognizer = self.recognizer or everybody()
        found = recognizer.recognize(cleaned["walk_in_name"]).candidates
        answer = cleaned.get("meant", "")
        if one := chosen(answer, found):
            cleaned["organization"], cleaned["walk_in_name"] = one.organization, ""
        elif found and answer != NOBODY:
            self.add_error("walk_in_name", question(self["meant"], found, _("None of these: a walk-in")))

    def _get_validation_exclusions(self) -> set[str]:
        # Said above in words a person understands; the database's own sentence would name the constraint.
        exclude = super()._get_validation_exclusions()
        if self.errors:
            exclude = {*exclude, "walk_in_name"}
        return exclude


class PresenceFormSet(DeskFormSet):
    """Who came, on the event's own page: asked of the event as it will be saved."""

    @cached_property
    def recognizer(self) -> Recognizer:
        """One for all lines, so that a long list asks the database no more than a short one."""
        return everybody()

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.recognizer = self.recognizer

    def clean(self) -> None:
        super().clean()
        said = [form for form in self.forms if form.has_changed() and form not in self.deleted_forms]
        if said and self.instance.starts_on is not None:
            try:
                refuse_presence(self.instance)
            except Refused as refused:
                raise forms.ValidationError(refused.message, code=refused.code) from refused


class CancelForm(forms.Form):
    """Why an event is cancelled."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto", "class": "vTextField"}),
        help_text=_("Members read it on the event's page."),
    )


class AnnounceForm(forms.Form):
    """From when members see an event."""

    on = forms.DateField(
        label=_("From"),
        widget=AdminDateWidget,
        required=False,
        help_text=_("Members see the event from this day on. Leave it empty for today."),
    )

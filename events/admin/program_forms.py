"""Forms of an event's program: a session as a line of its event and on a page of its own, and who presents when."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import Refused
from events.actions.program import refuse_day, refuse_hours
from events.actions.slots import present_in, refuse_overlap, refuse_slot_times
from events.models import EventSession, Slot
from members.admin.base import DeskFormSet
from members.admin.lines import ChangesFormSet
from members.admin.merging import DeskForm
from members.admin.widgets import AutocompleteMultiple
from members.models import Organization


class HoursForm(DeskForm):
    """A session, which ends after it starts."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not {"starts_at", "ends_at"} & set(self.errors):
            _refused(self, refuse_hours, cleaned.get("starts_at"), cleaned.get("ends_at"))
        return cleaned


class SessionForm(HoursForm):
    """A session on its event's page, with the organizations that present in it; when and what each of them presents is
    on the session's own page, and stays as it is there."""

    # Not called as the model's own field, which the desk does not take where its rows have facts of their own.
    presenting = forms.ModelMultipleChoiceField(
        label=_("Organizations that present"),
        queryset=Organization.objects.all(),
        required=False,
        widget=AutocompleteMultiple(EventSession._meta.get_field("presenters"), admin.site),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            self.initial["presenting"] = list(self.instance.presenters.all())

    def _save_m2m(self) -> None:
        super()._save_m2m()
        if "presenting" in self.changed_data:
            present_in(self.instance, self.cleaned_data["presenting"])


class LastFormSet(ChangesFormSet):
    """Lines in an order: a new one for which no position is given comes last."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if form.instance.pk is None:
            form.fields["position"].required = False
            form.fields["position"].help_text = _("Left empty, it comes last.")
            form.initial["position"] = None

    def clean(self) -> None:
        """As of all lines; those without a position are given the next ones, in their order."""
        super().clean()
        lines = self.staying()
        last = max((form.cleaned_data["position"] or 0 for form in lines), default=0)
        for form in lines:
            if form.cleaned_data["position"] is None:
                last += 1
                form.cleaned_data["position"] = form.instance.position = last

    def staying(self) -> list[forms.ModelForm]:
        """The lines that will be there once it is saved, as far as nothing is wrong in them."""
        return [
            form
            for form in self.forms
            if not form.errors and form not in self.deleted_forms and (form.has_changed() or form.instance.pk)
        ]


class SessionFormSet(LastFormSet):
    """The program: each session in the days of its event, as these will be saved."""

    def clean(self) -> None:
        super().clean()
        for form in self.staying():
            if self.instance.starts_on and self.instance.ends_on:
                _refused(form, refuse_day, self.instance, form.cleaned_data["day"])


class SessionPageForm(HoursForm):
    """A session on its own page."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "day" not in self.errors:
            _refused(self, refuse_day, self.instance.event, cleaned.get("day"))
        return cleaned


class SlotForm(DeskForm):
    """An organization that presents in a session: when, how long, and what."""

    covers = forms.MultipleChoiceField(
        label=_("What it presents"),
        required=False,
        choices=Slot.Covers.choices,
        initial=Slot.Covers.values,
        widget=forms.CheckboxSelectMultiple,
    )


class SpeakerFormSet(LastFormSet, DeskFormSet):
    """Who speaks in a session, in order."""


class SlotFormSet(LastFormSet, DeskFormSet):
    """Slots of a session, each within its times and after the one before, as these will be saved."""

    def clean(self) -> None:
        super().clean()
        forms_kept = self.staying()
        for form in forms_kept:
            said = form.cleaned_data
            _refused(form, refuse_slot_times, self.instance, said["starts_at"], said["minutes"])
        timed = [form for form in forms_kept if not form.errors and form.instance.starts_at]
        for first, second in pairwise(sorted(timed, key=lambda form: form.instance.starts_at)):
            _refused(second, refuse_overlap, first.instance, second.instance)


def _refused(form: forms.BaseForm, rule: Any, *said: Any) -> None:
    """Say at the form's field what ``rule`` refuses."""
    try:
        rule(*said)
    except Refused as refused:
        refused.add_to(form)

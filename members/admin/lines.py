"""Lines of a page of the desk: what was changed in each, and what others added and removed since it was opened."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from members.history.latest import addition, removal

from .merging import (
    BASED_ON,
    DeskForm,
    changed_words,
    fingerprint,
    happened,
    line_of,
    read_line,
    sent_value,
    sentences,
)


def changed_columns(form: forms.ModelForm) -> list[str]:
    """The fields of the row that ``form`` gave another value, by typing or in its own ``clean``."""
    row = form.instance
    return [
        field.name
        for field in row._meta.concrete_fields
        if field.name in form.initial and field.value_from_object(row) != form.initial[field.name]
    ]


class ChangesFormSet(forms.BaseInlineFormSet):
    """Lines of a page. ``settled`` names what can be chosen for a new line and is the organization's to change once
    the line is there.

    A line that somebody else has removed meanwhile goes here too, if it was left as it was; else it becomes a new
    line, and its reader decides.
    """

    settled: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # By the numbers they have now: the keys of lines that were removed meanwhile and are here still.
        self.returned: dict[int, str] = {}
        if self.is_bound and self.management_form.is_valid():
            self._let_go_what_is_gone()

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if form.instance.pk is not None:
            for name in self.settled:
                form.fields[name].disabled = True

    # -- removed meanwhile --

    def _let_go_what_is_gone(self) -> None:
        name = self.model._meta.pk.name
        total = self.total_form_count()
        shown = min(self.initial_form_count(), total)
        keys = [str(self.data.get(f"{self.add_prefix(index)}-{name}", "")) for index in range(shown)]
        there = {str(row.pk) for row in self.get_queryset()}
        gone = {index: key for index, key in enumerate(keys) if is_key(key) and key not in there}
        if not gone:
            return
        staying = [index for index in range(shown) if index not in gone]
        returning = [index for index in gone if self._was_changed(index)]
        order = [*staying, *returning, *range(shown, total)]
        self.returned = {order.index(index): gone[index] for index in returning}
        self._send_again(order, len(staying))

    def _was_changed(self, index: int) -> bool:
        """Whether the reader of the page typed something into a line, other than that it shall go."""
        prefix = self.add_prefix(index)
        if self.data.get(f"{prefix}-{DELETION_FIELD_NAME}"):
            return False
        before = read_line(self.data.get(BASED_ON, ""))
        fields = [(f"{prefix}-{name}", field) for name, field in self.form.base_fields.items()]
        known = [(name, field) for name, field in fields if name in before]
        return not known or any(
            before[name] != fingerprint(field, sent_value(field, self.data, name)) for name, field in known
        )

    def _send_again(self, order: list[int], initial: int) -> None:
        """The lines of these numbers in this order, as if they had been sent so, ``initial`` of them as saved ones."""
        places = {str(index): place for place, index in enumerate(order)}
        pattern = re.compile(rf"{re.escape(self.prefix)}-(\d+)-(.+)", re.S)

        def placed(name: str) -> str | None:
            match = pattern.fullmatch(name)
            if match is None:
                return name
            place = places.get(match[1])
            names_row = match[2] == self.model._meta.pk.name
            if place is None or (names_row and place >= initial):
                return None
            return f"{self.add_prefix(place)}-{match[2]}"

        data = self.data.copy()
        data.clear()
        for name, values in self.data.lists():
            if (now := placed(name)) is not None:
                data.setlist(now, values)
        shown = read_line(self.data.get(BASED_ON, ""))
        data[BASED_ON] = line_of({now: found for name, found in shown.items() if (now := placed(name))})
        data[f"{self.prefix}-{TOTAL_FORM_COUNT}"] = str(len(order))
        data[f"{self.prefix}-{INITIAL_FORM_COUNT}"] = str(initial)
        self.data = data
        del self.management_form

    # -- refused --

    def clean(self) -> None:
        super().clean()
        if any(form.instance.pk is None for form in self.initial_forms):
            raise ValidationError(
                _("Somebody else has removed one of these lines meanwhile. Open the page again."),
                code="removed",
            )
        for index, key in self.returned.items():
            self.forms[index].add_error(None, self._removed_words(key))
        if any(form.has_changed() for form in self.forms):
            self._refuse_what_is_taken()
        self._ask_before_it_goes()

    def _removed_words(self, key: str) -> SafeString:
        columns = {self.model._meta.pk.attname: key, self.fk.attname: self.instance.pk}
        return sentences(
            happened(
                removal(self.model, **columns),
                _("Removed meanwhile: {who}, {when}."),
                _("Removed meanwhile."),
            ),
            _("Save again to put the line back as it stands here."),
        )

    def _ask_before_it_goes(self) -> None:
        """A line that shall go, and that somebody else has changed meanwhile, is looked at first."""
        for form in self.initial_forms:
            if (
                self._should_delete_form(form)
                and isinstance(form, DeskForm)
                and (form.theirs or form.disputed)
            ):
                line = format_html("<bdi>{}</bdi>:", form.instance)
                again = _("Look at the line, and save again to delete it.")
                raise ValidationError(sentences(line, changed_words(form.instance), again), code="changed")

    def _refuse_what_is_taken(self) -> None:
        """Say in words where a line would be there twice. Django compares the lines of the page with each other, and
        not with rows that were added since it was opened."""
        going = {form.instance.pk for form in self.initial_forms if form.cleaned_data.get("DELETE")}
        shown = {form.instance.pk for form in self.initial_forms}
        for constraint in self.model._meta.total_unique_constraints:
            names = [name for name in constraint.fields if name != self.fk.name]
            if len(names) == len(constraint.fields):
                continue
            columns = [self.model._meta.get_field(name).attname for name in names]
            rows = self.model._default_manager.filter(**{self.fk.name: self.instance.pk})
            stored = rows.values_list("pk", *columns)
            taken = {tuple(values): pk for pk, *values in stored if None not in values}
            for form in self.forms:
                if form.errors or not form.has_changed() or form.cleaned_data.get("DELETE"):
                    continue
                own = form.instance.pk
                other = taken.get(tuple(getattr(form.instance, column) for column in columns), own)
                # Lines that are new are saved after others are gone.
                if other != own and (own is not None or other not in going):
                    form.add_error(names[-1], self._taken_words(other, is_shown=other in shown))

    def _taken_words(self, key: Any, *, is_shown: bool) -> SafeString | str:
        taken = _("Another line has this already.")
        if is_shown:
            return taken
        entry = addition(self.model, **{self.model._meta.pk.attname: key})
        return sentences(
            taken,
            happened(entry, _("Added meanwhile: {who}, {when}."), _("Added meanwhile.")),
            _("Remove yours here and save: the other stands on the page then."),
        )

    # -- saved --

    def save_existing(self, form: forms.ModelForm, obj: models.Model, commit: bool = True) -> models.Model:
        """Write what was changed in a line, and no more."""
        if commit:
            obj.save(update_fields=changed_columns(form))
            form._save_m2m()
        return obj


def is_key(text: str) -> bool:
    """Whether ``text`` can be the key of a row."""
    return text.isascii() and text.isdigit() and len(text) <= 18

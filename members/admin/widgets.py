"""What the desk's forms are made of: Django's autocompletes, which answer a value that is no number without failing and
ask for all that a page shows at once; texts written in the direction of what they say; a question that need not be
answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import language_direction
from cop_portal.translations.texts import TextLanguage
from cop_portal.ui.date_fields import DayField
from cop_portal.ui.number_fields import HourField
from members.hidden import marked_name
from members.history.lines import FROM_LEFT_TO_RIGHT
from members.models import Organization

MOST_DIGITS = 18


class NumbersOnly(AutocompleteMixin):
    """What was chosen is shown again only where it can be the number of a row; the field says what is wrong with it.

    Each asks the database what its numbers are called, unless its page has asked for all of them at once
    (``name_at_once``).
    """

    found: Iterable[models.Model] | None = None

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """As Django's, without a language "None" where it brings no words: then the page's words hold (desk.js)."""
        attrs = super().build_attrs(*args, **kwargs)
        if attrs.get("lang") is None:
            attrs.pop("lang", None)
        return attrs

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        numbers = [item for item in map(str, value) if _is_number(item)]
        found = self.found
        if found is None:
            found = self.choices.queryset.filter(pk__in=numbers) if numbers else []
        options = []
        if not self.is_required and not self.allow_multiple_selected:
            options.append(self.create_option(name, "", "", False, 0))
        for row in found:
            if str(row.pk) in numbers:
                options.append(self.create_option(name, row.pk, label_in_choices(row), True, len(options)))
        return [(None, options, 0)]


def label_in_choices(row: models.Model) -> str:
    """What a row is called where it is chosen: of a hidden organization it is said that it is one."""
    return marked_name(row) if isinstance(row, Organization) else str(row)


def _is_number(item: str) -> bool:
    return item.isascii() and item.isdigit() and len(item) <= MOST_DIGITS


class Autocomplete(NumbersOnly, AutocompleteSelect):
    """One row, chosen by typing."""


class AutocompleteMultiple(NumbersOnly, AutocompleteSelectMultiple):
    """Several rows, chosen by typing."""


def name_at_once(desk_forms: Iterable[forms.BaseForm]) -> None:
    """Find what is chosen in the autocompletes of a page's forms by one question for each field of each kind of form,
    however many lines the page has."""
    choosers: dict[tuple[type, str], list[tuple[forms.ModelChoiceField, NumbersOnly, list[str]]]] = {}
    for form in desk_forms:
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, NumbersOnly) and isinstance(field, forms.ModelChoiceField):
                numbers = _numbers(form[name].value(), field)
                choosers.setdefault((type(form), name), []).append((field, widget, numbers))
    for rows in choosers.values():
        wanted = {number for _field, _chooser, numbers in rows for number in numbers}
        found = list(rows[0][0].queryset.filter(pk__in=wanted)) if wanted else []
        for _field, widget, _shown in rows:
            widget.found = found


def _numbers(value: Any, field: forms.ModelChoiceField) -> list[str]:
    shown = field.prepare_value(value)
    items = shown if isinstance(shown, list | tuple) else [shown]
    return [item for item in map(str, items) if _is_number(item)]


class DeskFields:
    """For pages and inlines of the desk: their ``autocomplete_fields`` use the widgets above, and what is typed is
    written in its direction. Days and hours that cannot be read are answered with how they are written."""

    formfield_overrides = {
        models.DateField: {"form_class": DayField},
        models.TimeField: {"form_class": HourField},
    }

    def formfield_for_dbfield(
        self, db_field: models.Field, request: Any, **kwargs: Any
    ) -> forms.Field | None:
        if isinstance(db_field, models.BooleanField) and db_field.null:
            return yes_or_no(db_field)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            write_in_direction(field, db_field.name)
        return field

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: Any, **kwargs: Any
    ) -> forms.Field | None:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = Autocomplete(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: Any, **kwargs: Any
    ) -> forms.Field | None:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = AutocompleteMultiple(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


# Inputs that texts are written in.
WRITTEN = (forms.TextInput, forms.EmailInput, forms.URLInput, forms.Textarea)
# What is written from left to right in every language, whatever the page's direction.
LATIN_FIELDS = (forms.EmailField, forms.URLField, forms.SlugField, forms.DateField, forms.TimeField)
LATIN_NAMES = {*FROM_LEFT_TO_RIGHT, "code", "dac_code"}


def write_in_direction(field: forms.Field, name: str) -> None:
    """Give the input of ``field`` the direction of what is written there: by the language that its name ends with, by
    what it is, else by what is typed."""
    widget = field.widget
    if not isinstance(widget, WRITTEN):
        return
    language = name.rpartition("_")[2]
    if language in TextLanguage.values:
        widget.attrs.setdefault("lang", language)
        widget.attrs.setdefault("dir", language_direction(language))
    elif isinstance(field, LATIN_FIELDS) or name in LATIN_NAMES:
        widget.attrs.setdefault("dir", "ltr")
    else:
        widget.attrs.setdefault("dir", "auto")


# Said of whoever has not answered, as on the profile.
NOT_STATED = _("Not stated")


def yes_or_no(db_field: models.BooleanField) -> forms.TypedChoiceField:
    """The field for a question that need not be answered: Django calls having said nothing "unknown"."""
    return forms.TypedChoiceField(
        label=capfirst(db_field.verbose_name),
        help_text=db_field.help_text,
        choices=[("", NOT_STATED), ("True", _("Yes")), ("False", _("No"))],
        coerce=lambda value: str(value) == "True",
        empty_value=None,
        required=False,
    )

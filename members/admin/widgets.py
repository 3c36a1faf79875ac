"""What the desk's forms are made of: Django's autocompletes, which answer a value that is no number without failing;
texts written in the direction of what they say; a question that need not be answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import language_direction
from cop_portal.translations.texts import TextLanguage
from members.history.lines import FROM_LEFT_TO_RIGHT

MOST_DIGITS = 18


class NumbersOnly(AutocompleteMixin):
    """What was chosen is shown again only where it can be the number of a row; the field says what is wrong with it."""

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        numbers = [
            item for item in map(str, value) if item.isascii() and item.isdigit() and len(item) <= MOST_DIGITS
        ]
        return super().optgroups(name, numbers, attr)


class Autocomplete(NumbersOnly, AutocompleteSelect):
    """One row, chosen by typing."""


class AutocompleteMultiple(NumbersOnly, AutocompleteSelectMultiple):
    """Several rows, chosen by typing."""


class DeskFields:
    """For pages and inlines of the desk: their ``autocomplete_fields`` use the widgets above, and what is typed is
    written in its direction."""

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

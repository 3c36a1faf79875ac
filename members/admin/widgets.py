"""Choosing by typing, on the desk: Django's autocompletes, which answer a value that is no number without failing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple
from django.db import models

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


class ChoosesByTyping:
    """For pages and inlines of the desk: their ``autocomplete_fields`` use the widgets above."""

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

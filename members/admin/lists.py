"""What the address of one of the desk's lists may ask, and what answers an address that cannot be."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db import DataError
from django.http import HttpRequest


class AnswersStrangeLists(admin.ModelAdmin):
    """For pages of the desk: their lists filter by what they offer, and by nothing that the database cannot read."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only by what the list offers. Django allows every column of the row, and whoever may ask "does the message
        begin with A?" often enough has read a message that no page shows them (or the hash of a password)."""
        offered = [self.date_hierarchy, *map(_parameter_of, self.get_list_filter(request))]
        asked = any(name and (lookup == name or lookup.startswith(f"{name}__")) for name in offered)
        return asked and super().lookup_allowed(lookup, value, request)

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The list that was asked for. A value that no row can have (the sign 0, the year 99999999999) is answered as
        Django answers a wrong lookup: with the whole list."""
        if any("\0" in value for values in request.GET.lists() for value in values[1]):
            raise IncorrectLookupParameters
        try:
            return super().get_changelist_instance(request)
        except (ValueError, OverflowError, DataError) as error:
            raise IncorrectLookupParameters from error


def _parameter_of(entry: Any) -> str | None:
    """What a filter of a list is called in its address."""
    if isinstance(entry, tuple):
        return entry[0]
    return entry if isinstance(entry, str) else entry.parameter_name

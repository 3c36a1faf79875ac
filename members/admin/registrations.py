"""Legal registrations on the desk: those of one organization on its page, and all of them, to see which expire."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from members.models import Registration
from members.registrations import with_likely_duplicates

from .base import DeskAdmin, DeskInline
from .merging import DeskForm


class RegistrationForm(DeskForm):
    """A registration whose dates can be."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        issued_on, expires_on = cleaned.get("issued_on"), cleaned.get("expires_on")
        if issued_on and expires_on and expires_on <= issued_on:
            self.add_error("expires_on", _("A registration ends after the day it was issued."))
        return cleaned


class ShowsDuplicates(admin.options.BaseModelAdmin):
    """For lists of registrations: a column that says who else has entered the number. Staff alone may know that."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Registration]:
        return with_likely_duplicates(super().get_queryset(request))

    @admin.display(description=_("also entered by"))
    def same_number(self, row: Registration) -> str:
        comma = pgettext("between items of a list", ", ")
        return comma.join(getattr(row, "registered_by_others", [])) or "–"

    @admin.display(description=_("file"))
    def file_name(self, row: Registration) -> str:
        """What the organization's file is called; it is opened on the profile, which records who opens it."""
        return row.file.name if row.file is not None else "–"


class RegistrationInline(ShowsDuplicates, DeskInline):
    """An organization's legal registrations. Its representatives bring the file."""

    model = Registration
    form = RegistrationForm
    fields = ("authority", "number", "issued_on", "expires_on", "file_name", "same_number")
    readonly_fields = ("file_name", "same_number")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Registration]:
        return super().get_queryset(request).select_related("file")


class DuplicateFilter(admin.SimpleListFilter):
    """Registrations that more than one organization has entered."""

    title = _("the same number twice")
    parameter_name = "twice"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("stands with several"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        return queryset.exclude(registered_by_others=[]) if self.value() == "yes" else None


@admin.register(Registration)
class RegistrationAdmin(ShowsDuplicates, DeskAdmin):
    """Registrations of all organizations, to see which expire."""

    form = RegistrationForm
    list_display = ("organization", "authority", "number", "same_number", "issued_on", "expires_on")
    list_filter = (DuplicateFilter, "authority", "expires_on")
    search_fields = ("number", "organization__name_en", "organization__name_ar", "organization__acronym")
    organization_paths = ("organization",)
    locked_through = "organization"
    list_select_related = ("organization",)
    autocomplete_fields = ("organization",)
    date_hierarchy = "expires_on"
    fields = ("organization", "authority", "number", "same_number", ("issued_on", "expires_on"), "file_name")

    def get_readonly_fields(self, request: HttpRequest, obj: Registration | None = None) -> tuple[str, ...]:
        # Whose it is stays: its file was given to the people of one organization.
        worked_out = ("same_number", "file_name")
        return (*worked_out, "organization") if obj is not None else worked_out

    def view_on_site(self, row: Registration) -> str:
        return row.organization.get_absolute_url()

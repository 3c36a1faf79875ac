"""Expertise, needs and projects on the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from members.models import Expertise, Need, Project, TargetGroup

from .base import SearchKeepingAdmin
from .texts import TextsForm, language_of_texts, text_of

ORGANIZATION_SEARCH = ("organization__name_en", "organization__name_ar", "organization__acronym")
TOPIC_SEARCH = ("topic__name_en", "topic__name_ar", "topic__name_ckb")


class ExpertiseForm(TextsForm):
    """Expertise with what can be shared of it."""

    text_fields = ("shares",)
    shares = forms.CharField(
        label=_("What it can share"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("For example: a training, a handbook."),
    )
    texts_language = language_of_texts()


class NeedForm(TextsForm):
    """A need with the organization's own question."""

    text_fields = ("question",)
    question = forms.CharField(
        label=_("Its question"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("In the organization's own words."),
    )
    texts_language = language_of_texts()


class ProjectForm(TextsForm):
    """A project with its title and summary."""

    text_fields = ("title", "summary")
    title = forms.CharField(label=_("Title"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    summary = forms.CharField(
        label=_("Summary"), required=False, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    )
    texts_language = language_of_texts()
    target_groups = forms.MultipleChoiceField(
        label=_("Target groups"),
        required=False,
        choices=TargetGroup.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day is before the first day."))
        return cleaned


class OfOrganizationAdmin(SearchKeepingAdmin):
    """Rows that say something of an organization; whose they are is settled when they are made."""

    autocomplete_fields: tuple[str, ...] = ("organization", "topic")
    list_select_related: tuple[str, ...] = ("organization", "topic__theme")
    organization_paths = ("organization",)
    locked_through = "organization"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("texts")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("organization",) if obj is not None else ()

    def view_on_site(self, row: Any) -> str:
        return row.organization.get_absolute_url()


@admin.register(Expertise)
class ExpertiseAdmin(OfOrganizationAdmin):
    """What organizations offer."""

    form = ExpertiseForm
    list_display = ("organization", "topic", "band", "words")
    list_filter = ("band", "topic__theme")
    search_fields = (*ORGANIZATION_SEARCH, *TOPIC_SEARCH)

    @admin.display(description=_("what it can share"))
    def words(self, row: Expertise) -> str:
        return text_of(row, "shares")


@admin.register(Need)
class NeedAdmin(OfOrganizationAdmin):
    """What organizations want to learn. Who may read a need is the organization's choice once it is there."""

    form = NeedForm
    list_display = ("organization", "topic", "urgency", "audience", "words")
    list_filter = ("urgency", "audience", "topic__theme")
    search_fields = (*ORGANIZATION_SEARCH, *TOPIC_SEARCH)

    def get_readonly_fields(self, request: HttpRequest, obj: Need | None = None) -> tuple[str, ...]:
        return ("organization", "audience") if obj is not None else ()

    @admin.display(description=_("its question"))
    def words(self, row: Need) -> str:
        return text_of(row, "question")


class StatusFilter(admin.SimpleListFilter):
    """Projects that are planned, running or completed today."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("planned", _("planned")), ("running", _("running")), ("completed", _("completed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        day = today()
        if self.value() == "planned":
            return queryset.filter(starts_on__gt=day)
        if self.value() == "completed":
            return queryset.filter(ends_on__lt=day)
        if self.value() == "running":
            return queryset.filter(starts_on__lte=day).exclude(ends_on__lt=day)
        return None


@admin.register(Project)
class ProjectAdmin(OfOrganizationAdmin):
    """Planned, running and completed work."""

    form = ProjectForm
    list_display = ("heading", "organization", "starts_on", "ends_on", "donor", "grant_number")
    list_filter = (StatusFilter, "topics__theme", "governorates")
    search_fields = (*ORGANIZATION_SEARCH, "texts__text", "donor", "grant_number")
    list_select_related = ("organization",)
    date_hierarchy = "starts_on"
    autocomplete_fields = ("organization", "topics", "governorates")
    fields = (
        "organization",
        "title",
        "summary",
        "texts_language",
        ("starts_on", "ends_on"),
        "topics",
        "governorates",
        "target_groups",
        ("donor", "grant_number"),
    )

    @admin.display(description=_("title"))
    def heading(self, row: Project) -> str:
        return text_of(row, "title") or str(row)

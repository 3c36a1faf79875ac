"""Who came, in all events, to look for; it is written down on each event's own page of who came."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from events.models import Event, Presence
from members.admin.base import ReadOnlyAdmin

from .filters import WalkInFilter


def presence_url(event: Event) -> str:
    """The staff page on which it is written down who came to ``event``."""
    return reverse("events:presence", args=[event.slug])


@admin.register(Presence)
class PresenceAdmin(ReadOnlyAdmin):
    """Organizations at events. Each leads to the page of its event where it is written down."""

    list_display = ("who", "event", "women", "men", "not_stated", "listed_people")
    list_display_links = None
    list_filter = (WalkInFilter, "event__kind")
    organization_paths = ("organization",)
    search_fields = (
        "organization__name_en",
        "organization__name_ar",
        "organization__acronym",
        "walk_in_name",
        "event__name_en",
        "people__name",
    )
    list_select_related = ("organization", "event")
    date_hierarchy = "event__starts_on"
    ordering = ("-event__starts_on", "organization__name_en", "walk_in_name", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Presence]:
        return super().get_queryset(request).annotate(listed=Count("people"))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The event's page of who came, in place of a page of one line of it."""
        row = self.get_object(request, unquote(object_id))
        if row is None or not self.has_view_permission(request, row):
            return super().change_view(request, object_id, form_url, extra_context)
        return redirect(presence_url(row.event))

    @admin.display(description=_("who came"), ordering="organization__name_en")
    def who(self, row: Presence) -> Any:
        return format_html('<a href="{}">{}</a>', presence_url(row.event), row)

    @admin.display(description=_("people listed"), ordering="listed")
    def listed_people(self, row: Presence) -> int:
        return row.listed

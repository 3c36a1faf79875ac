"""An event's program on the desk: its sessions on the event's page, and each on a page of its own with who presents
when and who speaks."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events.models import EventSession, Slot, Speaker
from members.admin.base import DeskAdmin, DeskInline, Link, StackedDeskInline

from .program_forms import SessionForm, SessionFormSet, SessionPageForm, SlotForm, SlotFormSet, SpeakerFormSet


def event_url(event_id: int) -> str:
    """The desk's page of an event."""
    return reverse("admin:events_event_change", args=[event_id])


class SessionInline(StackedDeskInline):
    """The program, quickly: what, when, on which topics, who presents."""

    model = EventSession
    form = SessionForm
    formset = SessionFormSet
    fields = (
        ("name_en", "name_ar", "name_ckb"),
        ("position", "day", "starts_at", "ends_at"),
        "topics",
        "presenting",
        "more",
    )
    readonly_fields = ("more",)
    autocomplete_fields = ("topics",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[EventSession]:
        return super().get_queryset(request).prefetch_related("topics", "presenters")

    @admin.display(description=_("more"))
    def more(self, row: EventSession) -> Any:
        """The way to the session's own page."""
        if row.pk is None:
            return _("Save first; then say when each organization presents and who speaks.")
        url = reverse("admin:events_eventsession_change", args=[row.pk])
        return format_html('<a href="{}">{}</a>', url, _("When each of them presents, and who speaks"))


class SlotInline(DeskInline):
    """When each organization presents itself in the session, and what."""

    model = Slot
    form = SlotForm
    formset = SlotFormSet
    fields = ("position", "organization", "covers", "starts_at", "minutes")
    autocomplete_fields = ("organization",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Slot]:
        return super().get_queryset(request).select_related("organization")


class SpeakerInline(DeskInline):
    """Who speaks in the session."""

    model = Speaker
    formset = SpeakerFormSet
    fields = ("position", "name", "role")


@admin.register(EventSession)
class EventSessionAdmin(DeskAdmin):
    """A session with all that is said of it. It is made on its event's page."""

    form = SessionPageForm
    locked_through = "event"
    list_display = ("called", "of_event", "day", "starts_at", "ends_at")
    list_filter = ("event__kind", "topics__theme")
    search_fields = ("name_en", "name_ar", "name_ckb", "event__name_en", "speakers__name")
    organization_paths = ("presenters",)
    list_select_related = ("event",)
    date_hierarchy = "event__starts_on"
    ordering = ("-event__starts_on", "event", "day", "position", "pk")
    fields = (
        "of_event",
        ("name_en", "name_ar", "name_ckb"),
        ("position", "day", "starts_at", "ends_at"),
        "topics",
    )
    readonly_fields = ("of_event",)
    autocomplete_fields = ("topics",)
    inlines = (SlotInline, SpeakerInline)
    links = (Link(_("The event"), lambda row: event_url(row.event_id)),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[EventSession]:
        return super().get_queryset(request).select_related("event")

    def has_module_permission(self, request: HttpRequest) -> bool:
        # Sessions are reached from their events.
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def view_on_site(self, row: EventSession) -> str:
        return row.event.get_absolute_url()

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> list[dict[str, Any]]:
        """As Django's, without the names of speakers: who is taken out of a program is gone from its history, too."""
        message = super().construct_change_message(request, form, formsets, add)
        with translation.override(None):
            speaker = str(Speaker._meta.verbose_name)
        for said in (said for part in message for said in part.values()):
            if said.get("name") == speaker:
                said["object"] = "…"
        return message

    def response_post_save_change(self, request: HttpRequest, obj: EventSession) -> HttpResponseRedirect:
        """Back to the event."""
        return redirect(event_url(obj.event_id))

    def delete_model(self, request: HttpRequest, obj: EventSession) -> None:
        request.desk_event = obj.event_id
        super().delete_model(request, obj)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        """Back to the event."""
        super().response_delete(request, obj_display, obj_id)
        return redirect(event_url(request.desk_event))

    @admin.display(description=_("event"), ordering="event")
    def of_event(self, row: EventSession) -> SafeString:
        """Its event, and the way to it: the model's own field has no name in Arabic and Kurdish."""
        return format_html('<a href="{}">{}</a>', event_url(row.event_id), row.event)

    @admin.display(description=_("name"), ordering="name_en")
    def called(self, row: EventSession) -> str:
        return row.name

"""Events on the desk: staff log a workshop, its sessions and who came, on one page; people on a page of their own."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import Count, QuerySet, Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from members.admin.base import Button, DeskAdmin, DeskInline, Link, StackedDeskInline

from .actions import announce_event, cancel_event, remove_presence, settle_event, settle_presence
from .calendar import when
from .forms import AnnounceForm, CancelForm, EventForm, PresenceForm, PresenceFormSet
from .models import Event, EventInvitation, EventSession, Presence, PresentPerson

STATE_NAMES = {
    "draft": _("not announced"),
    "announced": _("announced"),
    "running": _("running"),
    "held": _("held"),
    "cancelled": _("cancelled"),
}


class SessionInline(StackedDeskInline):
    """The program."""

    model = EventSession
    fields = (("name_en", "name_ar", "name_ckb"), ("position", "starts_at"), "topics", "presenters")
    autocomplete_fields = ("topics", "presenters")

    def get_queryset(self, request: HttpRequest) -> QuerySet[EventSession]:
        return super().get_queryset(request).prefetch_related("topics", "presenters")


class InvitationInline(DeskInline):
    """The organizations that may see an event that is not open to all members."""

    model = EventInvitation
    autocomplete_fields = ("organization",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[EventInvitation]:
        return super().get_queryset(request).select_related("organization")


class PresenceInline(DeskInline):
    """Who came. Where people are listed the counts are theirs."""

    model = Presence
    form = PresenceForm
    formset = PresenceFormSet
    verbose_name = _("organization that came")
    verbose_name_plural = _("who came")
    fields = ("meant", "organization", "walk_in_name", "women", "men", "not_stated", "people_listed")
    readonly_fields = ("people_listed",)
    autocomplete_fields = ("organization",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Presence]:
        return super().get_queryset(request).select_related("organization").annotate(listed=Count("people"))

    @admin.display(description=_("people listed"))
    def people_listed(self, row: Presence) -> Any:
        if row.pk is None:
            return _("Save first, then list people.")
        url = reverse("admin:events_presence_change", args=[row.pk])
        return format_html('<a href="{}">{}</a>', url, _("%(count)s: open the list") % {"count": row.listed})


class StateFilter(admin.SimpleListFilter):
    """Events by the state they are in today."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(STATE_NAMES.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        day = today()
        standing = queryset.exclude(cancelled_on__lte=day)
        announced = standing.filter(announced_on__lte=day)
        found = {
            "cancelled": queryset.filter(cancelled_on__lte=day),
            "draft": standing.exclude(announced_on__lte=day),
            "held": announced.filter(ends_on__lt=day),
            "running": announced.filter(starts_on__lte=day, ends_on__gte=day),
            "announced": announced.filter(starts_on__gt=day),
        }
        return found.get(self.value() or "")


def _announce(request: HttpRequest, row: Event, data: dict[str, Any]) -> Any:
    announce_event(event=row, by=request.user, on=data.get("on"))
    return _("The event is announced.")


def _cancel(request: HttpRequest, row: Event, data: dict[str, Any]) -> Any:
    cancel_event(event=row, by=request.user, reason=data["reason"])
    return _("The event is cancelled. Members read why on its page.")


@admin.register(Event)
class EventAdmin(DeskAdmin):
    """Events. A room above adds what came of them."""

    form = EventForm
    list_display = (
        "called",
        "kind",
        "when_it_is",
        "governorate",
        "state_name",
        "open_to",
        "organizations",
        "people",
    )
    list_filter = (StateFilter, "kind", "mode", "open_to", "governorate")
    search_fields = ("name_en", "name_ar", "name_ckb", "slug", "place", "sessions__name_en")
    organization_paths = ("hosts",)
    list_select_related = ("governorate",)
    date_hierarchy = "starts_on"
    ordering = ("-starts_on", "pk")
    prepopulated_fields = {"slug": ("name_en",)}
    autocomplete_fields = ("governorate", "hosts")
    inlines: tuple[type[admin.options.InlineModelAdmin], ...] = (
        SessionInline,
        InvitationInline,
        PresenceInline,
    )
    links: tuple[Link, ...] = ()
    buttons = (
        Button(
            "announce",
            _("Announce it"),
            _("Members will see the event. Where it is still to come, their representatives get a mail."),
            _announce,
            when=lambda request, row: row.announced_on is None and row.cancelled_on is None,
            form=AnnounceForm,
        ),
        Button(
            "cancel",
            _("Cancel the event"),
            _("Members see that it was cancelled and why. It cannot be taken back."),
            _cancel,
            when=lambda request, row: row.cancelled_on is None,
            form=CancelForm,
            is_danger=True,
        ),
    )
    fieldsets = (
        (None, {"fields": (("name_en", "name_ar", "name_ckb"), "slug", ("kind", "mode"))}),
        (_("When"), {"fields": (("starts_on", "ends_on"), "date_precision", ("starts_at", "ends_at"))}),
        (_("Where and who"), {"fields": (("place", "governorate"), "hosts", "languages", "open_to")}),
        (_("About"), {"fields": ("texts_language", "description_en", "description_ar", "description_ckb")}),
        (_("State"), {"fields": ("state_name", "announced_on", "cancelled_on", "cancel_reason")}),
    )
    readonly_fields = ("state_name", "announced_on", "cancelled_on", "cancel_reason")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        return (
            super()
            .get_queryset(request)
            .annotate(
                organizations_present=Count("presences"),
                people_present=Sum("presences__women") + Sum("presences__men") + Sum("presences__not_stated"),
            )
        )

    def get_prepopulated_fields(self, request: HttpRequest, obj: Event | None = None) -> dict[str, Any]:
        return {} if obj is not None else self.prepopulated_fields

    def may_press(self, request: HttpRequest, row: Event) -> bool:
        return self.has_change_permission(request, row)

    def has_delete_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        # What members have seen, or somebody came to, is cancelled and stays.
        if obj is not None and (obj.announced_on is not None or obj.presences.exists()):
            return False
        return super().has_delete_permission(request, obj)

    def save_related(self, request: HttpRequest, form: EventForm, formsets: Any, change: bool) -> None:
        """Save sessions, invitations and presence, then make counts and acquaintances follow, in one transaction."""
        super().save_related(request, form, formsets, change)
        form.write_texts()
        settle_event(event=form.instance, by=request.user)

    @admin.display(description=_("name"), ordering="name_en")
    def called(self, row: Event) -> str:
        return row.name

    @admin.display(description=_("when"), ordering="starts_on")
    def when_it_is(self, row: Event) -> str:
        return when(row)

    @admin.display(description=_("state"))
    def state_name(self, row: Event) -> Any:
        # As it is stored: where the form is shown again, the row in hand may have lost its date.
        stored = row if row.starts_on and row.ends_on else Event.objects.filter(pk=row.pk).first()
        return STATE_NAMES[stored.state if stored is not None and stored.pk else "draft"]

    @admin.display(description=_("organizations"), ordering="organizations_present")
    def organizations(self, row: Event) -> int:
        return row.organizations_present

    @admin.display(description=_("people"), ordering="people_present")
    def people(self, row: Event) -> int:
        return row.people_present or 0


class PersonInline(DeskInline):
    """The people on the attendance list."""

    model = PresentPerson
    extra = 3
    fields = ("name", "sex", "email")


@admin.register(Presence)
class PresenceAdmin(DeskAdmin):
    """One organization at one event, with its people."""

    form = PresenceForm
    locked_through = "event"
    list_display = ("who", "event", "women", "men", "not_stated", "listed_people")
    list_filter = ("event__kind", ("organization", admin.EmptyFieldListFilter))
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
    autocomplete_fields = ("event", "organization")
    date_hierarchy = "event__starts_on"
    ordering = ("-event__starts_on", "organization__name_en", "walk_in_name", "pk")
    fields = ("event", ("meant", "organization", "walk_in_name"), ("women", "men", "not_stated"))
    inlines = (PersonInline,)
    links = (Link(_("The event"), lambda row: reverse("admin:events_event_change", args=[row.event_id])),)

    def view_on_site(self, row: Presence) -> str:
        return row.event.get_absolute_url()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Presence]:
        return super().get_queryset(request).annotate(listed=Count("people"))

    def get_readonly_fields(self, request: HttpRequest, obj: Presence | None = None) -> tuple[str, ...]:
        # Somebody who was at another event is another row.
        return ("event",) if obj is not None else ()

    def save_related(self, request: HttpRequest, form: PresenceForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        settle_presence(presence=form.instance, by=request.user)

    def delete_model(self, request: HttpRequest, obj: Presence) -> None:
        with transaction.atomic():
            remove_presence(presence=obj, by=request.user)

    @admin.display(description=_("who came"), ordering="organization__name_en")
    def who(self, row: Presence) -> str:
        return str(row)

    @admin.display(description=_("people listed"), ordering="listed")
    def listed_people(self, row: Presence) -> int:
        return row.listed

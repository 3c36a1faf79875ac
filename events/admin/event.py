"""Events on the desk: what is held when and where, its program, who is invited."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from events.actions import settle_event
from events.actions.moving import WHEN, tell_if_invited, tell_if_moved, tell_if_opened
from events.calendar import when
from events.models import Event, EventInvitation, EventSession, Rsvp
from events.reading.outside import outside_words
from members.admin.base import DeskAdmin, DeskFormSet, DeskInline, Link
from members.admin.lines import changed_columns
from members.admin.merging import BASED_ON
from members.history.latest import latest_change
from members.history.page import author_of, when_of

from .buttons import BUTTONS, LINKS
from .event_form import EventForm, with_version
from .filters import STATE_NAMES, StateFilter
from .sessions import SessionInline


class InvitationFormSet(DeskFormSet):
    """Lines of invited organizations; each stands there once."""

    def get_unique_error_message(self, unique_check: Any) -> str:
        return gettext("An organization is invited twice. Remove one of its two lines.")

    def get_form_error(self) -> str:
        return gettext("This organization is invited twice. Remove one of the two lines.")


class InvitationInline(DeskInline):
    """The organizations that may see an event that is not open to all members."""

    model = EventInvitation
    formset = InvitationFormSet
    autocomplete_fields = ("organization",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[EventInvitation]:
        return super().get_queryset(request).select_related("organization")


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
    inlines: tuple[type[admin.options.InlineModelAdmin], ...] = (SessionInline, InvitationInline)
    links: tuple[Link, ...] = LINKS
    buttons = BUTTONS
    fieldsets = (
        (None, {"fields": (("name_en", "name_ar", "name_ckb"), "slug", ("kind", "mode"))}),
        (_("When"), {"fields": (("starts_on", "ends_on"), "date_precision", ("starts_at", "ends_at"))}),
        (
            _("Where and who"),
            {
                "fields": (
                    ("place", "governorate"),
                    "online_link",
                    "hosts",
                    "languages",
                    ("open_to", "capacity"),
                )
            },
        ),
        (_("About"), {"fields": ("texts_language", "description_en", "description_ar", "description_ckb")}),
        (
            _("State"),
            {
                "fields": (
                    ("state_name", "announced_on", "closed_on"),
                    ("cancelled_on", "cancel_reason"),
                    ("who_comes", "who_came"),
                    "version_now",
                )
            },
        ),
    )
    readonly_fields = (
        "state_name",
        "announced_on",
        "closed_on",
        "cancelled_on",
        "cancel_reason",
        "who_comes",
        "who_came",
        "version_now",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        return (
            super()
            .get_queryset(request)
            .annotate(
                organizations_present=Count("presences"),
                people_present=Sum("presences__women") + Sum("presences__men") + Sum("presences__not_stated"),
            )
        )

    def get_fieldsets(self, request: HttpRequest, obj: Event | None = None) -> Any:
        """All of it; a new event has no state yet."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj is not None else fieldsets[:-1]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Event | None = None) -> dict[str, Any]:
        return {} if obj is not None else self.prepopulated_fields

    def may_press(self, request: HttpRequest, row: Event) -> bool:
        return self.has_change_permission(request, row)

    def has_delete_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        # What members have seen, or somebody came to, is cancelled and stays.
        if obj is not None and (obj.announced_on is not None or obj.presences.exists()):
            return False
        return super().has_delete_permission(request, obj)

    # -- saved --

    def save_related(self, request: HttpRequest, form: EventForm, formsets: Any, change: bool) -> None:
        """Save sessions and invitations, then make counts and acquaintances follow, in one transaction."""
        invited = _invited_to(form.instance)
        super().save_related(request, form, formsets, change)
        form.write_texts()
        if change and (form.has_changed() or any(formset.has_changed() for formset in formsets)):
            self._follow(request, form, formsets, invited)
        if not change:
            request.desk_outside = outside_words(form.instance)
        request.desk_kept = form.kept_words()

    def _follow(self, request: HttpRequest, form: EventForm, formsets: Any, invited: set[int]) -> None:
        """Settle what was changed, and tell who has to hear of it; ``invited`` were until now."""
        changed = changed_columns(form)
        event = settle_event(event=form.instance, by=request.user)
        tell_if_moved(event, changed)
        if "open_to" in changed:
            # While it was open to all, all were told.
            tell_if_opened(event, invited)
        else:
            tell_if_invited(event, _invited_to(event) - invited)
        program = [formset for formset in formsets if formset.model is EventSession]
        if not WHEN.isdisjoint(changed) or any(formset.has_changed() for formset in program):
            request.desk_outside = outside_words(event)

    def response_add(self, request: HttpRequest, obj: Event, post_url_continue: Any = None) -> HttpResponse:
        """As of every page of the desk; what lies outside the days and hours that were entered is named."""
        response = super().response_add(request, obj, post_url_continue)
        if outside := getattr(request, "desk_outside", ""):
            messages.warning(request, outside)
        return response

    def response_change(self, request: HttpRequest, obj: Event) -> HttpResponse:
        """As of every page of the desk; what somebody else changed meanwhile is named, and what the event has left
        behind where it was moved."""
        response = super().response_change(request, obj)
        if outside := getattr(request, "desk_outside", ""):
            messages.warning(request, outside)
        if kept := getattr(request, "desk_kept", ""):
            messages.info(request, kept)
        return response

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        *args: Any,
        obj: Event | None = None,
        **kwargs: Any,
    ) -> HttpResponse:
        """As of every page of the desk; it says at which version of the event it was opened, too."""
        response: Any = super().render_change_form(request, context, *args, obj=obj, **kwargs)
        if obj is not None:
            response.context_data[BASED_ON] = with_version(context[BASED_ON], obj.version)
        return response

    # -- columns and lines --

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

    @admin.display(description=_("who comes"))
    def who_comes(self, row: Event) -> SafeString:
        """How many organizations have answered what, and the way to their answers."""
        counts = dict(row.rsvps.order_by().values_list("answer").annotate(Count("pk")))
        return format_html(
            '{}<br><a href="{}#answers">{}</a>',
            _pairs((answer.label, counts.get(answer.value, 0)) for answer in Rsvp.Answer),
            row.get_absolute_url(),
            gettext("Read the answers"),
        )

    @admin.display(description=_("who came"))
    def who_came(self, row: Event) -> SafeString:
        """How many came."""
        return _pairs([(_("organizations"), row.organizations_present), (_("people"), self.people(row))])

    @admin.display(description=pgettext_lazy("of an event", "version"))
    def version_now(self, row: Event) -> Any:
        """How often it was saved, and who changed it last."""
        entry = latest_change(row)
        if entry is None:
            return row.version
        return format_html(
            gettext("{version}. Changed last: {who}, {when}."),
            version=row.version,
            who=author_of(None, entry),
            when=when_of(entry),
        )


def _invited_to(event: Event) -> set[int]:
    """Ids of the organizations that are invited to ``event`` now."""
    return set(event.invitations.values_list("organization_id", flat=True))


def _pairs(pairs: Any) -> SafeString:
    """Names and numbers in a row."""
    return format_html_join(" · ", "{}: {}", pairs)

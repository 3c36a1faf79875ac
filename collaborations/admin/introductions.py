"""Introductions: those made at an event on its page, all of them in a list, and the form that logs one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from collaborations.actions.introductions import introduce_at_event
from collaborations.activities.moved import tell_parties
from collaborations.follow_up.funnel import funnel_url, leads_to_threads
from collaborations.forms.reveals import ask_what_is_revealed
from collaborations.introductions.hidden_pairs import is_confirmed
from collaborations.introductions.lapsing import has_lapsed
from collaborations.models import Collaboration, Introduction
from collaborations.stages import Stage
from collaborations.visibility import may_introduce
from cop_portal.dates import today
from cop_portal.ui.date_fields import DayField
from events.actions.moving import was_moved
from events.admin import EventAdmin
from events.models import Event
from members.admin.base import DeskInline, Link, ReadOnlyAdmin, action_page, day_or_dash
from members.admin.lines import changed_columns
from members.admin.widgets import Autocomplete
from members.models import Organization

PAIR_SEARCH = (
    "first__name_en",
    "first__name_ar",
    "first__acronym",
    "second__name_en",
    "second__name_ar",
    "second__acronym",
)


def _choose(field: str) -> Autocomplete:
    return Autocomplete(Introduction._meta.get_field(field), admin.site)


class IntroduceForm(forms.Form):
    """Two organizations that staff introduced at an event; outside one they suggest (``suggestions``)."""

    event = forms.ModelChoiceField(
        label=_("Event"),
        queryset=Event.objects.all(),
        widget=_choose("event"),
        help_text=_("Where they were introduced. Outside an event, suggest them to each other instead."),
    )
    first = forms.ModelChoiceField(
        label=_("Organization"), queryset=Organization.objects.all(), widget=_choose("first")
    )
    second = forms.ModelChoiceField(
        label=_("Other organization"), queryset=Organization.objects.all(), widget=_choose("second")
    )
    on = DayField(
        label=_("Date"),
        required=False,
        widget=AdminDateWidget,
        help_text=_("Leave it empty for the event's own date."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, second = self._chosen("first"), self._chosen("second")
        others = [second] if second is not None else []
        ask_what_is_revealed(self, first, others, forms.CheckboxSelectMultiple)

    def _chosen(self, name: str) -> Organization | None:
        field = self.fields[name]
        try:
            return field.clean(self.data.get(self.add_prefix(name))) if self.is_bound else None
        except forms.ValidationError:
            return None


class IntroductionInline(DeskInline):
    """Who was introduced at an event, to read; the grid beside it makes them."""

    model = Introduction
    fk_name = "event"
    can_delete = False
    verbose_name_plural = _("introductions made at it")
    fields = readonly_fields = ("first", "second", "day", "made_by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Introduction]:
        # Those that a thread came of: who asked whom before an event, and waits, is not what happened at it.
        made = super().get_queryset(request).filter(collaboration__isnull=False)
        return made.select_related("first", "second", "made_by")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("date"))
    def day(self, row: Introduction) -> str:
        return day_or_dash(row.happened_on, row.date_precision)


admin.site.unregister(Event)


@admin.register(Event)
class EventWithIntroductionsAdmin(EventAdmin):
    """An event with what came of it."""

    inlines = (*EventAdmin.inlines, IntroductionInline)
    links = (
        *EventAdmin.links,
        Link(
            _("Introductions"),
            lambda row: reverse("collaborations:event_introductions", args=[row.slug]),
            lambda request, row: row.cancelled_on is None and row.starts_on <= today(),
        ),
        Link(
            _("From the introduction to joint work"),
            funnel_url,
            lambda request, row: leads_to_threads(row),
        ),
    )

    def _follow(self, request: HttpRequest, form: Any, formsets: Any, invited: set[int]) -> None:
        """Also the parties that hold it hear that it was moved."""
        super()._follow(request, form, formsets, invited)
        if was_moved(form.instance, changed_columns(form)):
            tell_parties(form.instance)

    def get_inlines(self, request: HttpRequest, obj: Event | None) -> list[Any]:
        # Nobody was introduced yet at an event that is being written down.
        return [inline for inline in self.inlines if obj is not None or inline is not IntroductionInline]


@admin.register(Introduction)
class IntroductionAdmin(ReadOnlyAdmin):
    """Introductions. The words of a request, and the reason of an answer, are for the two organizations."""

    list_display = ("first", "second", "kind", "event", "day", "answer_given", "stage")
    list_filter = ("kind", "answer")
    search_fields = (*PAIR_SEARCH, "event__name_en")
    organization_paths = ("first", "second")
    list_select_related = ("first", "second", "event", "made_by")
    date_hierarchy = "happened_on"
    ordering = ("-happened_on", "pk")
    fields = readonly_fields = (
        "first",
        "second",
        "kind",
        "event",
        "day",
        "made_by",
        "answer_given",
        "answered_on",
        "stage",
        "thread",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Introduction]:
        staged = Prefetch("collaboration", Collaboration.objects.with_stage())
        return super().get_queryset(request).prefetch_related(staged)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("collaborations.add_introduction") and may_introduce(request.user)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Introduce two organizations: a form whose answer goes to the action, which opens their thread."""
        if not self.has_add_permission(request):
            raise PermissionDenied

        def run(data: dict[str, Any]) -> Any:
            introduction = introduce_at_event(
                event=data["event"],
                first=data["first"],
                second=data["second"],
                by=request.user,
                on=data["on"],
                reveals_hidden=is_confirmed(data["first"], data["second"], data.get("reveals", ())),
            )
            self.log_addition(request, introduction, str(_("Introduced")))
            return _("They are introduced, and their thread is open.")

        event = request.GET.get("event", "")
        return action_page(
            self,
            request,
            title=_("Introduce them"),
            question=_(
                "Both organizations are in the thread from the start; either may leave it with one tap."
            ),
            form_class=IntroduceForm,
            run=run,
            done_url=reverse("admin:collaborations_introduction_changelist"),
            initial={"event": event if event.isascii() and event.isdigit() and len(event) < 18 else None},
        )

    @admin.display(description=_("date"), ordering="happened_on")
    def day(self, row: Introduction) -> str:
        return day_or_dash(row.happened_on, row.date_precision)

    @admin.display(description=_("answer"), ordering="answer")
    def answer_given(self, row: Introduction) -> Any:
        if row.kind != Introduction.Kind.REQUEST:
            return "–"
        if has_lapsed(row):
            return _("no answer in 60 days")
        return row.get_answer_display() if row.answer else _("waiting for an answer")

    @admin.display(description=_("stage of their thread"))
    def stage(self, row: Introduction) -> Any:
        return Stage(row.collaboration.stage).label if row.collaboration else "–"

    @admin.display(description=_("their thread"))
    def thread(self, row: Introduction) -> Any:
        if row.collaboration is None:
            return "–"
        url = reverse("admin:collaborations_collaboration_change", args=[row.collaboration_id])
        return format_html('<a href="{}">{}</a>', url, _("Open it"))

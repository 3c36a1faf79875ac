"""Pairs of organizations that staff never bring together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cop_portal.ui.templatetags.ui import isolated
from events.actions import keep_apart, no_longer_apart
from events.actions.apart import ChangedSchedule
from events.models import KeepApart
from members.admin.base import DeskAdmin, action_page
from members.admin.ties import PAIR_SEARCH
from members.admin.widgets import Autocomplete
from members.models import Organization

WHO_KNOWS = _(
    "The portal never pairs two organizations that are kept apart, and staff cannot introduce them. They can still "
    "meet and ask each other themselves: a refusal would show them the mark. Members never see who is kept apart, nor "
    "that there is such a list; staff alone do. Why is not written down anywhere."
)


def _choose(field: str) -> Autocomplete:
    return Autocomplete(KeepApart._meta.get_field(field), admin.site)


class KeepApartForm(forms.Form):
    """Two organizations, whichever first."""

    first = forms.ModelChoiceField(
        label=_("Organization"), queryset=Organization.objects.all(), widget=_choose("organization_low")
    )
    second = forms.ModelChoiceField(
        label=_("Other organization"),
        queryset=Organization.objects.all(),
        widget=_choose("organization_high"),
    )


@admin.register(KeepApart)
class KeepApartAdmin(DeskAdmin):
    """Who is kept apart, and who said so. It is marked and taken away by actions, and never changed."""

    list_display = ("organization_low", "organization_high", "marked_by", "marked_at")
    fields = ("organization_low", "organization_high", "marked_by", "marked_at")
    search_fields = PAIR_SEARCH
    organization_paths = ("organization_low", "organization_high")
    list_select_related = ("organization_low", "organization_high", "marked_by")

    def has_change_permission(self, request: HttpRequest, obj: KeepApart | None = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {"who_knows": WHO_KNOWS, **(extra_context or {})})

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Mark two organizations: a form whose answer goes to the action."""
        if not self.has_add_permission(request):
            raise PermissionDenied

        def run(data: dict[str, Any]) -> Any:
            marked = keep_apart(first=data["first"], second=data["second"], by=request.user)
            self.log_addition(request, marked.pair, str(_("Kept apart")))
            return _said(marked.changed)

        return action_page(
            self,
            request,
            title=pgettext_lazy("two organizations", "Keep apart"),
            question=WHO_KNOWS,
            form_class=KeepApartForm,
            run=run,
            done_url=reverse("admin:events_keepapart_changelist"),
        )

    def delete_model(self, request: HttpRequest, obj: KeepApart) -> None:
        no_longer_apart(first=obj.organization_low, second=obj.organization_high, by=request.user)


def _said(changed: Iterable[ChangedSchedule]) -> SafeString:
    """What the mark does, and which schedules it has changed: each with the way to it."""
    sentences = [gettext("They are kept apart, and meet in no round that is still to come.")]
    for one in changed:
        sentences.append(
            format_html(
                gettext(
                    "The schedule of {event} has changed: the two rest in round {round}. Propose it anew, or let them "
                    "change places with others."
                ),
                event=format_html(
                    '<a href="{}">{}</a>',
                    reverse("events:pairing", args=[one.event.slug]),
                    isolated(one.event.name),
                ),
                round=one.round,
            )
        )
    return format_html_join(" ", "{}", ((sentence,) for sentence in sentences))

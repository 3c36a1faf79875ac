"""Suggestions: two organizations that staff suggest to each other outside an event, and whether it came about.

What each of the two answered, when and why, is on no page of the desk: whether it waits, came about or not is all.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from collaborations.actions.suggestions import suggest, take_suggestion_back
from collaborations.forms.reveals import ask_who_learns_by_being_asked
from collaborations.introductions.lapsing import suggestion_waits
from collaborations.introductions.suggesting import is_confirmed_for
from collaborations.models import Suggestion
from collaborations.visibility import may_introduce
from cop_portal.translations.texts import TextLanguage
from members.admin.base import Button, ReadOnlyAdmin, action_page, day_or_dash
from members.admin.widgets import Autocomplete
from members.hidden import marked_name
from members.models import Organization

from .introductions import PAIR_SEARCH


def _choose(field: str) -> Autocomplete:
    return Autocomplete(Suggestion._meta.get_field(field), admin.site)


class SuggestForm(forms.Form):
    """Two organizations, and why they should meet."""

    first = forms.ModelChoiceField(
        label=_("Organization"), queryset=Organization.objects.all(), widget=_choose("first")
    )
    second = forms.ModelChoiceField(
        label=_("Other organization"), queryset=Organization.objects.all(), widget=_choose("second")
    )
    reason = forms.CharField(
        label=_("Why the two should meet"),
        help_text=_("Both read it, if you write something. Leave out names of people at risk."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=500,
        required=False,
    )
    language = forms.ChoiceField(label=_("It is written in"), choices=TextLanguage.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, second = self._chosen("first"), self._chosen("second")
        ask_who_learns_by_being_asked(self, first, second, forms.CheckboxSelectMultiple)

    def _chosen(self, name: str) -> Organization | None:
        field = self.fields[name]
        try:
            return field.clean(self.data.get(self.add_prefix(name))) if self.is_bound else None
        except forms.ValidationError:
            return None


def _take_back(request: HttpRequest, row: Suggestion, data: dict[str, Any]) -> Any:
    take_suggestion_back(suggestion=row, by=request.user)
    return _("Taken back. Those who were asked read that it did not come about.")


@admin.register(Suggestion)
class SuggestionAdmin(ReadOnlyAdmin):
    """Suggestions, without what was answered to them."""

    list_display = ("one", "other", "made_day", "by", "state")
    search_fields = PAIR_SEARCH
    organization_paths = ("first", "second")
    list_select_related = ("first", "second", "made_by", "introduction")
    date_hierarchy = "made_on"
    ordering = ("-made_on", "-pk")
    fields = readonly_fields = ("one", "other", "made_day", "by", "reason", "state", "thread")
    buttons = (
        Button(
            "take-back",
            _("Take it back"),
            _(
                "Nobody can answer it then. Those who were asked read that it did not come about, and no more."
            ),
            _take_back,
            when=lambda request, row: suggestion_waits(row),
            is_danger=True,
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("collaborations.add_suggestion") and may_introduce(request.user)

    def may_press(self, request: HttpRequest, row: Any) -> bool:
        return super().may_press(request, row) and may_introduce(request.user)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Suggest two organizations to each other: a form whose answer goes to the action, which asks them."""
        if not self.has_add_permission(request):
            raise PermissionDenied

        def run(data: dict[str, Any]) -> Any:
            first, second = data["first"], data["second"]
            suggestion = suggest(
                first=first,
                second=second,
                by=request.user,
                reason=data["reason"],
                language=data["language"],
                reveals_hidden=is_confirmed_for(first, second, data.get("reveals", ())),
            )
            self.log_addition(request, suggestion, str(_("Suggested")))
            return _("Suggested. Once both have said yes they are introduced.")

        return action_page(
            self,
            request,
            title=_("Suggest them to each other"),
            question=_(
                "Each is asked on its own, and learns what the other says only if both say yes: then they are "
                "introduced. Who may not know of the other is asked only after that one has said yes."
            ),
            form_class=SuggestForm,
            run=run,
            done_url=reverse("admin:collaborations_suggestion_changelist"),
            initial={
                "first": _key(request, "first"),
                "second": _key(request, "second"),
                "language": request.LANGUAGE_CODE,
            },
        )

    @admin.display(description=_("organization"), ordering="first")
    def one(self, row: Suggestion) -> str:
        return marked_name(row.first)

    @admin.display(description=_("other organization"), ordering="second")
    def other(self, row: Suggestion) -> str:
        return marked_name(row.second)

    @admin.display(description=_("made by"), ordering="made_by")
    def by(self, row: Suggestion) -> str:
        return row.made_by.name

    @admin.display(description=_("suggested on"), ordering="made_on")
    def made_day(self, row: Suggestion) -> str:
        return day_or_dash(row.made_on)

    @admin.display(description=_("status"))
    def state(self, row: Suggestion) -> Any:
        if row.introduction_id is not None:
            return _("they are introduced")
        return _("waiting for an answer") if suggestion_waits(row) else _("it did not come about")

    @admin.display(description=_("their thread"))
    def thread(self, row: Suggestion) -> Any:
        if row.introduction is None or row.introduction.collaboration_id is None:
            return "–"
        url = reverse("admin:collaborations_collaboration_change", args=[row.introduction.collaboration_id])
        return format_html('<a href="{}">{}</a>', url, _("Open it"))


def _key(request: HttpRequest, name: str) -> str | None:
    """What a link to the form names; nothing that no key can be."""
    value = request.GET.get(name, "")
    return value if value.isascii() and value.isdigit() and len(value) < 18 else None

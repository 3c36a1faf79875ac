"""What the desk's pages of all rooms share: buttons that call actions, pages to read only, lines and lists.

Plain facts are saved by the admin's own forms. Whatever changes a state or a right, or sends mail, is a button: its
page asks once more, calls an action, and says what happened; a refusal is shown there in its own words.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import Precision, format_date
from cop_portal.history import changed_by
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization
from members.search.text import update_search

from .finding import FindsOrganizations
from .lines import ChangesFormSet
from .lists import AnswersStrangeLists
from .merging import DeskForm
from .races import again_if_raced, refusal_words
from .saving import SavesChanges
from .texts import TextsForm
from .widgets import DeskFields

# What the history gives as the reason of a change that was made here.
AT_THE_DESK = "desk"


class ConfirmForm(forms.Form):
    """A button that needs no words, only a second tap."""


@dataclass(frozen=True)
class Button:
    """A button on a row's page.

    ``run(request, row, cleaned_data)`` calls the action and gives the sentence that says what happened, or the page
    that follows. ``when(request, row)`` says whether there is anything to press; ``question`` is asked on the page
    that confirms, or what it gives for the row; where ``refusal(row)`` says why it cannot be, it says that alone.
    """

    name: str
    label: Any
    question: Any
    run: Callable[[HttpRequest, Any, dict[str, Any]], Any]
    when: Callable[[HttpRequest, Any], bool] = lambda request, row: True
    form: type[forms.Form] = ConfirmForm
    is_danger: bool = False
    refusal: Callable[[Any], Any] = lambda row: ""


@dataclass(frozen=True)
class Link:
    """A link among a row's buttons, to a page that does the work."""

    label: Any
    url: Callable[[Any], str]
    when: Callable[[HttpRequest, Any], bool] = lambda request, row: True


class DeskAdmin(DeskFields, FindsOrganizations, AnswersStrangeLists, SavesChanges, admin.ModelAdmin):
    """A page of the desk: buttons beside "History", and an action bar above every list (our security policy refuses
    the inline style that Django's lists have without one)."""

    actions_on_top = True
    list_per_page = 50
    show_full_result_count = False
    buttons: tuple[Button, ...] = ()
    links: tuple[Link, ...] = ()

    class Media:
        js = ("js/desk.js",)

    def get_urls(self) -> list:
        return [*self._button_urls(), *super().get_urls()]

    def _button_urls(self) -> list:
        meta = self.opts
        return [
            path(
                f"<path:object_id>/{button.name}/",
                self.admin_site.admin_view(partial(self.button_view, button=button)),
                name=f"{meta.app_label}_{meta.model_name}_{button.name}",
            )
            for button in self.buttons
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        context = {"desk_buttons": self._buttons_for(request, row) if row is not None else []}
        return super().change_view(request, object_id, form_url, {**context, **(extra_context or {})})

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """As Django's; the history names who saved the form, and that it was at the desk."""
        with changed_by(request.user, AT_THE_DESK):
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """As Django's; the history names who deleted the row."""
        with changed_by(request.user, AT_THE_DESK):
            return super().delete_view(request, *args, **kwargs)

    def may_press(self, request: HttpRequest, row: Any) -> bool:
        """Whether this person may press the buttons of ``row`` at all; the action asks again."""
        return self.has_view_permission(request, row)

    def _buttons_for(self, request: HttpRequest, row: Any) -> list[dict[str, Any]]:
        if IS_POPUP_VAR in request.GET or not self.may_press(request, row):
            return []
        links = [
            {"label": link.label, "url": link.url(row)} for link in self.links if link.when(request, row)
        ]
        buttons = [
            {
                "label": button.label,
                "url": reverse(
                    f"admin:{self.opts.app_label}_{self.opts.model_name}_{button.name}", args=[row.pk]
                ),
                "is_danger": button.is_danger,
            }
            for button in self.buttons
            if button.when(request, row)
        ]
        return links + buttons

    def button_view(self, request: HttpRequest, object_id: str, *, button: Button) -> HttpResponse:
        """Ask once more, then do what the button says."""
        row = self.get_object(request, unquote(object_id))
        if row is None or not self.may_press(request, row):
            raise Http404
        change_url = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk])
        if not button.when(request, row):
            # Pressed twice, or meanwhile done by somebody else.
            messages.info(request, _("There was nothing more to do here."))
            return redirect(change_url)
        return action_page(
            self,
            request,
            title=button.label,
            question=button.question(row) if callable(button.question) else button.question,
            refusal=button.refusal(row),
            form_class=button.form,
            run=partial(button.run, request, row),
            done_url=change_url,
            row=row,
            is_danger=button.is_danger,
        )


class DeskFormSet(ChangesFormSet):
    """Lines of a table: their boxes have no labels beside them, so each says its own name."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Delete?")


class DeskInline(DeskFields, admin.TabularInline):
    """Rows on the page of the row they belong to, a line each."""

    extra = 0
    form = DeskForm
    formset = DeskFormSet

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", capfirst(field.label))
        return field


class StackedDeskInline(DeskFields, admin.StackedInline):
    """The same for rows that are too wide for a line."""

    extra = 0
    form = DeskForm
    formset = ChangesFormSet


def action_page(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    *,
    title: Any,
    question: Any,
    form_class: type[forms.Form],
    run: Callable[[dict[str, Any]], Any],
    done_url: str,
    row: Any = None,
    initial: dict[str, Any] | None = None,
    is_danger: bool = False,
    refusal: Any = "",
) -> HttpResponse:
    """A page of the desk with a form whose answer goes to an action; with ``refusal``, why there is none.

    A refusal is shown at its field with what was typed kept; who may not do it at all gets a missing page.
    """
    form = form_class(request.POST if request.method == "POST" else None, initial=initial)
    if not refusal and form.is_valid():
        try:
            with changed_by(request.user, AT_THE_DESK):
                said = again_if_raced(lambda: run(form.cleaned_data.copy()))
        except NotAllowed as error:
            raise Http404 from error
        except Refused as refused:
            refused.add_to(form)
        except IntegrityError as error:
            form.add_error(None, refusal_words(error))
        else:
            if row is not None:
                model_admin.log_change(request, row, str(title))
            if isinstance(said, HttpResponse):
                return said
            messages.success(request, said)
            return redirect(done_url)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": title,
        "question": question,
        "refusal": refusal,
        "form": form,
        "row": row,
        "back_url": done_url,
        "is_danger": is_danger,
        "media": model_admin.media + form.media,
        "has_view_permission": model_admin.has_view_permission(request),
    }
    return TemplateResponse(request, "admin/action.html", context)


class ReadOnlyAdmin(DeskAdmin):
    """Rows that actions write: the desk reads them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def day_or_dash(value: datetime.date | None, precision: str = Precision.DAY) -> str:
    """A date in the portal's own words, for a column; a dash where there is none."""
    return format_date(value, precision) if value else "–"


class SearchKeepingAdmin(DeskAdmin):
    """A page whose rows are part of what the directory finds: after each change the organization's search rows follow,
    in the same transaction."""

    def organization_of(self, row: Any) -> Organization:
        """The organization that ``row`` says something of."""
        return row.organization

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if isinstance(form, TextsForm):
            form.write_texts()
        update_search(self.organization_of(form.instance))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with transaction.atomic():
            organization = self.organization_of(obj)
            super().delete_model(request, obj)
            update_search(organization)
